package io.supervisor4j.rule;

import java.time.Duration;
import java.util.Objects;

/**
 * Checks of durations, and their limit: a longer one counts as {@link #CENTURY}, so that no sum of times and no number of nanoseconds
 * overflows. A century is for ever where something waits. Thread-safe.
 */
public final class Durations {

    /** The longest duration that is told apart from a longer one. */
    public static final Duration CENTURY = Duration.ofDays(36_500);

    private static final Duration CENTURY_AGO = CENTURY.negated();

    private Durations() {}

    /**
     * Checks a duration.
     *
     * @param duration the duration
     * @param name what it is, for the message
     * @return the duration, at most a century
     * @throws IllegalArgumentException if it is negative
     */
    public static Duration requireNotNegative(Duration duration, String name) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
        }
        return atMostACentury(duration);
    }

    /**
     * Checks a duration.
     *
     * @param duration the duration
     * @param name what it is, for the message
     * @return the duration, at most a century
     * @throws IllegalArgumentException if it is negative or zero
     */
    public static Duration requirePositive(Duration duration, String name) {
        Duration checked = requireNotNegative(duration, name);
        if (checked.isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero");
        }
        return checked;
    }

    /**
     * Tells whether to wait so long is to wait for ever.
     *
     * @param duration the duration
     * @return true from a century on
     */
    public static boolean isForEver(Duration duration) {
        return duration.compareTo(CENTURY) >= 0;
    }

    /**
     * Cuts a duration.
     *
     * @param duration the duration, possibly negative
     * @return the duration, at most a century and at least minus a century
     */
    public static Duration atMostACentury(Duration duration) {
        return duration.compareTo(CENTURY_AGO) < 0 ? CENTURY_AGO : min(duration, CENTURY);
    }

    /**
     * Counts the nanoseconds of a duration.
     *
     * @param duration the duration, possibly negative
     * @return those of {@link #atMostACentury}: twice as many are still a number
     */
    public static long nanos(Duration duration) {
        return atMostACentury(duration).toNanos();
    }

    /**
     * Chooses the shorter duration.
     *
     * @param one a duration
     * @param other another one
     * @return the shorter of the two
     */
    public static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
