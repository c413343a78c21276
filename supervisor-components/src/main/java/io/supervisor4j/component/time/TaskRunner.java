package io.supervisor4j.component.time;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** How the tasks of a round that are due are run. */
interface TaskRunner {

    /**
     * Runs those that are due and returns when they have ended. Once it is to stop, it starts no more of them.
     *
     * @param tasks of which some may be due
     * @param onFailure receives each failure, on the thread of the task; what it throws comes out of this method
     * @param stop whether to stop
     */
    void run(List<ScheduledTask> tasks, Consumer<PeriodicTaskException> onFailure, BooleanSupplier stop);
}
