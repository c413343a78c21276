package io.supervisor4j.launch;

import io.supervisor4j.component.time.TaskGroup;
import io.supervisor4j.rule.Durations;

/**
 * A service whose work is done by the tasks and looping calls of a group (O-3). Derived ones begin them in {@link #start}; who
 * overrides {@link #stop} calls {@code super.stop(graceful)} as well.
 *
 * <pre>{@code
 * public final class Mirror extends PooledService {
 *     @Override
 *     protected void start() {
 *         tasks().start(LoopingCall.every(Duration.ofSeconds(5), this::poll).name("poll"));
 *     }
 * }
 * }</pre>
 */
public abstract class PooledService extends ServiceBase {

    private static final int THREADS = 1000;

    private final int threads;
    private volatile TaskGroup tasks;

    /** Allows 1000 tasks at the same time. */
    protected PooledService() {
        this(THREADS);
    }

    /**
     * Limits the tasks.
     *
     * @param threads how many may run at the same time, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    protected PooledService(int threads) {
        this.threads = threads;
        this.tasks = group();
    }

    private TaskGroup group() {
        String simpleName = getClass().getSimpleName();
        // Anonymous classes have none.
        String name = simpleName.isEmpty() ? getClass().getName() : simpleName;
        return TaskGroup.builder().name(name).maxTasks(threads).build();
    }

    /**
     * Returns the group of tasks: another one after each restart, since one that was stopped stays so.
     *
     * @return the group
     */
    protected final TaskGroup tasks() {
        return tasks;
    }

    @Override
    final void renew() {
        super.renew();
        tasks = group();
    }

    /** Does nothing. */
    @Override
    protected void start() throws Exception {}

    /** Stops the looping calls; then waits for the tasks, or interrupts them if this is not graceful. */
    @Override
    protected void stop(boolean graceful) throws Exception {
        if (graceful) {
            // No limit of its own: the launcher ends the process in time.
            tasks.stopGracefully(Durations.CENTURY);
        } else {
            tasks.stop();
        }
    }

    /** Waits until the group is idle; a service may begin tasks later all the same. */
    @Override
    protected void await() throws Exception {
        tasks.awaitDone(Durations.CENTURY);
    }

    /** Does nothing. */
    @Override
    protected void reset() throws Exception {}
}
