package io.supervisor4j.component.time;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Several at the same time, each on a thread that bears its name. */
record TasksAtOnce(TimeSource time, TaskThreads threads, int concurrency) implements TaskRunner {

    @Override
    public void run(List<ScheduledTask> tasks, Consumer<PeriodicTaskException> onFailure, BooleanSupplier stop) {
        new ConcurrentRound(threads, concurrency, onFailure, stop).run(tasks, time.nanoTime());
    }
}
