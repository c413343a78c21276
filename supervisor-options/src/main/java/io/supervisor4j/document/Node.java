package io.supervisor4j.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in a document, and the line where it begins, from 1. Immutable. */
public sealed interface Node {

    /**
     * Returns where it begins.
     *
     * @return the line
     */
    int line();

    /**
     * Says what it is.
     *
     * @return for people
     */
    String kind();

    /**
     * Returns the same without lines.
     *
     * @return a text, number, boolean, list or map, or null
     */
    @Nullable
    Object plain();

    /** What a scalar is. */
    enum Type {
        /** {@code null}, {@code ~}, or nothing at all. */
        NULL,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A whole or a decimal number. */
        NUMBER,
        /** All else, and all that is quoted. */
        TEXT
    }

    /**
     * A single value.
     *
     * @param line where it begins
     * @param type what it is
     * @param text as it is written, without quotes and escapes
     */
    record Scalar(int line, Type type, String text) implements Node {

        @Override
        public String kind() {
            return type == Type.NULL ? "nothing" : "'" + text + "'";
        }

        @Override
        public @Nullable Object plain() {
            return switch (type) {
                case NULL -> null;
                case BOOLEAN -> text.equalsIgnoreCase("true");
                case NUMBER -> number();
                case TEXT -> text;
            };
        }

        private Number number() {
            if (!CoreSchema.isWhole(text)) {
                return CoreSchema.decimal(text);
            }
            BigInteger whole = CoreSchema.whole(text);
            if (whole.bitLength() < Integer.SIZE) {
                return whole.intValue();
            }
            return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
        }
    }

    /**
     * A list.
     *
     * @param line where it begins
     * @param elements its elements
     */
    record Sequence(int line, List<Node> elements) implements Node {

        /** Copies the list. */
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Object plain() {
            List<@Nullable Object> list = new ArrayList<>();
            elements.forEach(element -> list.add(element.plain()));
            return list;
        }
    }

    /**
     * A mapping from names to values.
     *
     * @param line where it begins
     * @param entries in the order of the document; a name may be there twice
     */
    record Mapping(int line, List<Entry> entries) implements Node {

        /** Copies the list. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Map<String, @Nullable Object> plain() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries.forEach(entry -> map.put(entry.name(), entry.value().plain()));
            return map;
        }
    }

    /**
     * An entry of a mapping.
     *
     * @param line where its name stands
     * @param name its name
     * @param value its value
     */
    record Entry(int line, String name, Node value) {}
}
