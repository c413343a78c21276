package io.supervisor4j.option;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A single value that needs nothing but its text. */
record Scalar<T>(String label, String jsonType, Function<String, T> parser, Function<T, String> printer)
        implements ValueType<T> {

    static final ValueType<Integer> INT =
            new Scalar<>("whole number", "integer", text -> number(text, Integer::valueOf), String::valueOf);

    static final ValueType<Long> LONG =
            new Scalar<>("whole number", "integer", text -> number(text, Long::valueOf), String::valueOf);

    static final ValueType<Double> DOUBLE = new Scalar<>("number", "number", Scalar::decimal, String::valueOf);

    static final ValueType<Boolean> BOOLEAN = new Scalar<>("true or false", "boolean", Scalar::truth, String::valueOf);

    static final ValueType<String> STRING = new Scalar<>("text", "string", text -> text, text -> text);

    @Override
    public T parse(String text, @Nullable Path folder) {
        return parser.apply(text);
    }

    @Override
    public String print(T value) {
        return printer.apply(value);
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", jsonType);
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
