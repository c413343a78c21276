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
 * move together, except that {@link #setInstant} can make the time of day jump. Thread-safe.
 *
 * <p>A wait counts from the moment at which its thread last read this clock. A thread computes how long to wait from what it
 * reads, so an {@code advance} that comes between its reading and its waiting shortens the wait, as it would have to.
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
    private final ThreadLocal<Long> lastRead = ThreadLocal.withInitial(this::now);
    private long nanos;
    private Instant instant;

    /** Creates a clock that shows the beginning of 2000, UTC. */
    public ManualTime() {
        this(Instant.parse("2000-01-01T00:00:00Z"));
    }

    /**
     * Creates a clock that shows this time of day.
     *
     * @param instant to begin with
     */
    public ManualTime(Instant instant) {
        this.instant = Objects.requireNonNull(instant, "instant");
    }

    @Override
    public synchronized long nanoTime() {
        lastRead.set(nanos);
        return nanos;
    }

    @Override
    public synchronized Instant instant() {
        lastRead.set(nanos);
        return instant;
    }

    /**
     * Makes the time of day jump, as an administrator or a time server does. No waiter is woken, and {@link #nanoTime} stays.
     *
     * @param to the new time of day, earlier or later
     */
    public synchronized void setInstant(Instant to) {
        instant = Objects.requireNonNull(to, "to");
    }

    /**
     * Moves the clock on and wakes every thread whose time has come. What they then do, they do in their own threads: use
     * {@link #awaitWaiters} to wait until they wait again.
     *
     * @param by how much; zero moves nothing
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
            due = waiters.stream().filter(waiter -> waiter.due <= nanos).toList();
            waiters.removeAll(due);
        }
        due.forEach(Waiter::wake);
    }

    /**
     * Blocks, in real time, until at least this many threads wait for this clock. A thread that {@link #advance} has woken does
     * not count until it waits anew; one that something else has woken counts until it runs.
     *
     * @param count of threads
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized void awaitWaiters(int count) throws InterruptedException {
        while (waiters.size() < count) {
            wait();
        }
    }

    /** Returns how long, from now, the thread that is due first waits; empty if none waits. */
    public synchronized Optional<Duration> nextDue() {
        return waiters.stream()
                .map(waiter -> waiter.due - nanos)
                .min(Long::compare)
                .map(Duration::ofNanos);
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the caller loops, see the contract
    public void awaitNanos(ReentrantLock lock, Condition condition, long wait) throws InterruptedException {
        Waiter waiter = new Waiter(lock, condition, due(wait));
        if (!enter(waiter)) {
            return;
        }
        try {
            condition.await();
        } finally {
            leave(waiter);
        }
    }

    private long due(long wait) {
        long from = lastRead.get();
        return wait > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + wait;
    }

    /** Registers who is about to wait, unless its time has come already. */
    private synchronized boolean enter(Waiter waiter) {
        lastRead.set(nanos);
        if (waiter.due <= nanos) {
            return false;
        }
        waiters.add(waiter);
        notifyAll();
        return true;
    }

    private synchronized void leave(Waiter waiter) {
        lastRead.set(nanos);
        waiters.remove(waiter);
    }

    private synchronized long now() {
        return nanos;
    }
}
