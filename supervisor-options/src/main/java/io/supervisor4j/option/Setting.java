package io.supervisor4j.option;

import io.supervisor4j.document.Node;
import io.supervisor4j.option.value.ListText;
import io.supervisor4j.option.value.ValueType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as a source gives it.
 *
 * @param name the option's name, in any of its ways of writing
 * @param text the value; for people only if there is a node
 * @param node the value in a document, which tells a number from a text; absent in sources that have only text
 * @param origin where it stands
 */
record Setting(String name, String text, @Nullable Node node, Origin origin) {

    /** Of a source that has only text. */
    Setting(String name, String text, Origin origin) {
        this(name, text, null, origin);
    }

    /** Of a document. */
    Setting(String name, Node node, Origin origin) {
        this(name, text(node), node, origin);
    }

    private static String text(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        List<Node> elements = node instanceof Node.Sequence list ? list.elements() : List.of();
        return ListText.join(elements.stream().map(Setting::text).toList());
    }

    /**
     * Returns the value as text that the type reads.
     *
     * @throws IllegalArgumentException if a document gives it a value of another kind
     */
    String textFor(ValueType<?> type) {
        return node == null ? text : type.text(node);
    }

    /** Returns the setting of a map with this entry alone; the same setting if there is no key. */
    Setting withEntry(@Nullable String key) {
        return key == null ? this : new Setting(name, ListText.pair(Map.entry(key, text)), origin);
    }

    /** Adds another's entries. */
    Setting and(Setting more) {
        return text.isBlank() ? more : new Setting(name, text + "," + more.text, origin);
    }
}
