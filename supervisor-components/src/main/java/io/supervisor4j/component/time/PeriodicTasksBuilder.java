package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** What a group of periodic tasks consists of. Not thread-safe; one builder may build several groups. */
public final class PeriodicTasksBuilder {

    private final List<PeriodicTaskSpec> tasks = new ArrayList<>();
    private String name = "periodic-tasks";
    private TimeSource time = TimeSource.system();
    private TaskThreads threads = TaskThreads.platform();
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private int concurrency = 1;
    private boolean runExternal = true;
    private Duration stopTimeout = Duration.ofSeconds(60);

    PeriodicTasksBuilder() {}

    /**
     * Adds a task that is first due one spacing after {@link #build}.
     *
     * @param taskName of the task, unlike all others
     * @param spacing from one start to the next; zero stands for 60 s, a negative one disables the task (O-58)
     * @param body what is run
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public PeriodicTasksBuilder task(String taskName, Duration spacing, ThrowingRunnable body) {
        return task(PeriodicTaskSpec.of(taskName, spacing, body));
    }

    /**
     * Adds a task.
     *
     * @param task with its options
     * @return this
     */
    public PeriodicTasksBuilder task(PeriodicTaskSpec task) {
        tasks.add(Objects.requireNonNull(task, "task"));
        return this;
    }

    /**
     * Adds the methods of an object, and of its superclasses, that are marked with {@link PeriodicTask}, in the order that the
     * marks name.
     *
     * @param object whose methods are called
     * @return this
     * @throws IllegalArgumentException if no method is marked, if two have the same place, if a method has parameters, is static
     *     or cannot be called from this module, or if a spacing is no duration; the message names the method
     */
    public PeriodicTasksBuilder tasksOf(Object object) {
        tasks.addAll(AnnotatedTasks.of(object));
        return this;
    }

    /**
     * Names the group, for logs, errors and threads. By default it is {@code periodic-tasks}.
     *
     * @param groupName not blank
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public PeriodicTasksBuilder name(String groupName) {
        if (groupName.isBlank()) {
            throw new IllegalArgumentException("a group of periodic tasks needs a name");
        }
        name = groupName;
        return this;
    }

    /**
     * Sets the clock; by default that of the system.
     *
     * @param source of the time
     * @return this
     */
    public PeriodicTasksBuilder timeSource(TimeSource source) {
        time = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Sets the kind of threads; by default those of the platform.
     *
     * @param kind of thread
     * @return this
     */
    public PeriodicTasksBuilder threads(TaskThreads kind) {
        threads = Objects.requireNonNull(kind, "kind");
        return this;
    }

    /**
     * Sets where the jitter comes from; by default another number in each process.
     *
     * @param generator safe in the thread that runs the tasks
     * @return this
     */
    public PeriodicTasksBuilder random(RandomGenerator generator) {
        random = Objects.requireNonNull(generator, "generator");
        return this;
    }

    /**
     * Sets how many due tasks run at the same time, each on a thread of its own. By default it is 1: they run one after the
     * other, on the thread that calls.
     *
     * @param limit of tasks at the same time
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public PeriodicTasksBuilder concurrency(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, but is " + limit);
        }
        concurrency = limit;
        return this;
    }

    /**
     * Sets whether {@linkplain PeriodicTaskSpec#external external} tasks are run; by default they are (O-64).
     *
     * @param run whether to run them
     * @return this
     */
    public PeriodicTasksBuilder runExternal(boolean run) {
        runExternal = run;
        return this;
    }

    /**
     * Sets for how long {@link PeriodicTasks#close} waits; by default 60 s.
     *
     * @param timeout at most; zero does not wait
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public PeriodicTasksBuilder stopTimeout(Duration timeout) {
        stopTimeout = Durations.requireNotNegative(timeout, "stopTimeout");
        return this;
    }

    /**
     * Returns the group. Now is when its tasks are due that run immediately, and from where the spacing of the others counts.
     *
     * @throws IllegalArgumentException if two tasks have the same name
     */
    public PeriodicTasks build() {
        return new PeriodicTasks(
                new PeriodicSettings(
                        name, time, new TrackedThreads(threads, time), random, concurrency, runExternal, stopTimeout),
                tasks);
    }
}
