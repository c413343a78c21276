package io.supervisor4j.option;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the values of an option are read and printed; what {@link #print} prints, {@link #parse} reads as an equal value.
 *
 * @param <T> the values
 */
interface ValueType<T> {

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

    String print(T value);

    /** Returns what a value is, for people. */
    String label();

    /** Adds what a JSON Schema says about it. */
    void describe(Map<String, Object> schema);

    /** Returns the value for a document in JSON or YAML: a text, number, boolean, list or map. */
    default Object tree(T value) {
        return print(value);
    }
}
