package io.supervisor4j.runtime.output;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The captured output of all workers. Safe for use by several threads, none of which waits. */
public final class Outputs {

    private final Map<ServiceId, LongAdder> dropped = new ConcurrentHashMap<>();
    private final Map<String, RecentLines> recent = new TreeMap<>();
    private final List<Consumer<OutputLine>> followers = new CopyOnWriteArrayList<>();
    private final Consumer<String> problems;
    private @Nullable Writers writers;

    /**
     * Creates it; nothing runs yet.
     *
     * @param problems told, once, when lines cannot be written
     */
    public Outputs(Consumer<String> problems) {
        this.problems = problems;
    }

    /**
     * Begins to capture the output of a process.
     *
     * @param service its service
     * @param serviceName the service's name
     * @param worker its number; {@link OutputLine#STANDBY} if it has none yet
     * @param output where its output goes
     * @return takes its lines
     */
    public Capture capture(ServiceId service, String serviceName, int worker, WorkerOutput output) {
        LineWriter writer = writers().of(service, output);
        return new Capture(service, serviceName, worker, line -> {
            tell(line);
            writer.offer(line);
        });
    }

    private synchronized @Nullable Writers begun() {
        return writers;
    }

    private synchronized Writers writers() {
        if (writers == null) {
            writers = new Writers();
        }
        return writers;
    }

    private void tell(OutputLine line) {
        synchronized (recent) {
            recent.computeIfAbsent(line.service() + " " + line.worker(), key -> new RecentLines())
                    .add(line);
            followers.forEach(follower -> follower.accept(line));
        }
    }

    private void lost(OutputLine line) {
        dropped.computeIfAbsent(line.service(), service -> new LongAdder()).increment();
    }

    /**
     * A service is gone: what is still to be written will be, and nothing more of it is remembered.
     *
     * @param service the service
     */
    public void forget(ServiceId service) {
        dropped.remove(service);
        Writers present = begun();
        if (present != null) {
            present.files.reopen();
        }
        synchronized (recent) {
            recent.keySet().removeIf(key -> key.startsWith(service + " "));
        }
    }

    /**
     * Returns how many lines of a service were lost because nobody took them in time.
     *
     * @param service the service
     * @return the number
     */
    public long dropped(ServiceId service) {
        LongAdder count = dropped.get(service);
        return count == null ? 0 : count.sum();
    }

    /**
     * Returns the last lines.
     *
     * @param wanted which lines to look at
     * @param count how many
     * @param meanwhile done at the moment after which lines are not among these, but told to followers
     * @return the lines, oldest first
     */
    public List<OutputLine> last(Predicate<OutputLine> wanted, int count, Runnable meanwhile) {
        List<OutputLine> found = new ArrayList<>();
        synchronized (recent) {
            recent.values().forEach(lines -> found.addAll(lines.all()));
            meanwhile.run();
        }
        List<OutputLine> sorted = found.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(OutputLine::at))
                .toList();
        return sorted.subList(Math.max(0, sorted.size() - count), sorted.size());
    }

    /**
     * Tells somebody of each line from now on.
     *
     * @param follower must not wait
     */
    public void follow(Consumer<OutputLine> follower) {
        followers.add(follower);
    }

    /**
     * Writes what is there.
     *
     * @param millis for how long at most, for each way
     * @throws InterruptedException if this thread is interrupted
     */
    public void close(long millis) throws InterruptedException {
        Writers present = begun();
        if (present != null) {
            present.toStandardOutput.close(millis);
            present.toFiles.close(millis);
        }
    }

    /** Made when output is captured for the first time: many masters never do. */
    private final class Writers {

        private final RotatedFiles files = new RotatedFiles();
        private final LineWriter toStandardOutput =
                new LineWriter("stdout", new StandardOutput(), Outputs.this::lost, problems);
        private final LineWriter toFiles = new LineWriter("files", files, Outputs.this::lost, problems);

        LineWriter of(ServiceId service, WorkerOutput output) {
            if (output.kind() == WorkerOutput.Kind.FILES) {
                files.add(service, output);
                return toFiles;
            }
            return toStandardOutput;
        }
    }
}
