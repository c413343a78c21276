package io.supervisor4j.component;

import io.supervisor4j.component.time.TimeSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one lock of a component, and the waiting for what it guards. Every change wakes every waiter, which looks again: conditions
 * are about state, never about events, so no wake-up can be lost (B-32).
 */
final class Monitor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Changes what it guards and wakes who waits. The change must not block, and must take no other lock. */
    <T extends @Nullable Object> T change(Supplier<T> change) {
        lock.lock();
        try {
            T result = change.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    void change(Runnable change) {
        change(() -> {
            change.run();
            return true;
        });
    }

    /** Lets all waiters look again, at what another monitor guards. */
    void wake() {
        change(() -> {});
    }

    /** Blocks until the condition holds or the deadline, which may be moved meanwhile, has passed; returns whether it holds. */
    boolean await(BooleanSupplier condition, TimeSource time, Supplier<Deadline> deadline) throws InterruptedException {
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (!awaitChange(time, deadline.get())) {
                    return false;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether there was time left. */
    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private boolean awaitChange(TimeSource time, Deadline deadline) throws InterruptedException {
        if (deadline.isNever()) {
            changed.await();
            return true;
        }
        long left = deadline.left(time);
        if (left > 0) {
            time.awaitNanos(lock, changed, left);
        }
        return left > 0;
    }

    /** For the owner of a run, which must not be interrupted: an interrupt is kept for later. */
    boolean awaitCalmly(BooleanSupplier condition, TimeSource time, Supplier<Deadline> deadline) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return await(condition, time, deadline);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
