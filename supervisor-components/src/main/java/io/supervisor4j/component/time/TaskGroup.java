package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks and looping calls that belong together and are stopped together (O-77 to O-80). Each runs on a daemon thread of its own,
 * named after the group and itself. What has ended leaves the group, also after an error.
 *
 * <pre>{@code
 * try (var group = TaskGroup.builder().name("mirror").build()) {
 *     group.run("import", this::importAll);
 *     group.start(LoopingCall.every(ofSeconds(5), this::poll).name("poll"));
 *     group.awaitDone(ofHours(1));
 * }
 * }</pre>
 *
 * <p>A group that was stopped stays so and takes up nothing new. Thread-safe: all methods may be called from any thread, those of the group's
 * own tasks included: who waits for the group waits for all but itself.
 */
public final class TaskGroup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TaskGroup.class);

    private final Object lock = new Object();
    private final Set<LoopingCall<?>> loops = new LinkedHashSet<>();
    private final String name;
    private final int maxTasks;
    private final Duration stopTimeout;
    private final TrackedThreads threads;
    private int tasks;
    private boolean stopped;

    TaskGroup(String name, int maxTasks, Duration stopTimeout, TimeSource time, TaskThreads kind) {
        this.name = name;
        this.maxTasks = maxTasks;
        this.stopTimeout = stopTimeout;
        this.threads = new TrackedThreads(kind, time);
    }

    /** Returns a builder of a group. */
    public static TaskGroupBuilder builder() {
        return new TaskGroupBuilder();
    }

    /**
     * Runs a task once, from now on. If it throws, that is logged and passed on to the stage.
     *
     * @param taskName for its thread and the log
     * @param task what is run
     * @return the end of the task; what depends on it runs on the task's thread, unless it asks for another
     * @throws RejectedExecutionException if as many tasks run as may
     * @throws IllegalStateException if the group was stopped
     */
    public CompletionStage<@Nullable Void> run(String taskName, ThrowingRunnable task) {
        return submit(taskName, task).completion();
    }

    /**
     * Does what {@link #run} does, for a caller that may want to wait for the task, or to cancel it, on its own (O-80).
     *
     * @param taskName for its thread and the log
     * @param task what is run
     * @return the running task
     * @throws RejectedExecutionException if as many tasks run as may
     * @throws IllegalStateException if the group was stopped
     */
    public GroupTask submit(String taskName, ThrowingRunnable task) {
        Objects.requireNonNull(taskName, "taskName");
        Objects.requireNonNull(task, "task");
        String fullName = name + "/" + taskName;
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        synchronized (lock) {
            checkRunning(fullName);
            if (tasks >= maxTasks) {
                throw new RejectedExecutionException("task " + fullName + " is one too many: " + tasks
                        + " tasks run already; raise maxTasks, or wait for one of them");
            }
            GroupTask running = new GroupTask(fullName, end);
            Thread thread = threads.newThread(fullName, () -> runTask(running, task));
            running.runOn(thread);
            thread.start();
            tasks++;
            return running;
        }
    }

    private void runTask(GroupTask running, ThrowingRunnable task) {
        try {
            task.run();
            leave();
            running.end(null);
        } catch (Throwable e) {
            log(running, e);
            leave();
            running.end(e);
        }
    }

    private void log(GroupTask task, Throwable failure) {
        String fullName = task.name();
        if (failure instanceof InterruptedException && (isStopped() || task.isCancelled())) {
            LOG.debug("Task {} was interrupted, as it was cancelled or its group is stopped", fullName);
        } else {
            LOG.error("Task {} failed", fullName, failure);
        }
    }

    private void leave() {
        synchronized (lock) {
            tasks--;
        }
    }

    private boolean isStopped() {
        synchronized (lock) {
            return stopped;
        }
    }

    private void checkRunning(String fullName) {
        if (stopped) {
            throw new IllegalStateException(fullName + " cannot begin, as its group was stopped");
        }
    }

    /**
     * Starts a looping call, of whichever kind, as a member of this group: with a thread of the group's kind, and the group's name
     * before its own (O-78). Looping calls do not count as tasks.
     *
     * @param loop which is not changed
     * @param <T> what the loop ends with
     * @return the running loop, which may also be stopped on its own
     * @throws IllegalStateException if the group was stopped, or as {@link LoopingCallBuilder#start}
     */
    public <T> LoopingCall<T> start(LoopingCallBuilder<T> loop) {
        String fullName = name + "/" + loop.name();
        LoopingCall<T> call;
        synchronized (lock) {
            checkRunning(fullName);
            call = loop.start(fullName, threads);
            loops.add(call);
        }
        call.completion().whenComplete((value, failure) -> forget(call));
        return call;
    }

    private void forget(LoopingCall<?> call) {
        synchronized (lock) {
            loops.remove(call);
        }
    }

    /** Returns how many tasks run; looping calls are none. */
    public int runningTasks() {
        synchronized (lock) {
            return tasks;
        }
    }

    /**
     * Blocks until all tasks and looping calls have ended, those that begin meanwhile included. Stops nothing.
     *
     * @param timeout for how long to wait at most; zero does not wait
     * @return whether all have ended
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalArgumentException if the timeout is negative
     */
    public boolean awaitDone(Duration timeout) throws InterruptedException {
        return threads.awaitOthers(Durations.requireNotNegative(timeout, "timeout"));
    }

    /**
     * Stops the looping calls alone: tasks go on, and others may begin, loops too (O-80). A loop whose function runs ends after that.
     * Returns at once.
     *
     * @return completes when those loops have ended, with an error or without
     */
    public CompletionStage<@Nullable Void> stopLoops() {
        List<LoopingCall<?>> running;
        synchronized (lock) {
            running = List.copyOf(loops);
        }
        running.forEach(LoopingCall::stop);
        return CompletableFuture.allOf(running.stream()
                .map(call -> call.completion().handle((value, failure) -> null).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    /**
     * Stops the looping calls, interrupts all threads but the calling one, and returns at once (O-79). A thread that does not
     * heed the interrupt goes on, and {@link #awaitDone} still waits for it.
     */
    public void stop() {
        beginToStop();
        threads.interruptOthers();
    }

    /**
     * Stops the looping calls and blocks until they and all tasks have ended (O-79). What has not ended in time is named in a
     * warning with its stack, interrupted, and left alone.
     *
     * @param timeout for how long to wait at most; zero does not wait
     * @return whether all have ended in time
     * @throws InterruptedException if the thread is interrupted meanwhile; then those of the group are too
     * @throws IllegalArgumentException if the timeout is negative
     */
    public boolean stopGracefully(Duration timeout) throws InterruptedException {
        Duration checked = Durations.requireNotNegative(timeout, "timeout");
        beginToStop();
        try {
            if (threads.awaitOthers(checked)) {
                return true;
            }
        } catch (InterruptedException e) {
            threads.interruptOthers();
            throw e;
        }
        LOG.warn(
                "Task group {} did not end within {} and is interrupted; its threads:{}",
                name,
                checked,
                threads.stacks());
        threads.interruptOthers();
        return false;
    }

    /** A loop is stopped outside of the lock, as the thread that waits for it may want to change the group (B-26). */
    private void beginToStop() {
        synchronized (lock) {
            stopped = true;
        }
        var unused = stopLoops();
    }

    /**
     * Does what {@link #stopGracefully} does with the timeout that was built in. If the thread is interrupted, it stays so.
     */
    @Override
    public void close() {
        try {
            stopGracefully(stopTimeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
