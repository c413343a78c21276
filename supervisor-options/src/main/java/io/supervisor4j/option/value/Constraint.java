package io.supervisor4j.option.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a value must be beyond its type. */
sealed interface Constraint<T> {

    boolean allows(T value, String text);

    /** Continues a sentence that begins with the value or the type. */
    String rule();

    /** Adds what a JSON Schema says about it. */
    void describe(Map<String, Object> schema);

    /** The value is not less. */
    record Min<T extends Comparable<T>>(T limit, String text) implements Constraint<T> {

        @Override
        public boolean allows(T value, String ignored) {
            return value.compareTo(limit) >= 0;
        }

        @Override
        public String rule() {
            return "at least " + text;
        }

        @Override
        public void describe(Map<String, Object> schema) {
            if (limit instanceof Number) {
                schema.put("minimum", limit);
            }
        }
    }

    /** The value is not greater. */
    record Max<T extends Comparable<T>>(T limit, String text) implements Constraint<T> {

        @Override
        public boolean allows(T value, String ignored) {
            return value.compareTo(limit) <= 0;
        }

        @Override
        public String rule() {
            return "at most " + text;
        }

        @Override
        public void describe(Map<String, Object> schema) {
            if (limit instanceof Number) {
                schema.put("maximum", limit);
            }
        }
    }

    /** The value is one of a few. */
    record Choice<T>(List<T> choices, List<String> texts, List<Object> trees) implements Constraint<T> {

        @Override
        public boolean allows(T value, String text) {
            return choices.contains(value) || texts.contains(text);
        }

        @Override
        public String rule() {
            return "one of " + String.join(", ", texts);
        }

        @Override
        public void describe(Map<String, Object> schema) {
            schema.put("enum", new ArrayList<>(trees));
        }
    }

    /** The text has a form. */
    record Form<T>(Pattern pattern) implements Constraint<T> {

        @Override
        public boolean allows(T value, String text) {
            return pattern.matcher(text).matches();
        }

        @Override
        public String rule() {
            return "of the form " + pattern;
        }

        @Override
        public void describe(Map<String, Object> schema) {
            schema.put("pattern", "^(?:" + pattern + ")$");
        }
    }
}
