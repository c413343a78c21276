package io.supervisor4j.option;

import io.supervisor4j.option.value.DurationType;
import java.time.Duration;
import java.util.Objects;

/**
 * Durations as people write them: {@code 10s}, {@code 1m30s}, {@code 250ms}, or {@code PT10S} as in ISO 8601. Units are {@code d},
 * {@code h}, {@code m}, {@code s}, {@code ms}, {@code us} and {@code ns}, each at most once and the longer before the shorter.
 */
public final class DurationText {

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text the text; {@code 0} needs no unit
     * @return the duration, zero or more
     * @throws IllegalArgumentException if the text is no duration, has no unit, is negative or too long; the message quotes it
     */
    public static Duration parse(String text) {
        Objects.requireNonNull(text, "text");
        try {
            return DurationType.DURATION.parse(text, null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' " + e.getMessage(), e);
        }
    }

    /**
     * Prints a duration so that {@link #parse} reads it.
     *
     * @param duration zero or more
     * @return the text, such as {@code 1m30s}
     * @throws IllegalArgumentException if the duration is negative
     */
    public static String print(Duration duration) {
        return DurationType.DURATION.print(duration);
    }
}
