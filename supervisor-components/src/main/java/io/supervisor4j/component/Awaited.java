package io.supervisor4j.component;

import java.util.Optional;

/**
 * What became of waiting for something (M-33): it is done, the component is to end, or the time is over.
 *
 * @param <T> of the value
 */
public sealed interface Awaited<T> {

    /**
     * It is done.
     *
     * @param value the result; may be null where that is what was awaited
     * @param <T> of the value
     */
    record Done<T>(T value) implements Awaited<T> {}

    /**
     * The component was told to stop or has crashed; what was awaited is not done.
     *
     * @param <T> of the value
     */
    record Stopped<T>() implements Awaited<T> {}

    /**
     * The timeout has passed; the component goes on (B-36).
     *
     * @param <T> of the value
     */
    record TimedOut<T>() implements Awaited<T> {}

    /** Tells whether it is done. */
    default boolean isDone() {
        return this instanceof Done;
    }

    /** Tells whether the component is to end. */
    default boolean isStopped() {
        return this instanceof Stopped;
    }

    /** Tells whether the timeout has passed. */
    default boolean isTimedOut() {
        return this instanceof TimedOut;
    }

    /** Returns the value, if it is done and there is one. */
    default Optional<T> toOptional() {
        return this instanceof Done<T> done ? Optional.ofNullable(done.value()) : Optional.empty();
    }
}
