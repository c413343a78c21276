package io.supervisor4j.option.value;

import io.supervisor4j.document.Node;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the values of an option are read and printed; what {@link #print} prints, {@link #parse} reads as an equal value.
 *
 * @param <T> the values
 */
public interface ValueType<T> {

    /**
     * Reads a value.
     *
     * @param text the text
     * @param folder what relative paths are relative to, if not to the working directory
     * @return the value
     * @throws IllegalArgumentException if it is none; the message continues a sentence that begins with the text and does not
     *     contain it
     */
    T parse(String text, @Nullable Path folder);

    /**
     * Returns the text of a value in a document, which {@link #parse} reads.
     *
     * @param node the value; not null
     * @return the text
     * @throws IllegalArgumentException if it is of another kind; the message continues a sentence that begins with the option's name
     *     and does not contain the value
     */
    default String text(Node node) {
        return scalar(node).text();
    }

    /**
     * Returns the value as the single one that it has to be.
     *
     * @param node the value
     * @return the same
     * @throws IllegalArgumentException if it is a list or a mapping
     */
    static Node.Scalar scalar(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar;
        }
        throw new IllegalArgumentException("takes one value, not " + node.kind());
    }

    /** Returns the text of a value, which {@link #parse} reads. */
    String print(T value);

    /** Returns what a value is, for people. */
    String label();

    /** Adds what a JSON Schema says about it: as far as it can, it allows what {@link #text} and {@link #parse} allow. */
    void describe(Map<String, Object> schema);

    /** Returns the value for a document in JSON or YAML: a text, number, boolean, list or map. */
    default Object tree(T value) {
        return print(value);
    }
}
