package io.supervisor4j.runtime.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Lines that wait for their client to take them: answers, and what it follows. */
final class Outbox {

    /** From here on what is followed is dropped. */
    static final int CAPACITY = 1 << 17;

    /** How many lines are written at once. */
    private static final int AT_ONCE = 64;

    private record Line(ByteBuffer bytes, boolean isAnswer) {}

    private final Deque<Line> lines = new ArrayDeque<>();
    private long size;
    private long dropped;
    private int answers;

    /** An answer: asked for, and so never dropped. */
    void add(byte[] line) {
        answers++;
        add(line, true);
    }

    private void add(byte[] line, boolean isAnswer) {
        lines.add(new Line(ByteBuffer.wrap(line), isAnswer));
        size += line.length;
    }

    /** Something that nobody waits for. */
    void offer(byte[] line) {
        if (isFull()) {
            dropped++;
            return;
        }
        tellOfLoss();
        add(line, false);
    }

    private void tellOfLoss() {
        if (dropped > 0) {
            Fields notice = new Fields()
                    .with("event", "dropped")
                    .with("at", Instant.now())
                    .with("level", "WARNING")
                    .with("text", dropped + " events were dropped: this client did not take them in time")
                    .with("events", dropped);
            add(Json.line(notice.map()), false);
            dropped = 0;
        }
    }

    /** So many were not even offered. */
    void drop(long count) {
        dropped += count;
    }

    boolean isFull() {
        return size >= CAPACITY;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Tells whether an answer has not been taken yet. */
    boolean hasAnswer() {
        return answers > 0;
    }

    /** Writes what is taken at once; tells whether anything was. */
    boolean writeTo(GatheringByteChannel channel) throws IOException {
        boolean progress = false;
        boolean taken = true;
        while (taken && !lines.isEmpty()) {
            ByteBuffer[] some = first();
            long written = channel.write(some);
            progress |= written > 0;
            size -= written;
            taken = !some[some.length - 1].hasRemaining();
            removeWritten();
            if (lines.isEmpty()) {
                tellOfLoss();
            }
        }
        return progress;
    }

    private ByteBuffer[] first() {
        ByteBuffer[] some = new ByteBuffer[Math.min(AT_ONCE, lines.size())];
        Iterator<Line> line = lines.iterator();
        for (int i = 0; i < some.length; i++) {
            some[i] = line.next().bytes();
        }
        return some;
    }

    private void removeWritten() {
        while (!lines.isEmpty() && !lines.getFirst().bytes().hasRemaining()) {
            answers -= lines.removeFirst().isAnswer() ? 1 : 0;
        }
    }
}
