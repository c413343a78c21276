package io.supervisor4j.runtime.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lines that wait for their client to take them. */
final class Outbox {

    /** From here on events are dropped, and no further request is answered. */
    static final int CAPACITY = 1 << 20;

    private final Deque<ByteBuffer> lines = new ArrayDeque<>();
    private long size;
    private long dropped;

    /** An answer: asked for, and so never dropped. */
    void add(byte[] line) {
        lines.add(ByteBuffer.wrap(line));
        size += line.length;
    }

    /** Something that nobody waits for. */
    void offer(byte[] line) {
        if (isFull()) {
            dropped++;
            return;
        }
        if (dropped > 0) {
            add(Json.line(new Fields()
                    .with("event", "dropped")
                    .with("at", Instant.now())
                    .with("level", "WARNING")
                    .with("text", dropped + " events were dropped: this client did not take them in time")
                    .with("events", dropped)
                    .map()));
            dropped = 0;
        }
        add(line);
    }

    void drop(long count) {
        dropped += count;
    }

    boolean isFull() {
        return size >= CAPACITY;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Tells whether anything was taken. */
    boolean writeTo(WritableByteChannel channel) throws IOException {
        boolean progress = false;
        while (!lines.isEmpty()) {
            int written = channel.write(lines.getFirst());
            progress |= written > 0;
            size -= written;
            if (lines.getFirst().hasRemaining()) {
                break;
            }
            lines.removeFirst();
        }
        return progress;
    }
}
