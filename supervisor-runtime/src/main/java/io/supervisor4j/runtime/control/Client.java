package io.supervisor4j.runtime.control;

import io.supervisor4j.runtime.output.OutputLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One connection. Used by the server's thread alone; never waits for its other end. */
final class Client implements Subscriber {

    /** What has begun to be said has to be finished within this time. */
    private static final long LINE_NANOS = 10_000_000_000L;

    /** Who takes nothing of what is there for so long is cut off. */
    private static final long STALL_NANOS = 30_000_000_000L;

    private static final long NEVER = Long.MAX_VALUE;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final String user;
    private final Conversation conversation;
    private final LineBuffer in = new LineBuffer();
    private final Outbox out = new Outbox();
    private long lineDue = NEVER;
    private long stalledAt = NEVER;
    private long lastHeard;
    private boolean answering;
    private boolean hasAsked;
    private long eventsAfter = NEVER;
    private @Nullable Predicate<OutputLine> wantedLines;
    private boolean leaving;
    /** The other end says nothing more; it may still listen. */
    private boolean ended;

    Client(SocketChannel channel, SelectionKey key, String user, Conversation conversation, long now) {
        this.channel = channel;
        this.key = key;
        this.user = user;
        this.conversation = conversation;
        this.lastHeard = now;
    }

    // ---- what comes

    /** Reads what is there; tells whether the other end is. */
    void read(ByteBuffer buffer, long now) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        ended = count < 0;
        in.add(buffer.flip());
        lastHeard = now;
        proceed(now);
    }

    /**
     * Takes up what was said, one request after the other, as long as the answers are taken; throws when there is nobody left
     * to serve.
     */
    void proceed(long now) throws IOException {
        while (!answering && !leaving && !out.isFull()) {
            String line = in.next();
            if (line == null) {
                break;
            }
            answering = true;
            hasAsked = true;
            conversation.hear(line, this);
        }
        if (in.isTooLong()) {
            Refusal refusal =
                    new Refusal(Refusal.BAD_REQUEST, "a line is longer than " + LineBuffer.MAX_LINE + " bytes", "");
            dismiss(refusal);
        }
        boolean halfALine = !in.isEmpty() && !leaving && !answering && !out.isFull();
        lineDue = !halfALine ? NEVER : lineDue == NEVER ? now + LINE_NANOS : lineDue;
        if (ended && !answering && !isFollowing() && out.isEmpty()) {
            throw new IOException("the other end has gone");
        }
        showInterest();
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public void followEvents(long number) {
        eventsAfter = number;
    }

    @Override
    public void followLogs(Predicate<OutputLine> wanted) {
        wantedLines = wanted;
        conversation.linesAreFollowed();
    }

    boolean follows(OutputLine line) {
        return wantedLines != null && wantedLines.test(line);
    }

    boolean followsLogs() {
        return wantedLines != null;
    }

    boolean follows(EventLog.Entry entry) {
        return entry.number() > eventsAfter;
    }

    // ---- what goes

    void answer(@Nullable Object id, Map<String, Object> result) {
        send(line(id, "result", result));
    }

    void refuse(@Nullable Object id, Refusal refusal) {
        send(refusal(id, refusal));
    }

    /** Says why, and closes. */
    void dismiss(Refusal refusal) {
        if (!leaving) {
            refuse(null, refusal);
            leaving = true;
        }
    }

    private void send(byte[] line) {
        out.add(line);
        answering = false;
    }

    static byte[] refusal(@Nullable Object id, Refusal refusal) {
        Fields error = new Fields().with("code", refusal.code()).with("message", String.valueOf(refusal.getMessage()));
        if (!refusal.hint().isEmpty()) {
            error.with("hint", refusal.hint());
        }
        return line(id, "error", error.map());
    }

    private static byte[] line(@Nullable Object id, String kind, Map<String, Object> content) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put(kind, content);
        return Json.line(answer);
    }

    /** What does not fit is dropped, and it is told how many. */
    void tell(byte[] line) {
        if (!leaving) {
            out.offer(line);
            showInterest();
        }
    }

    /** As if that many had been told, and did not fit. */
    void missed(long count) {
        out.drop(count);
    }

    /** Writes what the other end takes; it is gone when this throws. */
    void write(long now) throws IOException {
        boolean progress = out.writeTo(channel);
        if (progress || out.isEmpty()) {
            stalledAt = NEVER;
        }
        if (out.isEmpty() && leaving) {
            throw new IOException("dismissed");
        }
        showInterest();
    }

    private void showInterest() {
        if (!out.isEmpty() && stalledAt == NEVER) {
            stalledAt = System.nanoTime() + STALL_NANOS;
        }
        if (key.isValid()) {
            boolean reads = !answering && !leaving && !ended && !out.isFull();
            key.interestOps((reads ? SelectionKey.OP_READ : 0) | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    // ---- how long

    long deadline() {
        return Math.min(lineDue, stalledAt);
    }

    boolean isHalfALineOverdue(long now) {
        return lineDue <= now;
    }

    boolean isStalled(long now) {
        return stalledAt <= now;
    }

    private boolean isFollowing() {
        return eventsAfter != NEVER || wantedLines != null;
    }

    boolean isIdle() {
        return !answering && (ended || !isFollowing()) && in.isEmpty() && out.isEmpty();
    }

    boolean hasAsked() {
        return hasAsked;
    }

    long lastHeard() {
        return lastHeard;
    }

    boolean hasSomethingToWrite() {
        return !out.isEmpty();
    }

    void close() {
        leaving = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
            return;
        }
    }
}
