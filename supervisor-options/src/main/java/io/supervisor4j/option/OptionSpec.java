package io.supervisor4j.option;

import io.supervisor4j.option.value.Scalar;
import io.supervisor4j.option.value.ValueType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option as its group declares it.
 *
 * @param key its full name
 * @param type its values
 * @param optional whether the record holds an {@code Optional} of it
 * @param defaultText its value if it is not set
 * @param option what else its author says
 */
record OptionSpec(
        String key,
        ValueType<?> type,
        boolean optional,
        @Nullable String defaultText,
        Option option) {

    OptionSpec withDefault(String text) {
        return new OptionSpec(key, type, optional, text, option);
    }

    boolean required() {
        return defaultText == null && !optional;
    }

    /** Tells whether it has a value in every valid state. */
    boolean always() {
        return defaultText != null || !optional;
    }

    /** Tells whether its name alone sets it. */
    boolean isSwitch() {
        return type == Scalar.BOOLEAN;
    }

    /** Returns its name within its group. */
    String shortName() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    List<String> formerKeys() {
        String parent = key.substring(0, key.length() - shortName().length());
        return Arrays.stream(option.deprecatedNames())
                .map(name -> name.indexOf('.') < 0 ? parent + name : name)
                .toList();
    }

    /** Returns the default as a value, or null. Declarations and changed defaults were checked when they were made. */
    @Nullable
    Object defaultValue() {
        return defaultText == null ? null : type.parse(defaultText, null);
    }

    String print(Object value) {
        return typed().print(value);
    }

    Object tree(Object value) {
        return typed().tree(value);
    }

    @SuppressWarnings("unchecked")
    private ValueType<Object> typed() {
        return (ValueType<Object>) type;
    }
}
