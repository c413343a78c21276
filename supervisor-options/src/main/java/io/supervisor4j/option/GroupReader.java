package io.supervisor4j.option;

import io.supervisor4j.option.value.Names;
import io.supervisor4j.option.value.ValueLimits;
import io.supervisor4j.option.value.ValueType;
import io.supervisor4j.option.value.ValueTypes;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a record declares. Every mistake of its author's is an {@link IllegalArgumentException} that names the component. */
final class GroupReader {

    private GroupReader() {}

    static GroupShape read(Class<? extends Record> type) {
        OptionGroup group = Objects.requireNonNull(type, "group").getAnnotation(OptionGroup.class);
        if (group == null) {
            throw new IllegalArgumentException(
                    type.getName() + " is no group of options: annotate it with @OptionGroup");
        }
        if (!group.value().matches("([a-z0-9-]+(\\.[a-z0-9-]+)*)?")) {
            throw new IllegalArgumentException(
                    type.getName() + ": a group's name consists of lower-case letters, digits,"
                            + " hyphens and dots, and '" + group.value() + "' does not");
        }
        return new GroupShape(type, group, shape(type, group.value()));
    }

    private static RecordShape shape(Class<? extends Record> type, String prefix) {
        List<RecordShape.Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                parts.add(part(component, Names.joined(prefix, Names.hyphenated(component.getName()))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        type.getName() + ", component " + component.getName() + ": " + e.getMessage(), e);
            }
        }
        return new RecordShape(constructor(type), List.copyOf(parts));
    }

    private static RecordShape.Part part(RecordComponent component, String key) {
        if (component.getType().isRecord()) {
            return new RecordShape.Part.Nested(
                    Names.hyphenated(component.getName()),
                    shape(component.getType().asSubclass(Record.class), key));
        }
        Option option = component.getAnnotation(Option.class);
        if (option == null) {
            throw new IllegalArgumentException("annotate it with @Option");
        }
        return new RecordShape.Part.Leaf(spec(component.getGenericType(), key, option));
    }

    private static OptionSpec spec(Type declared, String key, Option option) {
        String defaultText = option.defaultValue().equals(Option.NO_DEFAULT) ? null : option.defaultValue();
        Type inside = insideOptional(declared);
        ValueType<?> type = ValueTypes.of(inside == null ? declared : inside, limits(option));
        OptionSpec spec = new OptionSpec(key, type, inside != null, defaultText, option);
        checkDefault(spec);
        return spec;
    }

    private static ValueLimits limits(Option option) {
        return new ValueLimits(option.min(), option.max(), List.of(option.choices()), option.pattern());
    }

    private static @Nullable Type insideOptional(Type declared) {
        return declared instanceof ParameterizedType type && type.getRawType() == Optional.class
                ? type.getActualTypeArguments()[0]
                : null;
    }

    /** Refuses a default that is none. */
    static void checkDefault(OptionSpec spec) {
        try {
            spec.defaultValue();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its default '" + spec.defaultText() + "' " + e.getMessage(), e);
        }
    }

    private static Constructor<? extends Record> constructor(Class<? extends Record> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                    type.getName() + " is not accessible: let its module open " + type.getPackageName() + " to "
                            + "io.supervisor4j.options",
                    e);
        }
    }
}
