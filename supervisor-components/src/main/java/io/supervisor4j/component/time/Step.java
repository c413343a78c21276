package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.Objects;

/**
 * What a looping call is to do after one run of its function. Immutable.
 *
 * @param <T> what the loop ends with
 */
public sealed interface Step<T> {

    /** Go on at the loop's own pace. */
    record Again<T>() implements Step<T> {}

    /**
     * Go on after this delay.
     *
     * @param delay from the end of this run to the next one
     */
    record After<T>(Duration delay) implements Step<T> {

        /**
         * Checks the delay.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public After {
            delay = Durations.requireNotNegative(delay, "delay");
        }
    }

    /** Go on, but this run came to nothing. */
    record Failed<T>() implements Step<T> {}

    /**
     * End the loop.
     *
     * @param value what it ends with
     */
    record Done<T>(T value) implements Step<T> {

        /** Checks that there is a value. */
        public Done {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Returns to go on at the loop's own pace. After this, a back-off begins anew; a dynamic loop waits for its maximum, and
     * without one it ends with an error (O-73, O-74).
     *
     * @param <T> what the loop ends with
     */
    static <T> Step<T> again() {
        return new Again<>();
    }

    /**
     * Returns to go on after this delay, in a dynamic loop at most after its maximum. After this, a back-off begins anew.
     *
     * @param delay from the end of this run to the next one; zero for at once
     * @param <T> what the loop ends with
     * @throws IllegalArgumentException if the delay is negative
     */
    static <T> Step<T> after(Duration delay) {
        return new After<>(delay);
    }

    /**
     * Returns to go on, but this run came to nothing. A back-off waits longer than the last time; to a dynamic loop this is the
     * same as {@link #again}.
     *
     * @param <T> what the loop ends with
     */
    static <T> Step<T> failed() {
        return new Failed<>();
    }

    /**
     * Returns to end the loop with this value. (O-68)
     *
     * @param value which {@link LoopingCall#awaitDone} returns
     * @param <T> its type
     */
    static <T> Step<T> done(T value) {
        return new Done<>(value);
    }
}
