package io.supervisor4j.option;

import io.supervisor4j.option.value.MapType;
import io.supervisor4j.option.value.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of a mapping, with the options and mappings in it. */
final class SchemaTree {

    private final Map<String, SchemaTree> mappings = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> options = new LinkedHashMap<>();
    private final List<String> maps = new ArrayList<>();
    private String description = "";
    private String pointer = "#";

    /** Describes the mapping of a group. */
    void group(String name, String help) {
        at(name).description = help;
    }

    /** Adds an option by one of its names. */
    void option(String name, Map<String, Object> schema, boolean isMap) {
        int dot = name.lastIndexOf('.');
        String own = name.substring(dot + 1);
        SchemaTree parent = at(dot < 0 ? "" : name.substring(0, dot));
        parent.options.put(own, schema);
        if (isMap) {
            parent.maps.add(own);
        }
    }

    private SchemaTree at(String name) {
        SchemaTree tree = this;
        for (String part : name.isEmpty() ? new String[0] : name.split("\\.", -1)) {
            tree = tree.mappings.computeIfAbsent(part, key -> new SchemaTree());
        }
        return tree;
    }

    /** Returns the schema of a document that has nothing but the options and mappings added. */
    Map<String, Object> schema() {
        mappings.forEach((name, tree) -> tree.pointer = pointer + "/properties/" + name + place(name));
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        schema.put("type", List.of("object", "null"));
        schema.put("additionalProperties", false);
        Map<String, Object> properties = new LinkedHashMap<>(options);
        mappings.forEach((name, tree) ->
                properties.merge(name, tree.schema(), (option, mapping) -> Map.of("anyOf", List.of(option, mapping))));
        schema.put("properties", properties);
        Map<String, Object> others = new LinkedHashMap<>();
        addWritings("", others);
        schema.put("patternProperties", others);
        return schema;
    }

    /** A group may have the name of an option: its schema is then the second of two. */
    private String place(String name) {
        return options.containsKey(name) ? "/anyOf/1" : "";
    }

    /** All other ways of writing the names from here on, with dots too. */
    private void addWritings(String prefix, Map<String, Object> writings) {
        options.keySet().forEach(name -> writings.put(expression(prefix + name, prefix.isEmpty()), reference(name)));
        maps.forEach(name -> writings.put("^" + Names.anyWriting(prefix + name) + "\\.[\\s\\S]+$", MapType.ENTRY));
        mappings.forEach((name, tree) -> {
            writings.putIfAbsent(expression(prefix + name, prefix.isEmpty()), reference(name));
            tree.addWritings(prefix + name + ".", writings);
        });
    }

    /** A proper name stands among the properties already: editors would tell each mistake twice. */
    private static String expression(String name, boolean proper) {
        return "^" + (proper ? "(?!" + name.replace(".", "\\.") + "$)" : "") + Names.anyWriting(name) + "$";
    }

    private Object reference(String name) {
        return Map.of("$ref", pointer + "/properties/" + name);
    }
}
