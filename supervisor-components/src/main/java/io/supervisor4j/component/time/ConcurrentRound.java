package io.supervisor4j.component.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One round of tasks that run at the same time. If the thread that waits for them is interrupted, they are too. */
final class ConcurrentRound {

    private final List<Thread> started = new ArrayList<>();
    private final List<FutureTask<?>> results = new ArrayList<>();
    private final TaskThreads threads;
    private final Semaphore free;
    private final Consumer<PeriodicTaskException> onFailure;
    private final BooleanSupplier stop;
    private boolean interrupted;
    private @Nullable PeriodicTaskException failure;

    ConcurrentRound(
            TaskThreads threads, int concurrency, Consumer<PeriodicTaskException> onFailure, BooleanSupplier stop) {
        this.threads = threads;
        this.free = new Semaphore(concurrency);
        this.onFailure = onFailure;
        this.stop = stop;
    }

    /**
     * Runs what is due now and waits for it.
     *
     * @throws PeriodicTaskException the first one that the consumer of failures threw
     */
    void run(List<ScheduledTask> tasks, long now) {
        for (ScheduledTask task : tasks) {
            if (task.untilDue(now).isZero()) {
                if (!awaitSlot()) {
                    break;
                }
                task.takeIfDue(now);
                start(task);
            }
        }
        results.forEach(this::await);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean awaitSlot() {
        try {
            free.acquire();
            return !stop.getAsBoolean();
        } catch (InterruptedException e) {
            interruptAll();
            return false;
        }
    }

    private void start(ScheduledTask task) {
        FutureTask<?> result = future(() -> runAndFree(task));
        Thread thread = threads.newThread(task.name(), result);
        try {
            thread.start();
            started.add(thread);
            results.add(result);
        } catch (Throwable e) { // the system has no more threads, and the others go on
            free.release();
            results.add(failed(task, e));
        }
    }

    private FutureTask<?> failed(ScheduledTask task, Throwable cause) {
        FutureTask<?> result = future(() -> onFailure.accept(new PeriodicTaskException(task.name(), cause)));
        result.run();
        return result;
    }

    private static FutureTask<?> future(Runnable body) {
        return new FutureTask<@Nullable Void>(body, null);
    }

    private void runAndFree(ScheduledTask task) {
        try {
            task.run().ifPresent(onFailure);
        } finally {
            free.release();
        }
    }

    private void await(FutureTask<?> result) {
        while (true) {
            try {
                result.get();
                return;
            } catch (ExecutionException e) {
                keep((PeriodicTaskException) e.getCause());
                return;
            } catch (InterruptedException e) {
                interruptAll();
            }
        }
    }

    private void keep(@Nullable PeriodicTaskException thrown) {
        if (failure == null) {
            failure = thrown;
        } else if (thrown != null) {
            failure.addSuppressed(thrown);
        }
    }

    private void interruptAll() {
        interrupted = true;
        started.forEach(Thread::interrupt);
    }
}
