package io.supervisor4j.component.time;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One after the other on the caller's thread; each is asked whether it is due when its turn has come. */
record TasksInOrder(TimeSource time) implements TaskRunner {

    @Override
    public void run(List<ScheduledTask> tasks, Consumer<PeriodicTaskException> onFailure, BooleanSupplier stop) {
        for (ScheduledTask task : tasks) {
            if (Thread.currentThread().isInterrupted() || stop.getAsBoolean()) {
                return;
            }
            if (task.takeIfDue(time.nanoTime())) {
                task.run().ifPresent(onFailure);
            }
        }
    }
}
