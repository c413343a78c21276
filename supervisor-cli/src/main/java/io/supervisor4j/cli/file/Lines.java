package io.supervisor4j.cli.file;

import io.supervisor4j.document.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the values of a document stand. */
final class Lines {

    private Lines() {}

    /** Returns the line of each value in it, by the names that lead there, with dots between. */
    static Map<String, Integer> of(Node.Mapping document) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        addAll("", document, lines);
        return lines;
    }

    private static void addAll(String prefix, Node.Mapping mapping, Map<String, Integer> lines) {
        for (Node.Entry entry : mapping.entries()) {
            String path = prefix + entry.name();
            lines.put(path, entry.value().line());
            if (entry.value() instanceof Node.Mapping inner) {
                addAll(path + ".", inner, lines);
            }
        }
    }
}
