package io.supervisor4j.option;

import io.supervisor4j.option.value.Names;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two tests that each group of options should have; an option that was added and forgotten in them fails both.
 *
 * <pre>{@code
 * @Test
 * void defaults() {
 *     OptionAssertions.assertDefaults(new MailerOptions(4, Duration.ofSeconds(10)));
 * }
 *
 * @Test
 * void fullMapping() {
 *     OptionAssertions.assertFullMapping(
 *             Map.of("threads", "8", "pause", "1m"), new MailerOptions(8, Duration.ofMinutes(1)));
 * }
 * }</pre>
 */
public final class OptionAssertions {

    private OptionAssertions() {}

    /**
     * Checks that a group has these values when nothing is set. Options that must be set are not checked.
     *
     * @param expected the group
     * @throws AssertionError if an option has another default; it names all that have
     * @throws IllegalArgumentException if the group is malformed
     */
    public static void assertDefaults(Record expected) {
        GroupShape group = GroupReader.read(expected.getClass());
        Map<String, Object> values = values(expected, group.shape());
        Map<String, String> required = new LinkedHashMap<>();
        group.specs()
                .filter(OptionSpec::required)
                .forEach(spec -> required.put(spec.key(), spec.print(Objects.requireNonNull(values.get(spec.key())))));
        compare(group, values, load(group, required));
    }

    /**
     * Checks that a group has these values when these texts are set. Each option must be among the texts, with another value than
     * its default.
     *
     * @param texts the values by name, with or without the name of the group
     * @param expected the group
     * @throws AssertionError if an option has another value, is missing, or is set to its default; it names all that do
     * @throws OptionException if a text is no value of its option, or a name is unknown
     * @throws IllegalArgumentException if the group is malformed
     */
    public static void assertFullMapping(Map<String, String> texts, Record expected) {
        GroupShape group = GroupReader.read(expected.getClass());
        Map<String, String> byKey = new LinkedHashMap<>();
        texts.forEach((name, text) ->
                byKey.put(name.startsWith(group.name() + ".") ? name : Names.joined(group.name(), name), text));
        State state = load(group, byKey);
        List<String> untested = state.chosen().values().stream()
                .filter(chosen -> chosen.origin().equals(Origin.DEFAULT)
                        || Objects.equals(chosen.value(), chosen.spec().defaultValue()))
                .map(chosen -> chosen.spec().key() + " is not set to anything but its default")
                .toList();
        fail(untested);
        compare(group, values(expected, group.shape()), state);
    }

    private static State load(GroupShape group, Map<String, String> texts) {
        OptionSource source = (catalog, problems) -> texts.entrySet().stream()
                .map(entry -> new Setting(entry.getKey(), entry.getValue(), Origin.of("test")))
                .toList();
        return new Loader(Catalog.of(List.of(group)), List.of(source)).load();
    }

    private static void compare(GroupShape group, Map<String, Object> expected, State state) {
        List<String> wrong = new ArrayList<>();
        group.specs().forEach(spec -> {
            Object value = state.of(spec).value();
            if (!Objects.equals(value, expected.get(spec.key()))) {
                wrong.add(spec.key() + " is " + value + ", not " + expected.get(spec.key()));
            }
        });
        fail(wrong);
    }

    private static void fail(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong.stream().collect(Collectors.joining("\n  ", "options:\n  ", "")));
        }
    }

    private static Map<String, Object> values(Record record, RecordShape shape) {
        Map<String, Object> values = new LinkedHashMap<>();
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object value = value(record, components[i].getAccessor());
            if (shape.parts().get(i) instanceof RecordShape.Part.Nested nested) {
                values.putAll(values((Record) Objects.requireNonNull(value), nested.shape()));
            } else if (shape.parts().get(i) instanceof RecordShape.Part.Leaf leaf) {
                Object inside = value instanceof Optional<?> optional ? optional.orElse(null) : value;
                if (inside != null) {
                    values.put(leaf.spec().key(), inside);
                }
            }
        }
        return values;
    }

    private static @Nullable Object value(Record record, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot read " + accessor, e);
        }
    }
}
