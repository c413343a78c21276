package io.supervisor4j.daemon.state;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Waits step by step until a time is over, by the monotonic clock (B-30). An interrupt is kept. */
public final class WaitLimit {

    /** As good as for ever. */
    public static final Duration CENTURY = Duration.ofDays(36_500);

    private final long start = System.nanoTime();
    private final long nanos;
    private final boolean interruptible;
    private boolean interrupted;

    private WaitLimit(Duration time, boolean interruptible) {
        this.nanos = time.toNanos();
        this.interruptible = interruptible;
    }

    /** Waits until the time is over or the thread is interrupted. */
    public static WaitLimit of(Duration time) {
        return new WaitLimit(time, true);
    }

    /** Waits until the time is over; to be followed by {@link #restoreInterrupt()}. */
    public static WaitLimit regardlessOfInterrupts(Duration time) {
        return new WaitLimit(time, false);
    }

    /** Checks a time to wait; what is longer than a century is taken as one, so that no sum of times overflows. */
    public static Duration require(Duration time, String name) {
        Objects.requireNonNull(time, name);
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + time);
        }
        return time.compareTo(CENTURY) > 0 ? CENTURY : time;
    }

    /** Returns what is left, but no less than the least. */
    public Duration leftAtLeast(Duration least) {
        Duration left = Duration.ofNanos(nanos - (System.nanoTime() - start));
        return left.compareTo(least) > 0 ? left : least;
    }

    /** Waits a step, or what is left; false if nothing is left. */
    public boolean pause(long step) {
        long left = nanos - (System.nanoTime() - start);
        if (left <= 0) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, step));
            return true;
        } catch (InterruptedException e) {
            interrupted = true;
            if (interruptible) {
                restoreInterrupt();
            }
            return !interruptible;
        }
    }

    /** Interrupts the thread again if it was interrupted while it waited. */
    public void restoreInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
