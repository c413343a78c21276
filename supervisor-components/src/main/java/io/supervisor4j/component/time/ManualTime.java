package io.supervisor4j.component.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock that stands until it is moved by hand, for tests of whatever waits (O-76): {@link #advance} wakes the threads whose
 * time has come, and {@link #awaitWaiters} lets a test wait, without sleeping, until its threads have got that far. Both clocks
 * move together, except that {@link #setInstant} can make the time of day jump. Safe in any thread.
 */
public final class ManualTime implements TimeSource {

    /** One thread that waits; not a record, as two of them are never the same. */
    private static final class Waiter {

        private final ReentrantLock lock;
        private final Condition condition;
        private final long due;

        Waiter(ReentrantLock lock, Condition condition, long due) {
            this.lock = lock;
            this.condition = condition;
            this.due = due;
        }

        void wake() {
            lock.lock();
            try {
                condition.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private final List<Waiter> waiters = new ArrayList<>();
    private long nanos;
    private Instant instant;

    /** Creates a clock that shows the beginning of 2000, UTC. */
    public ManualTime() {
        this(Instant.parse("2000-01-01T00:00:00Z"));
    }

    /** Creates a clock that shows this time of day. */
    public ManualTime(Instant instant) {
        this.instant = Objects.requireNonNull(instant, "instant");
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Instant instant() {
        return instant;
    }

    /** Makes the time of day jump, as an administrator or a time server does. Nobody is woken, and {@link #nanoTime} stays. */
    public synchronized void setInstant(Instant to) {
        instant = Objects.requireNonNull(to, "to");
    }

    /**
     * Moves the clock on and wakes every thread whose time has come. What they then do, they do in their own threads: use
     * {@link #awaitWaiters} to wait until they wait again.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + by);
        }
        List<Waiter> due;
        synchronized (this) {
            nanos += by.toNanos();
            instant = instant.plus(by);
            due = waiters.stream().filter(waiter -> waiter.due - nanos <= 0).toList();
            waiters.removeAll(due);
        }
        due.forEach(Waiter::wake);
    }

    /**
     * Blocks, in real time, until at least this many threads wait for this clock; a thread that {@link #advance} has woken does
     * not count until it waits anew.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized void awaitWaiters(int count) throws InterruptedException {
        while (waiters.size() < count) {
            wait();
        }
    }

    /** {@return for how long, from now, the thread that is due first waits; empty if none waits} */
    public synchronized Optional<Duration> nextDue() {
        return waiters.stream()
                .map(waiter -> waiter.due - nanos)
                .min(Long::compare)
                .map(Duration::ofNanos);
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the caller loops, see the contract
    public void awaitNanos(ReentrantLock lock, Condition condition, long nanos) throws InterruptedException {
        if (nanos <= 0) {
            return;
        }
        Waiter waiter = enter(lock, condition, nanos);
        try {
            condition.await();
        } finally {
            leave(waiter);
        }
    }

    private synchronized Waiter enter(ReentrantLock lock, Condition condition, long wait) {
        long due = nanos + wait < nanos ? Long.MAX_VALUE : nanos + wait;
        Waiter waiter = new Waiter(lock, condition, due);
        waiters.add(waiter);
        notifyAll();
        return waiter;
    }

    private synchronized void leave(Waiter waiter) {
        waiters.remove(waiter);
    }
}
