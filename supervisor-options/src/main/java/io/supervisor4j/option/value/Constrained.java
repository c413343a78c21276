package io.supervisor4j.option.value;

import io.supervisor4j.document.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type with the limits of an option on its values. */
record Constrained<T>(ValueType<T> type, List<Constraint<T>> constraints) implements ValueType<T> {

    static <T> ValueType<T> by(ValueLimits limits, ValueType<T> type) {
        List<Constraint<T>> constraints = new ArrayList<>();
        if (!limits.choices().isEmpty()) {
            List<String> texts = limits.choices();
            List<T> values = texts.stream().map(text -> type.parse(text, null)).toList();
            constraints.add(new Constraint.Choice<>(
                    values, texts, values.stream().map(type::tree).toList()));
        }
        if (!limits.pattern().isEmpty()) {
            constraints.add(new Constraint.Form<>(Pattern.compile(limits.pattern())));
        }
        return constraints.isEmpty() ? type : new Constrained<>(type, constraints);
    }

    static <T extends Comparable<T>> ValueType<T> ordered(ValueLimits limits, ValueType<T> type) {
        List<Constraint<T>> constraints = new ArrayList<>();
        if (!limits.min().isEmpty()) {
            constraints.add(new Constraint.Min<>(type.parse(limits.min(), null), limits.min()));
        }
        if (!limits.max().isEmpty()) {
            constraints.add(new Constraint.Max<>(type.parse(limits.max(), null), limits.max()));
        }
        return by(limits, constraints.isEmpty() ? type : new Constrained<>(type, constraints));
    }

    @Override
    public T parse(String text, @Nullable Path folder) {
        T value = type.parse(text, folder);
        for (Constraint<T> constraint : constraints) {
            if (!constraint.allows(value, text)) {
                throw new IllegalArgumentException("is not " + constraint.rule());
            }
        }
        return value;
    }

    @Override
    public String text(Node node) {
        boolean byText = type == Scalar.STRING || type == PathType.PATH;
        return byText ? textOnly(ValueType.scalar(node)) : type.text(node);
    }

    /** Where the letters matter: those of an unquoted number or truth value are not what a schema sees. */
    static String textOnly(Node.Scalar scalar) {
        if (scalar.type() != Node.Type.TEXT) {
            throw new IllegalArgumentException("must be text; write it in quotes");
        }
        return scalar.text();
    }

    @Override
    public String print(T value) {
        return type.print(value);
    }

    @Override
    public String label() {
        return type.label() + ", " + constraints.stream().map(Constraint::rule).collect(Collectors.joining(", "));
    }

    @Override
    public void describe(Map<String, Object> schema) {
        type.describe(schema);
        if (type == Scalar.STRING || type == PathType.PATH) {
            schema.put("type", "string");
        }
        constraints.forEach(constraint -> constraint.describe(schema));
    }

    @Override
    public Object tree(T value) {
        return type.tree(value);
    }
}
