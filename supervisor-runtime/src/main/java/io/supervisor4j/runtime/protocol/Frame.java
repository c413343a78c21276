package io.supervisor4j.runtime.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A verb and its fields, each a string or a whole number. */
public final class Frame {

    private final String verb;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * Creates a frame without fields.
     *
     * @param verb lower-case letters
     */
    public Frame(String verb) {
        this.verb = verb;
    }

    /**
     * Adds a field.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public Frame with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /**
     * Adds a field.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public Frame with(String name, long value) {
        fields.put(name, value);
        return this;
    }

    /**
     * Returns the verb.
     *
     * @return the verb
     */
    public String verb() {
        return verb;
    }

    Map<String, Object> fields() {
        return fields;
    }

    /**
     * Returns the string in a field.
     *
     * @param name its name
     * @return the string
     * @throws FrameException if there is none
     */
    public String text(String name) throws FrameException {
        Object value = fields.get(name);
        if (value instanceof String text) {
            return text;
        }
        throw missing(name, "string", value);
    }

    /**
     * Returns the number in a field.
     *
     * @param name its name
     * @return the number
     * @throws FrameException if there is none
     */
    public long number(String name) throws FrameException {
        Object value = fields.get(name);
        if (value instanceof Long number) {
            return number;
        }
        throw missing(name, "number", value);
    }

    private FrameException missing(String name, String kind, @Nullable Object value) {
        return new FrameException("'" + verb + "' needs a " + kind + " as '" + name + "', not " + value);
    }

    /** Returns the line that carries this frame. */
    @Override
    public String toString() {
        return FrameCodec.encode(this);
    }
}
