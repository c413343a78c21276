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

/**
 * One connection. Its requests are taken up one after the other, each when the answer to the one before has been taken, so that
 * at most one answer is kept for it. Used by the loop's thread alone; never waits for its other end.
 */
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
    /** The other end says nothing more. It may still take what it has asked for. */
    private boolean ended;

    Client(SocketChannel channel, SelectionKey key, String user, Conversation conversation, long now) {
        this.channel = channel;
        this.key = key;
        this.user = user;
        this.conversation = conversation;
        this.lastHeard = now;
    }

    // ---- what comes

    /** Reads what is there, but not all of it where that is much. Throws if the other end is gone. */
    void read(ByteBuffer buffer, long now) throws IOException {
        buffer.clear();
        ended = channel.read(buffer) < 0;
        in.add(buffer.flip());
        lastHeard = now;
        if (in.isTooLong()) {
            dismiss(new RequestRefusedException(
                    RequestRefusedException.BAD_REQUEST,
                    "a line is longer than " + LineBuffer.MAX_LINE + " bytes",
                    "end each request with a line feed"));
        }
    }

    /** Tells whether a request can be taken up. */
    boolean isReady() {
        return !answering && !leaving && !out.hasAnswer() && in.hasLine();
    }

    /** Takes up the next request, which is to be answered once, now or later. */
    String take() {
        String line = in.next();
        if (line == null) {
            throw new IllegalStateException("there is no request");
        }
        answering = true;
        hasAsked = true;
        return line;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public void requireRoomToFollow() throws RequestRefusedException {
        if (!isFollowing()) {
            conversation.requireRoomToFollow();
        }
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

    boolean followsEvents() {
        return eventsAfter != NEVER;
    }

    boolean isFollowing() {
        return followsEvents() || followsLogs();
    }

    // ---- what goes

    void answer(@Nullable Object id, Map<String, Object> result) {
        send(line(id, "result", result));
    }

    void refuse(@Nullable Object id, RequestRefusedException refusal) {
        send(refusal(id, refusal));
    }

    /** Says why, and closes. */
    void dismiss(RequestRefusedException refusal) {
        if (!leaving) {
            refuse(null, refusal);
            leaving = true;
        }
    }

    private void send(byte[] line) {
        out.add(line);
        answering = false;
    }

    static byte[] refusal(@Nullable Object id, RequestRefusedException refusal) {
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

    /** Tells whether what it follows is kept for it; otherwise it is to be counted, see {@link #missed}. */
    boolean hasRoom() {
        return !out.isFull() && !leaving && !ended;
    }

    void tell(byte[] line) {
        out.offer(line);
    }

    /** So much of what it follows was not told. It hears of it when there is room again. */
    void missed(long count) {
        out.drop(count);
    }

    /** Writes what the other end takes, and waits for what may come next. Throws if the other end is gone. */
    void settle(long now) throws IOException {
        boolean progress = out.writeTo(channel);
        if (out.isEmpty()) {
            stalledAt = NEVER;
        } else if (progress || stalledAt == NEVER) {
            stalledAt = now + STALL_NANOS;
        }
        boolean halfALine = !in.isEmpty() && !in.hasLine() && !leaving && !ended;
        lineDue = !halfALine ? NEVER : lineDue == NEVER ? now + LINE_NANOS : lineDue;
        boolean reads = !leaving && !ended && !in.isFull();
        key.interestOps((reads ? SelectionKey.OP_READ : 0) | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }

    /** Tells whether all is said that was to be said, and nothing more comes. */
    boolean isFinished() {
        return out.isEmpty() && (leaving || (ended && !answering && !in.hasLine()));
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

    // ---- who makes room for others

    /** A request of it is being done: it must be answered. */
    boolean isAnswering() {
        return answering;
    }

    boolean isLeaving() {
        return leaving || ended;
    }

    /** It wants nothing at present. */
    boolean isIdle() {
        return !answering && !in.hasLine() && out.isEmpty();
    }

    boolean hasAsked() {
        return hasAsked;
    }

    long lastHeard() {
        return lastHeard;
    }

    /** When it is cut off unless it takes something; later for one that takes what there is. */
    long stalledAt() {
        return stalledAt;
    }

    boolean isBlocked() {
        return out.isFull();
    }

    boolean hasSomethingToWrite() {
        return !out.isEmpty();
    }

    boolean isClosed() {
        return !channel.isOpen();
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
