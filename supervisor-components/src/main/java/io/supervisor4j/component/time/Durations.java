package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.Objects;

/** Checks of durations, in one place. What is longer than a century is taken as one, so that no sum of times overflows. */
final class Durations {

    private static final Duration CENTURY = Duration.ofDays(36_500);

    private Durations() {}

    static Duration requireNotNegative(Duration duration, String name) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
        }
        return atMostACentury(duration);
    }

    static Duration atMostACentury(Duration duration) {
        return least(duration, CENTURY);
    }

    static Duration requirePositive(Duration duration, String name) {
        Duration checked = requireNotNegative(duration, name);
        if (checked.isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero");
        }
        return checked;
    }

    static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
