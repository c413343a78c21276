package io.supervisor4j.option.value;

import io.supervisor4j.document.Node;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts by keys, in the order given. */
public enum MapType implements ValueType<Map<String, String>> {
    /** The only one. */
    MAP;

    /** What a JSON Schema says about a value; one that is null is not set. */
    public static final Map<String, Object> ENTRY = Map.of("type", List.of("string", "number", "boolean", "null"));

    @Override
    public Map<String, String> parse(String text, @Nullable Path folder) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String part : ListText.split(text, ',')) {
            List<String> sides = ListText.split(part, '=');
            if (sides.size() < 2 || ListText.plain(sides.get(0)).isEmpty()) {
                throw new IllegalArgumentException("is no list of key=value");
            }
            String key = ListText.plain(sides.get(0));
            String value = part.substring(sides.get(0).length() + 1);
            if (map.put(key, ListText.plain(value)) != null) {
                throw new IllegalArgumentException("has the key " + key + " twice");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public String text(Node node) {
        throw new IllegalArgumentException(
                "takes a mapping, such as {a: b}, not " + (node instanceof Node.Scalar ? "one value" : node.kind()));
    }

    @Override
    public String print(Map<String, String> value) {
        return value.entrySet().stream().map(ListText::pair).collect(Collectors.joining(","));
    }

    @Override
    public String label() {
        return "map";
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", "object");
        schema.put("propertyNames", Map.of("minLength", 1));
        schema.put("additionalProperties", ENTRY);
    }

    @Override
    public Object tree(Map<String, String> value) {
        return value;
    }
}
