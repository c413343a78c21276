package io.supervisor4j.daemon.state;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits step by step until a time is over, by the monotonic clock (B-30). An interrupt is kept. */
public final class WaitLimit {

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
