package io.supervisor4j.runtime.protocol;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A master's and a worker's link, connected in memory. What is sent passes through the wire format. */
public final class LinkPair {

    private static final String CLOSED = "closed";

    private final LinkedBlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> reports;
    private final Link worker;

    private LinkPair(int reportCapacity) {
        reports = new LinkedBlockingQueue<>(reportCapacity);
        worker = new Half(commands, reports);
    }

    /** Nothing ever blocks a writer. */
    public static LinkPair unbounded() {
        return new LinkPair(Integer.MAX_VALUE);
    }

    /** The worker's writes block when the master has not read so many, as those into a full pipe. */
    public static LinkPair withRoomForReports(int count) {
        return new LinkPair(count);
    }

    /** The worker's end. */
    public Link worker() {
        return worker;
    }

    /** The master sends a command. */
    public void command(Command command) {
        commandLine(command.toFrame().toString());
    }

    /** The master sends a line, which may be garbage. */
    public void commandLine(String line) {
        commands.add(line);
    }

    /** The master is gone: the worker reads the end of its pipe. */
    public void closeMaster() {
        commands.add(CLOSED);
    }

    /** Waits for the next report; null if none comes in time. */
    public @Nullable Report nextReport(long millis) throws InterruptedException, FrameException {
        String line = reports.poll(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        return line == null ? null : Report.from(FrameCodec.decode(line));
    }

    private record Half(LinkedBlockingQueue<String> in, LinkedBlockingQueue<String> out) implements Link {

        @Override
        public void send(Frame frame) throws IOException {
            try {
                out.put(frame.toString());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public @Nullable Frame receive() throws IOException, FrameException {
            try {
                String line = in.take();
                return line.equals(CLOSED) ? null : FrameCodec.decode(line);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
