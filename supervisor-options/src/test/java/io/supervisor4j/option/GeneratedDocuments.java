package io.supervisor4j.option;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Documents for the options of {@link EveryType}, {@link Limited} and {@link ServiceOptions}: some right, some nearly so. */
final class GeneratedDocuments {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = new JsonMapper();

    /** Options with limits that a schema can tell. */
    @OptionGroup("limited")
    record Limited(
            @Option(help = "h", defaultValue = "1", min = "0", max = "9")
            int small,

            @Option(help = "h", defaultValue = "0.5", min = "0", max = "1")
            double part,

            @Option(
                    help = "h",
                    defaultValue = "2",
                    choices = {"1", "2", "4"})
            int power,

            @Option(
                    help = "h",
                    defaultValue = "no",
                    choices = {"no", "yes", "7"})
            String answer,

            @Option(help = "h", defaultValue = "me", pattern = "[a-z]+")
            String user,

            @Option(help = "h", defaultValue = "1,2", max = "3")
            List<Integer> numbers) {}

    private static final List<String> VALUES = List.of(
            // Numbers.
            "0",
            "1",
            "-7",
            "4.0",
            "0.5",
            "-0.0",
            "1e2",
            "1.5E-3",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1e308",
            "-1e309",
            // Truth values, and nothing.
            "true",
            "false",
            "null",
            // Texts.
            "\"\"",
            "\" \"",
            "\"0\"",
            "\"7\"",
            "\"true\"",
            "\"null\"",
            "\"10s\"",
            "\"1m30s\"",
            "\"1s1m\"",
            "\"10\"",
            "\"PT1H2.5S\"",
            "\"pt0s\"",
            "\"PT\"",
            "\"P\"",
            "\"PT-1S\"",
            "\"PT1H-1M\"",
            "\"99999999999999999999d\"",
            "\"red\"",
            "\"Dark_Blue\"",
            "\"DARKBLUE\"",
            "\"no\"",
            "\"me\"",
            "\"Me\"",
            "\"a/b\"",
            "\"a,b\"",
            "\"k=v\"",
            "\"a\\u0007\\tb\\n\\\\c\"",
            "\"\\u2028 \\u00e9\"",
            "\"\\u0000\"",
            // Lists and mappings.
            "[]",
            "[1, 2]",
            "[\"1s\", \"2m\", \"1s\"]",
            "[\"\"]",
            "[\"a\", \"\"]",
            "[null]",
            "[true, 3.5, \" x \"]",
            "[[1]]",
            "[{}]",
            "{}",
            "{\"k\": \"v\"}",
            "{\"k\": null, \"l\": 2}",
            "{\"\": \"v\"}",
            "{\"k\": {\"l\": 1}}",
            "{\"k\": [1]}");

    private static final List<String> ALL = List.of(
            "whole", "big", "share", "verbose", "text", "color", "time", "folder", "hosts", "pauses", "labels",
            "limit");

    /** Values that are right; where there are none here, most of the others are. */
    private static final Map<String, List<String>> RIGHT = Map.ofEntries(
            Map.entry("whole", List.of("7", "-1", "4.0")),
            Map.entry("big", List.of("9000000000", "1e2")),
            Map.entry("share", List.of("1", "1e-3")),
            Map.entry("verbose", List.of("true")),
            Map.entry("color", List.of("\"red\"", "\"DARK_BLUE\"")),
            Map.entry("time", List.of("0", "\"1m30s\"")),
            Map.entry("hosts", List.of("[\"a\", 7]", "[]")),
            Map.entry("pauses", List.of("[\"1s\", 0, \"PT1S\"]")),
            Map.entry("labels", List.of("{}", "{\"k\": \"v\", \"l\": 1}")),
            Map.entry("limit", List.of("3")),
            Map.entry("small", List.of("0", "9")),
            Map.entry("part", List.of("0.25", "1")),
            Map.entry("power", List.of("4", "1")),
            Map.entry("answer", List.of("\"yes\"", "\"7\"")),
            Map.entry("user", List.of("\"root\"")),
            Map.entry("numbers", List.of("[-1, 3]")),
            Map.entry("max-attempts", List.of("5")),
            Map.entry("first-wait", List.of("\"2d\"")));

    private static final List<String> LIMITED = List.of("small", "part", "power", "answer", "user", "numbers");

    private final Random random;

    GeneratedDocuments(long seed) {
        this.random = new Random(seed);
    }

    JsonNode next() {
        ObjectNode root = NODES.objectNode();
        ObjectNode all = NODES.objectNode();
        some(ALL, all, root, "all.");
        ObjectNode retry = NODES.objectNode();
        some(List.of("max-attempts", "first-wait"), retry, all, "retry.");
        put(all, "retry", retry);
        put(root, "all", all);
        ObjectNode limited = NODES.objectNode();
        some(LIMITED, limited, root, "limited.");
        put(root, "limited", limited);
        some(List.of("log-options", "graceful-shutdown-timeout", "backdoor-socket"), root, root, "");
        if (one(40)) {
            root.set(one(2) ? "nothing" : "all.unknown", value());
        }
        return root;
    }

    private void put(ObjectNode parent, String name, ObjectNode mapping) {
        if (!mapping.isEmpty() || one(2)) {
            parent.set(written(name), one(20) ? value() : mapping);
        }
    }

    /** Some of the names, each once: within their mapping, or beside it with a dot. */
    private void some(List<String> names, ObjectNode mapping, ObjectNode outer, String prefix) {
        for (String name : names) {
            if (one(6)) {
                String written = written(name);
                if (one(4)) {
                    outer.set(
                            prefix.isEmpty() ? written : written(prefix.replace(".", "")) + "." + written, value(name));
                } else {
                    mapping.set(written, value(name));
                }
            }
        }
        if (prefix.equals("all.") && one(20)) {
            outer.set("all.labels." + pick(List.of("a", "A_b", "c.d")), value());
        }
    }

    /** Any way of writing a name. */
    private String written(String name) {
        List<Supplier<String>> ways = List.of(
                () -> name,
                () -> name,
                () -> name.replace('-', '_'),
                () -> name.replace("-", ""),
                () -> name.toUpperCase(Locale.ROOT));
        return pick(ways).get();
    }

    private JsonNode value(String name) {
        return one(3) ? value() : json(pick(RIGHT.getOrDefault(name, VALUES)));
    }

    private JsonNode value() {
        return json(pick(VALUES));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }
}
