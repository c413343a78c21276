package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.Objects;

/** The options of a task group. Not thread-safe; one builder may build several groups. */
public final class TaskGroupBuilder {

    private String name = "task-group";
    private int maxTasks = 1000;
    private Duration stopTimeout = Duration.ofSeconds(60);
    private TimeSource time = TimeSource.system();
    private TaskThreads threads = TaskThreads.platform();

    TaskGroupBuilder() {}

    /**
     * Names the group, for logs, errors and threads. By default it is {@code task-group}.
     *
     * @param group not blank
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public TaskGroupBuilder name(String group) {
        if (group.isBlank()) {
            throw new IllegalArgumentException("a task group needs a name");
        }
        name = group;
        return this;
    }

    /**
     * Sets how many tasks may run at the same time; by default 1000 (O-77).
     *
     * @param limit of tasks
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public TaskGroupBuilder maxTasks(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("maxTasks must be at least 1, but is " + limit);
        }
        maxTasks = limit;
        return this;
    }

    /**
     * Sets for how long {@link TaskGroup#close} waits; by default 60 s.
     *
     * @param timeout at most; zero does not wait
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public TaskGroupBuilder stopTimeout(Duration timeout) {
        stopTimeout = Durations.requireNotNegative(timeout, "stopTimeout");
        return this;
    }

    /**
     * Sets the clock by which the group waits for its members; by default that of the system. Looping calls keep their own.
     *
     * @param source of the time
     * @return this
     */
    public TaskGroupBuilder timeSource(TimeSource source) {
        time = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Sets the kind of threads; by default those of the platform.
     *
     * @param kind of thread
     * @return this
     */
    public TaskGroupBuilder threads(TaskThreads kind) {
        threads = Objects.requireNonNull(kind, "kind");
        return this;
    }

    /** Returns the group. */
    public TaskGroup build() {
        return new TaskGroup(name, maxTasks, stopTimeout, time, threads);
    }
}
