package io.supervisor4j.component;

import io.supervisor4j.component.time.TimeSource;
import io.supervisor4j.rule.Durations;
import java.time.Duration;

/**
 * A moment on the clock for intervals by which something must have happened, or never.
 *
 * @param isNever whether there is none
 * @param at the moment, if there is one
 */
record Deadline(boolean isNever, long at) {

    static final Deadline NEVER = new Deadline(true, 0);

    static Deadline in(Duration duration, TimeSource time) {
        return new Deadline(false, time.nanoTime() + Durations.nanos(duration));
    }

    /** The nanoseconds that are left; zero or less once it has passed. */
    long left(TimeSource time) {
        return isNever ? Long.MAX_VALUE : at - time.nanoTime();
    }

    Deadline orLater(Deadline other) {
        return orEarlier(other).equals(this) ? other : this;
    }

    Deadline orEarlier(Deadline other) {
        if (isNever || other.isNever) {
            return isNever ? other : this;
        }
        return other.at - at < 0 ? other : this;
    }
}
