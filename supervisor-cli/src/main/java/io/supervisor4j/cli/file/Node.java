package io.supervisor4j.cli.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in a YAML file, and the line where it begins. */
sealed interface Node {

    int line();

    /** What it is, for people. */
    String kind();

    /** The same without lines: texts, numbers, booleans, null, lists and maps. */
    @Nullable
    Object plain();

    /**
     * A plain value.
     *
     * @param value a text, number, boolean or null
     */
    record Scalar(int line, @Nullable Object value) implements Node {
        @Override
        public String kind() {
            return value == null ? "nothing" : "'" + value + "'";
        }

        @Override
        public @Nullable Object plain() {
            return value;
        }
    }

    /** A list. */
    record Sequence(int line, List<Node> elements) implements Node {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Object plain() {
            List<@Nullable Object> list = new ArrayList<>();
            elements.forEach(element -> list.add(element.plain()));
            return list;
        }
    }

    /** A mapping, in the order of the file. */
    record Mapping(int line, Map<String, Node> entries) implements Node {
        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Map<String, @Nullable Object> plain() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries.forEach((key, value) -> map.put(key, value.plain()));
            return map;
        }
    }
}
