package io.supervisor4j.option.value;

import io.supervisor4j.document.Node;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A constant of an enum, in any way of writing its name. */
record EnumType(List<Enum<?>> constants) implements ValueType<Enum<?>> {

    static EnumType of(Class<?> type) {
        return new EnumType(Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(constant -> (Enum<?>) constant)
                .toList());
    }

    @Override
    public Enum<?> parse(String text, @Nullable Path folder) {
        return constants.stream()
                .filter(constant -> Names.normal(constant.name()).equals(Names.normal(text)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "is none of " + String.join(", ", names()) + Names.question(text, names())));
    }

    @Override
    public String text(Node node) {
        return Constrained.textOnly(ValueType.scalar(node));
    }

    @Override
    public String print(Enum<?> value) {
        return Names.hyphenated(value.name());
    }

    @Override
    public String label() {
        return "one of " + String.join(", ", names());
    }

    @Override
    public void describe(Map<String, Object> schema) {
        String anyWriting = constants.stream()
                .map(constant -> Names.anyWriting(constant.name()))
                .collect(Collectors.joining("|", "^(?:", ")$"));
        // The first is for editors, which offer what it lists.
        schema.put("anyOf", List.of(Map.of("enum", names()), Map.of("type", "string", "pattern", anyWriting)));
    }

    private List<String> names() {
        return constants.stream().map(this::print).toList();
    }
}
