package io.supervisor4j.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supervisor4j.option.value.MapType;
import io.supervisor4j.option.value.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes a file of options to editors. */
public final class OptionSchema {

    private static final JsonMapper JSON = new JsonMapper();

    private OptionSchema() {}

    /**
     * Returns a JSON Schema, draft 2020-12, for a file with some groups. It allows what the options' own reader allows: each option by its
     * proper name, for editors to offer, and by its other ways of writing, its former names, and names with dots; null for what is not
     * set. It asks for no option, as any may be set elsewhere. What a schema cannot say, it does not: limits of durations, what a
     * record's constructor refuses, and that an option is set twice by two of its names.
     *
     * @param groups the groups
     * @return the schema as JSON
     * @throws IllegalArgumentException if a group is malformed, or two options have the same name
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static String json(Class<? extends Record>... groups) {
        SchemaTree root = new SchemaTree();
        for (GroupShape group : Catalog.read(groups).groups()) {
            root.group(group.name(), group.name().isEmpty() ? "" : group.group().help());
            addAll(root, group.name(), group.shape());
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.putAll(root.schema());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts can always be written", e);
        }
    }

    private static void addAll(SchemaTree root, String prefix, RecordShape shape) {
        for (RecordShape.Part part : shape.parts()) {
            if (part instanceof RecordShape.Part.Leaf leaf) {
                OptionSpec spec = leaf.spec();
                root.option(spec.key(), option(spec), spec.type() == MapType.MAP);
                for (String former : spec.formerKeys()) {
                    Map<String, Object> old = option(spec);
                    old.put("deprecated", true);
                    root.option(former, old, spec.type() == MapType.MAP);
                }
            } else if (part instanceof RecordShape.Part.Nested nested) {
                addAll(root, Names.joined(prefix, nested.name()), nested.shape());
            }
        }
    }

    private static Map<String, Object> option(OptionSpec spec) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", spec.option().help());
        spec.type().describe(schema);
        allowNull(schema);
        @Nullable Object value = spec.defaultValue();
        if (spec.option().secret()) {
            schema.put("writeOnly", true);
        } else if (value != null) {
            schema.put("default", spec.tree(value));
        }
        return schema;
    }

    /** What is null counts as not set. */
    private static void allowNull(Map<String, Object> schema) {
        schema.computeIfPresent(
                "type", (key, type) -> with(type instanceof List<?> types ? types : List.of(type), "null"));
        schema.computeIfPresent("enum", (key, values) -> with((List<?>) values, null));
        schema.computeIfPresent("anyOf", (key, schemas) -> with((List<?>) schemas, Map.of("type", "null")));
    }

    private static List<@Nullable Object> with(List<?> values, @Nullable Object more) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.add(more);
        return all;
    }
}
