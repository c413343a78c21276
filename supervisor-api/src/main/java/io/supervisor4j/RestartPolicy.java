package io.supervisor4j;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.Objects;

/**
 * Whether a worker that has ended is started again, and how soon (U-1). Immutable; the four factories give the usual policies,
 * the other methods a copy with one value changed.
 *
 * <p>A life is <em>stable</em> when it lasted for some time after it had become ready. After a stable life, and after each of
 * the first few short lives in a row, the next one starts at once; after that each short life doubles the wait, up to a limit,
 * with some jitter, until a stable life resets the count. Back-off is per worker: others are not slowed down (B-4).
 *
 * <p>Ends that the manager asked for, a reload or a change of the number of workers, are always followed as the manager needs.
 *
 * @param mode which ends are followed by a new life
 * @param immediateRestarts how many short lives in a row are followed at once; 3 by default
 * @param stableAfter how long after ready a life counts as stable; 1 s by default
 * @param firstDelay the first wait; 100 ms by default
 * @param maxDelay the longest wait before jitter; 30 s by default
 * @param jitter the share by which a wait is randomly shortened or prolonged, 0 to 1; 0.1 by default
 */
public record RestartPolicy(
        Mode mode, int immediateRestarts, Duration stableAfter, Duration firstDelay, Duration maxDelay, double jitter) {

    /** Which ends are followed by a new life. */
    public enum Mode {
        /** All. */
        ALWAYS,
        /** Those with another status than 0. */
        ON_FAILURE,
        /** None. */
        NEVER,
        /** None, and the manager ends gracefully with that worker's status. */
        NEVER_AND_STOP
    }

    /** Checks all values. */
    public RestartPolicy {
        Objects.requireNonNull(mode, "mode");
        stableAfter = Durations.requireNotNegative(stableAfter, "stableAfter");
        firstDelay = Durations.requirePositive(firstDelay, "firstDelay");
        maxDelay = Durations.requirePositive(maxDelay, "maxDelay");
        if (immediateRestarts < 0) {
            throw new IllegalArgumentException("immediateRestarts must not be negative, but is " + immediateRestarts);
        }
        if (maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("maxDelay " + maxDelay + " is less than firstDelay " + firstDelay);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be 0 to 1, but is " + jitter);
        }
    }

    private static RestartPolicy of(Mode mode) {
        return new RestartPolicy(mode, 3, Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(30), 0.1);
    }

    /**
     * Every end is followed by a new life with the same id (C-26). The default.
     *
     * @return the policy
     */
    public static RestartPolicy always() {
        return of(Mode.ALWAYS);
    }

    /**
     * Only an end with another status than 0 is followed by a new life.
     *
     * @return the policy
     */
    public static RestartPolicy onFailure() {
        return of(Mode.ON_FAILURE);
    }

    /**
     * A worker that has ended stays away.
     *
     * @return the policy
     */
    public static RestartPolicy never() {
        return of(Mode.NEVER);
    }

    /**
     * When a worker has ended, the manager ends gracefully, and {@link ServiceManager#run()} returns that worker's status: its
     * exit status, or 128 plus the number of the signal that killed it.
     *
     * @return the policy
     */
    public static RestartPolicy neverAndStop() {
        return of(Mode.NEVER_AND_STOP);
    }

    /**
     * Changes how many short lives in a row are followed at once.
     *
     * @param count 0 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the count is negative
     */
    public RestartPolicy immediateRestarts(int count) {
        return new RestartPolicy(mode, count, stableAfter, firstDelay, maxDelay, jitter);
    }

    /**
     * Changes how long after ready a life counts as stable.
     *
     * @param time zero or more
     * @return the changed copy
     * @throws IllegalArgumentException if the time is negative
     */
    public RestartPolicy stableAfter(Duration time) {
        return new RestartPolicy(mode, immediateRestarts, time, firstDelay, maxDelay, jitter);
    }

    /**
     * Changes the first and the longest wait.
     *
     * @param first the wait after the first short life that is not followed at once
     * @param max the longest wait
     * @return the changed copy
     * @throws IllegalArgumentException if one is not positive, or the longest is shorter than the first
     */
    public RestartPolicy backOff(Duration first, Duration max) {
        return new RestartPolicy(mode, immediateRestarts, stableAfter, first, max, jitter);
    }

    /**
     * Changes the share by which waits vary.
     *
     * @param share 0 to 1
     * @return the changed copy
     * @throws IllegalArgumentException if the share is out of range
     */
    public RestartPolicy jitter(double share) {
        return new RestartPolicy(mode, immediateRestarts, stableAfter, firstDelay, maxDelay, share);
    }
}
