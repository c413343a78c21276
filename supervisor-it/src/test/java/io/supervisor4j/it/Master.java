package io.supervisor4j.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A running master, seen from outside. What waits, waits for at most {@link #LIMIT}. */
final class Master {

    /** Generous: the machine may be slow and busy. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Pattern RUN = Pattern.compile("(\\S+)\\.(\\d+) run (\\d+)");

    private final Process process;
    private final String tag;
    private final Output output;

    /** The tag is a word on the command lines of the master and, as it is a JVM option, of all its workers. */
    Master(Process process, String tag, Output output) {
        this.process = process;
        this.tag = tag;
        this.output = output;
    }

    long pid() {
        return process.pid();
    }

    /** Sends a signal such as {@code "HUP"} to the master alone. */
    void signal(String name) {
        Processes.signal(name, pid());
    }

    /** Has one of the master's {@link Commands} carried out. */
    void tell(String command, int number) {
        try {
            process.getOutputStream().write((command + " " + number + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new IllegalStateException("the master takes no commands\n" + output, e);
        }
    }

    List<String> lines() {
        return output.lines();
    }

    /** Returns the lines that match as a whole, or of each the expression's first group if it has one. */
    List<String> all(String regex) {
        return output.all(regex);
    }

    /** Waits for a matching line; returns it, or its first group. */
    String awaitLine(String regex) {
        return awaitLines(regex, 1).get(0);
    }

    /** Waits for a number of matching lines. */
    List<String> awaitLines(String regex, int times) {
        awaitUntil(times + " x " + regex, () -> all(regex).size() >= times);
        return all(regex);
    }

    void awaitUntil(String what, Callable<Boolean> condition) {
        await().alias(what)
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    /** Stays a while to see that the lines that match do not become more. For what must not happen. */
    void assertNoMore(String regex, Duration time) {
        int before = all(regex).size();
        await().pollInterval(Duration.ofMillis(50))
                .during(time)
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(all(regex)).as(regex).hasSize(before));
    }

    /** Waits until exactly the workers 0 to n - 1 of a service are running; returns their pids by id. */
    Map<Integer, Long> awaitWorkers(String service, int count) {
        return awaitWorkers(service, IntStream.range(0, count).boxed().toList());
    }

    /** Waits until exactly the workers with these ids, given in ascending order, run. */
    Map<Integer, Long> awaitWorkers(String service, List<Integer> ids) {
        awaitUntil(
                "workers " + ids + " of " + service,
                () -> List.copyOf(workers(service).keySet()).equals(ids));
        return workers(service);
    }

    /** The processes that have said "run" and are still there. */
    Map<Integer, Long> workers(String service) {
        Map<Integer, Long> pids = new TreeMap<>();
        for (String line : output.lines()) {
            Matcher run = RUN.matcher(line);
            if (run.matches() && run.group(1).equals(service)) {
                long pid = Long.parseLong(run.group(3));
                Long other = Processes.runs(pid) ? pids.put(Integer.valueOf(run.group(2)), pid) : null;
                assertThat(other)
                        .as("a second live worker with the id of " + line)
                        .isNull();
            }
        }
        return pids;
    }

    /** All processes of this master but itself, also those that survived it. */
    List<Long> processes() {
        return Processes.with(tag).stream().filter(pid -> pid != pid()).toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Stops it gracefully, and checks that it ends with status 0 and that nothing is left. */
    void stop() {
        signal("TERM");
        assertThat(awaitExit()).as("exit status after SIGTERM").isZero();
    }

    /** Waits for its end; returns its exit status after checking that it has not left a process behind. */
    int awaitExit() {
        awaitUntil("the end of the master", () -> !process.isAlive());
        assertThat(processes()).as("left behind by the master").isEmpty();
        return process.exitValue();
    }

    /** Waits until neither it nor any of its workers is there. */
    void awaitAllGone() {
        awaitUntil(
                "the end of " + processes(),
                () -> !process.isAlive() && processes().isEmpty());
    }

    /** Ends all of it by force. */
    void destroy() {
        process.destroyForcibly();
        awaitUntil("the end of " + tag, () -> {
            List<Long> left = Processes.with(tag);
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            return left.isEmpty() && !process.isAlive();
        });
    }

    @Override
    public String toString() {
        return "master " + pid() + ":\n" + output;
    }
}
