package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;

/**
 * How a looping call waits ever longer while its runs come to nothing (O-74); immutable, each option returns a copy. The k-th
 * wait in a row is about {@code startingInterval × (2 × jitter)^k}, spread at random around that.
 *
 * @param startingInterval from which the waits grow, and about which it waits after a run that came to something; more than zero
 * @param timeout for how long a row of waits may last in all, or zero for ever
 * @param maxInterval the longest wait; not less than the shortest
 * @param jitter half of the factor by which waits grow, and the mean of the random factor; more than zero
 * @param minInterval the shortest wait after a run that came to nothing; more than zero
 */
public record BackOff(
        Duration startingInterval, Duration timeout, Duration maxInterval, double jitter, Duration minInterval) {

    private static final BackOff DEFAULTS = new BackOff(
            Duration.ofSeconds(1), Duration.ofSeconds(300), Duration.ofSeconds(300), 0.75, Duration.ofMillis(1));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public BackOff {
        startingInterval = Durations.requirePositive(startingInterval, "startingInterval");
        timeout = Durations.requireNotNegative(timeout, "timeout");
        maxInterval = Durations.requirePositive(maxInterval, "maxInterval");
        minInterval = Durations.requirePositive(minInterval, "minInterval");
        if (maxInterval.compareTo(minInterval) < 0) {
            throw new IllegalArgumentException(
                    "maxInterval " + maxInterval + " must not be less than minInterval " + minInterval);
        }
        if (!(jitter > 0) || Double.isInfinite(jitter)) {
            throw new IllegalArgumentException("jitter must be more than zero, but is " + jitter);
        }
    }

    /** Returns 1 s to begin with, 300 s in all, 300 s and 1 ms as bounds, jitter 0.75: waits grow by half. */
    public static BackOff defaults() {
        return DEFAULTS;
    }

    /**
     * Returns a copy whose waits grow from here, and are about this after a run that came to something.
     *
     * @param interval to begin with
     * @throws IllegalArgumentException if it is zero or less
     */
    public BackOff startingInterval(Duration interval) {
        return new BackOff(interval, timeout, maxInterval, jitter, minInterval);
    }

    /**
     * Returns a copy whose row of waits lasts at most so long in all.
     *
     * @param atMost in all; zero for ever
     * @throws IllegalArgumentException if it is negative
     */
    public BackOff timeout(Duration atMost) {
        return new BackOff(startingInterval, atMost, maxInterval, jitter, minInterval);
    }

    /**
     * Returns a copy that waits at most so long.
     *
     * @param longest wait
     * @throws IllegalArgumentException if it is zero or less, or less than the shortest wait
     */
    public BackOff maxInterval(Duration longest) {
        return new BackOff(startingInterval, timeout, longest, jitter, minInterval);
    }

    /**
     * Returns a copy whose waits grow by twice this factor, and spread around it.
     *
     * @param mean of the random factor
     * @throws IllegalArgumentException if it is not more than zero
     */
    public BackOff jitter(double mean) {
        return new BackOff(startingInterval, timeout, maxInterval, mean, minInterval);
    }

    /**
     * Returns a copy that waits at least so long after a run that came to nothing.
     *
     * @param shortest wait
     * @throws IllegalArgumentException if it is zero or less, or more than the longest wait
     */
    public BackOff minInterval(Duration shortest) {
        return new BackOff(startingInterval, timeout, maxInterval, jitter, shortest);
    }
}
