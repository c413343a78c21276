package io.supervisor4j.option.value;

import io.supervisor4j.document.Node;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A duration, as people write it, or as in ISO 8601. */
public enum DurationType implements ValueType<Duration> {
    /** The only one. */
    DURATION;

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
    public static final String SCHEMA_PATTERN =
            "^(?:0|(?=.)(?:\\d{1,13}d)?(?:\\d{1,14}h)?(?:\\d{1,16}m)?(?:\\d{1,18}s)?(?:\\d{1,18}ms)?(?:\\d{1,18}us)?"
                    + "(?:\\d{1,18}ns)?|[pP](?=.)(?:\\d{1,13}[dD])?(?:[tT](?=.)(?:\\d{1,14}[hH])?(?:\\d{1,16}[mM])?"
                    + "(?:\\d{1,18}(?:[.,]\\d{0,9})?[sS])?)?)$";

    private record Unit(String name, Duration length) {}

    @Override
    public Duration parse(String text, @Nullable Path folder) {
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

    @Override
    public String text(Node node) {
        Node.Scalar scalar = ValueType.scalar(node);
        boolean zero = scalar.plain() instanceof Number number && number.doubleValue() == 0;
        return zero ? "0" : scalar.text();
    }

    @Override
    public String print(Duration duration) {
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

    @Override
    public String label() {
        return "duration";
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", List.of("string", "integer"));
        schema.put("pattern", SCHEMA_PATTERN);
        // The only one that needs no unit.
        schema.put("minimum", 0);
        schema.put("maximum", 0);
    }
}
