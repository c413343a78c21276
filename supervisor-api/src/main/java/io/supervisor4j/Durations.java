package io.supervisor4j;

import java.time.Duration;
import java.util.Objects;

/** Checks of durations, in one place. */
final class Durations {

    private Durations() {}

    static Duration requireNotNegative(Duration duration, String name) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
        }
        return duration;
    }

    static Duration requirePositive(Duration duration, String name) {
        if (requireNotNegative(duration, name).isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero");
        }
        return duration;
    }
}
