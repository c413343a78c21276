package io.supervisor4j.bench.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Processes that are measured together, and end together: a master with its workers, or bare JVMs. Used by one thread. */
public final class ProcessGroup implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final long END_SECONDS = 30;

    private final Site site;
    private final MessagePipe pipe;
    private final List<Process> founders = new CopyOnWriteArrayList<>();
    private final Runnable kill = this::killAll;
    private long startedAt;

    private ProcessGroup(Site site, MessagePipe pipe) {
        this.site = site;
        this.pipe = pipe;
        site.onEnd(kill);
    }

    static ProcessGroup start(Site site, List<List<String>> commands) throws IOException, InterruptedException {
        ProcessGroup group = new ProcessGroup(site, MessagePipe.open(site));
        group.startedAt = System.nanoTime();
        for (List<String> command : commands) {
            group.founders.add(new ProcessBuilder(command)
                    .redirectOutput(group.pipe.pipe())
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            site.place("errors").toFile()))
                    .start());
        }
        return group;
    }

    /**
     * Returns the process ids of those that the benchmark itself started.
     *
     * @return the master's, or those of the bare JVMs
     */
    public List<Long> pids() {
        return founders.stream().map(Process::pid).toList();
    }

    /**
     * Returns the moment before the first was started.
     *
     * @return a time of {@link System#nanoTime()}
     */
    public long startedAt() {
        return startedAt;
    }

    /**
     * Returns the process id of the one that the benchmark started first.
     *
     * @return the master's, where there is one
     */
    public long pid() {
        return founders.get(0).pid();
    }

    /**
     * Waits for messages that were not taken before, the first that arrived first.
     *
     * @param what of which kind
     * @param count how many
     * @return the messages
     * @throws InterruptedException if this thread is
     * @throws IllegalStateException if they do not come
     */
    public List<Message> await(String what, int count) throws InterruptedException {
        return pipe.await(what, count, PATIENCE_SECONDS);
    }

    /**
     * Waits for messages, and returns when the last of them was true.
     *
     * @param what of which kind
     * @param count how many
     * @param start a moment
     * @return milliseconds after that moment
     * @throws InterruptedException if this thread is
     */
    public double awaitLast(String what, int count, long start) throws InterruptedException {
        return await(what, count).stream()
                .mapToDouble(message -> message.millisSince(start))
                .max()
                .orElseThrow();
    }

    /**
     * Waits until the last of the group is gone.
     *
     * @param start a moment
     * @return milliseconds after that moment
     * @throws InterruptedException if this thread is
     */
    public double awaitEnd(long start) throws InterruptedException {
        return pipe.await(Message.END, 1, PATIENCE_SECONDS).get(0).millisSince(start);
    }

    /**
     * Forgets messages that were not taken.
     *
     * @param what of which kind
     */
    public void forget(String what) {
        pipe.forget(what);
    }

    /**
     * Writes a line to the first one's standard input.
     *
     * @param line the line
     * @throws IOException if it is gone
     */
    public void tell(String line) throws IOException {
        OutputStream out = founders.get(0).getOutputStream();
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Asks all of the group to end, and kills what is left after a while. */
    @Override
    public void close() {
        site.forget(kill);
        List<ProcessHandle> members = members();
        founders.forEach(Process::destroy);
        long deadline = System.nanoTime() + END_SECONDS * 1_000_000_000L;
        while (members.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            pause(20);
        }
        List<ProcessHandle> left =
                members.stream().filter(ProcessHandle::isAlive).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        if (!left.isEmpty()) {
            System.err.println(
                    "had to be killed: " + left.stream().map(ProcessHandle::pid).toList());
        }
    }

    /** Each founder and its descendants, while they live; a master first, as it would replace a worker. */
    private List<ProcessHandle> members() {
        return founders.stream()
                .flatMap(founder -> Stream.concat(Stream.of(founder.toHandle()), founder.descendants()))
                .toList();
    }

    private void killAll() {
        members().forEach(ProcessHandle::destroyForcibly);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
