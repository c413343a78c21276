package io.supervisor4j.component.time;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the time is, and how to wait for a later one (O-66, O-76). Everything in this module that waits asks its time source, so
 * that a test can hand it a {@link ManualTime} and move the clock instead of sleeping. Thread-safe.
 */
public interface TimeSource {

    /** Returns the time of this machine, monotonic for intervals, the system's clock for instants. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }

    /** Returns nanoseconds since some fixed moment; like {@link System#nanoTime()} only differences mean anything. */
    long nanoTime();

    /** Returns the time of day; unlike {@link #nanoTime()} it may jump in both directions. */
    Instant instant();

    /**
     * Waits on a condition until it is signalled, the thread is interrupted or this much time has passed on this clock. As with
     * every condition it may also return for no reason, so a caller loops until what it waits for is true.
     *
     * @param lock held by the caller; released while it waits
     * @param condition one of that lock's
     * @param nanos how long at most; zero or less returns at once
     * @throws InterruptedException if the thread is interrupted
     */
    void awaitNanos(ReentrantLock lock, Condition condition, long nanos) throws InterruptedException;
}
