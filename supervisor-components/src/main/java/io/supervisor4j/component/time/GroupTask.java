package io.supervisor4j.component.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A task of a {@link TaskGroup} that has begun (O-80). Thread-safe. */
public final class GroupTask {

    private final String name;
    private final CompletableFuture<@Nullable Void> end;
    private @Nullable Thread thread;
    private boolean cancelled;

    GroupTask(String name, CompletableFuture<@Nullable Void> end) {
        this.name = name;
        this.end = end;
    }

    synchronized void runOn(Thread runner) {
        thread = runner;
    }

    /** Returns the group's name, a slash, and the task's. */
    public String name() {
        return name;
    }

    /**
     * Returns the end of the task. What depends on it runs on the task's thread, unless it asks for another; it fails with what the
     * task threw.
     */
    public CompletionStage<@Nullable Void> completion() {
        return end.minimalCompletionStage();
    }

    /** Tells whether the task has ended. */
    public boolean isDone() {
        return end.isDone();
    }

    /**
     * Interrupts the task, and returns at once. One that does not heed the interrupt goes on. Twice is as good as once, and so is a task
     * that has ended.
     */
    public void cancel() {
        Thread runner;
        synchronized (this) {
            cancelled = true;
            runner = thread;
        }
        if (runner != null && !isDone()) {
            runner.interrupt();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    void end(@Nullable Throwable failure) {
        if (failure == null) {
            end.complete(null);
        } else {
            end.completeExceptionally(failure);
        }
    }
}
