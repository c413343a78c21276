package io.supervisor4j.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes a file of options to editors. */
public final class OptionSchema {

    private static final JsonMapper JSON = new JsonMapper();

    private OptionSchema() {}

    /**
     * Returns a JSON Schema, draft 2020-12, for a file with some groups. It knows each option by its proper and its former names in
     * the same group; it asks for none, as any may be set elsewhere.
     *
     * @param groups the groups
     * @return the schema as JSON
     * @throws IllegalArgumentException if a group is malformed, or two options have the same name
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static String json(Class<? extends Record>... groups) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        Map<String, Object> properties = object(schema, "");
        for (GroupShape group : Catalog.read(groups).groups()) {
            if (group.name().isEmpty()) {
                addAll(properties, group.shape());
            } else {
                Map<String, Object> mapping = new LinkedHashMap<>();
                addAll(object(mapping, group.group().help()), group.shape());
                properties.put(group.name(), mapping);
            }
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts can always be written", e);
        }
    }

    /** Makes the schema that of an object that has nothing but the properties returned. */
    private static Map<String, Object> object(Map<String, Object> schema, String description) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        return properties;
    }

    private static void addAll(Map<String, Object> properties, RecordShape shape) {
        for (RecordShape.Part part : shape.parts()) {
            if (part instanceof RecordShape.Part.Leaf leaf) {
                add(properties, leaf.spec());
            } else if (part instanceof RecordShape.Part.Nested nested) {
                Map<String, Object> mapping = new LinkedHashMap<>();
                addAll(object(mapping, ""), nested.shape());
                properties.put(nested.name(), mapping);
            }
        }
    }

    private static void add(Map<String, Object> properties, OptionSpec spec) {
        properties.put(spec.shortName(), option(spec));
        for (String former : spec.option().deprecatedNames()) {
            if (former.indexOf('.') < 0) {
                Map<String, Object> old = option(spec);
                old.put("deprecated", true);
                properties.put(former, old);
            }
        }
    }

    private static Map<String, Object> option(OptionSpec spec) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", spec.option().help());
        spec.type().describe(schema);
        Object value = spec.defaultValue();
        if (spec.option().secret()) {
            schema.put("writeOnly", true);
        } else if (value != null) {
            schema.put("default", spec.tree(value));
        }
        return schema;
    }
}
