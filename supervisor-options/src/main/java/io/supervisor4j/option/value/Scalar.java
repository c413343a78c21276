package io.supervisor4j.option.value;

import io.supervisor4j.document.Node;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A single value that needs nothing but its text.
 *
 * @param label what it is, for people
 * @param type what it is in a document; where that is a text, numbers and truth values count as texts too
 * @param schema what a JSON Schema says about it
 * @param parser reads it
 * @param printer prints it
 */
public record Scalar<T>(
        String label,
        Node.Type type,
        Map<String, Object> schema,
        Function<String, T> parser,
        Function<T, String> printer)
        implements ValueType<T> {

    /** The types of a JSON Schema that may stand for a text: YAML does not ask for quotes. */
    static final List<String> ANY_SCALAR = List.of("string", "number", "boolean");

    /** More than any number has that is not too large. */
    private static final int MANY_DIGITS = 40;

    /** A whole number of 32 bits. */
    public static final ValueType<Integer> INT = new Scalar<>(
            "whole number",
            Node.Type.NUMBER,
            range("integer", Integer.MIN_VALUE, Integer.MAX_VALUE),
            text -> number(text, Integer::valueOf),
            String::valueOf);

    /** A whole number of 64 bits. */
    public static final ValueType<Long> LONG = new Scalar<>(
            "whole number",
            Node.Type.NUMBER,
            range("integer", Long.MIN_VALUE, Long.MAX_VALUE),
            text -> number(text, Long::valueOf),
            String::valueOf);

    /** A number. */
    public static final ValueType<Double> DOUBLE = new Scalar<>(
            "number",
            Node.Type.NUMBER,
            range("number", -Double.MAX_VALUE, Double.MAX_VALUE),
            Scalar::decimal,
            String::valueOf);

    /** True or false. */
    public static final ValueType<Boolean> BOOLEAN =
            new Scalar<>("true or false", Node.Type.BOOLEAN, Map.of("type", "boolean"), Scalar::truth, String::valueOf);

    /** Any text. */
    public static final ValueType<String> STRING =
            new Scalar<>("text", Node.Type.TEXT, Map.of("type", ANY_SCALAR), text -> text, text -> text);

    private static Map<String, Object> range(String type, Number min, Number max) {
        return Map.of("type", type, "minimum", min, "maximum", max);
    }

    @Override
    public T parse(String text, @Nullable Path folder) {
        return parser.apply(text);
    }

    /** A number in quotes is a text: editors that know the schema say so, and so do we. */
    @Override
    public String text(Node node) {
        Node.Scalar scalar = ValueType.scalar(node);
        if (type != Node.Type.TEXT && scalar.type() == Node.Type.TEXT && isValid(scalar.text())) {
            throw new IllegalArgumentException("is a " + label + " in quotes; write it without");
        }
        return switch (scalar.type()) {
            case NUMBER -> type == Node.Type.NUMBER ? normal(scalar) : scalar.text();
            case BOOLEAN -> type == Node.Type.BOOLEAN ? scalar.text().toLowerCase(Locale.ROOT) : scalar.text();
            case NULL, TEXT -> scalar.text();
        };
    }

    private boolean isValid(String text) {
        try {
            var unused = parser.apply(text);
            return true;
        } catch (IllegalArgumentException e) {
            // What is wrong is told when the text is parsed.
            return false;
        }
    }

    /** A document may write the same whole number as 16, 16.0, 1.6e1 and, in YAML, as 0x10. */
    private static String normal(Node.Scalar scalar) {
        Object value = Objects.requireNonNull(scalar.plain());
        if (!(value instanceof Double number)) {
            return value.toString();
        } else if (number.isInfinite() || number.isNaN()) {
            return scalar.text();
        }
        BigDecimal decimal = new BigDecimal(scalar.text()).stripTrailingZeros();
        return decimal.scale() <= 0 && decimal.precision() - decimal.scale() <= MANY_DIGITS
                ? decimal.toPlainString()
                : scalar.text();
    }

    @Override
    public String print(T value) {
        return printer.apply(value);
    }

    @Override
    public void describe(Map<String, Object> description) {
        description.putAll(new TreeMap<>(schema));
    }

    @Override
    public Object tree(T value) {
        return value instanceof Number || value instanceof Boolean ? value : print(value);
    }

    private static <N> N number(String text, Function<String, N> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text.matches("[+-]?\\d+") ? "is too large" : "is no whole number", e);
        }
    }

    private static double decimal(String text) {
        try {
            double value = new BigDecimal(text).doubleValue();
            if (!Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is no number", e);
        }
        throw new IllegalArgumentException("is too large");
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }
}
