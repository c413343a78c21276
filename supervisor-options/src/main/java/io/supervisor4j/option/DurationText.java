package io.supervisor4j.option;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 10s}, {@code 1m30s}, {@code 250ms}, or {@code PT10S} as in ISO 8601. Units are {@code d},
 * {@code h}, {@code m}, {@code s}, {@code ms}, {@code us} and {@code ns}, each at most once and the longer before the shorter.
 */
public final class DurationText {

    private static final Pattern HUMAN =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?(?:(\\d+)us)?(?:(\\d+)ns)?");

    /** In the order of the pattern's groups. */
    private static final Unit[] UNITS = {
        new Unit("d", Duration.ofDays(1)),
        new Unit("h", Duration.ofHours(1)),
        new Unit("m", Duration.ofMinutes(1)),
        new Unit("s", Duration.ofSeconds(1)),
        new Unit("ms", Duration.ofMillis(1)),
        new Unit("us", Duration.ofNanos(1_000)),
        new Unit("ns", Duration.ofNanos(1))
    };

    /** The same texts for an editor, in the dialect of JSON Schema; with fewer digits than would make them too long. */
    static final String SCHEMA_PATTERN =
            "^(?:0|(?=.)(?:\\d{1,13}d)?(?:\\d{1,14}h)?(?:\\d{1,16}m)?(?:\\d{1,18}s)?(?:\\d{1,18}ms)?(?:\\d{1,18}us)?"
                    + "(?:\\d{1,18}ns)?|[pP](?=.)(?:\\d{1,13}[dD])?(?:[tT](?=.)(?:\\d{1,14}[hH])?(?:\\d{1,16}[mM])?"
                    + "(?:\\d{1,18}(?:[.,]\\d{0,9})?[sS])?)?)$";

    private DurationText() {}

    private record Unit(String name, Duration length) {}

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
            return parsed(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' " + e.getMessage(), e);
        }
    }

    /** As {@link #parse}, but the message does not quote the text. */
    static Duration parsed(String text) {
        try {
            Duration duration = text.toUpperCase(Locale.ROOT).startsWith("P") ? Duration.parse(text) : human(text);
            if (duration.isNegative()) {
                throw new IllegalArgumentException("is negative");
            } else if (text.indexOf('-') >= 0 || text.indexOf('+') >= 0) {
                throw new IllegalArgumentException("has a sign; write it like 10s, 1m30s or PT10S");
            }
            return duration;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is no duration; write it like 10s, 1m30s or PT10S", e);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("is too long for a duration", e);
        }
    }

    private static Duration human(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = HUMAN.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException(
                    text.chars().allMatch(Character::isDigit) && !text.isEmpty()
                            ? "has no unit; for seconds write " + text + "s"
                            : "is no duration; write it like 10s, 1m30s or PT10S");
        }
        Duration sum = Duration.ZERO;
        for (int i = 0; i < UNITS.length; i++) {
            String amount = matcher.group(i + 1);
            if (amount != null) {
                sum = sum.plus(UNITS[i].length().multipliedBy(Long.parseLong(amount)));
            }
        }
        return sum;
    }

    /**
     * Prints a duration so that {@link #parse} reads it.
     *
     * @param duration zero or more
     * @return the text, such as {@code 1m30s}
     * @throws IllegalArgumentException if the duration is negative
     */
    public static String print(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(duration + " is negative");
        } else if (duration.isZero()) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        Duration rest = duration;
        for (Unit unit : UNITS) {
            long amount = rest.dividedBy(unit.length());
            if (amount > 0) {
                text.append(amount).append(unit.name());
                rest = rest.minus(unit.length().multipliedBy(amount));
            }
        }
        return text.toString();
    }
}
