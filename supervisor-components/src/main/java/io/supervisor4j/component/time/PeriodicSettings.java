package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The options of a group of periodic tasks. */
record PeriodicSettings(
        String name,
        TimeSource time,
        TrackedThreads threads,
        RandomGenerator random,
        int concurrency,
        boolean runExternal,
        Duration stopTimeout) {

    TaskRunner runner() {
        return concurrency == 1 ? new TasksInOrder(time) : new TasksAtOnce(time, threads, concurrency);
    }
}
