package io.supervisor4j.option;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of options: how they are derived, and which ways of writing one mean the same. */
final class Names {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Names() {}

    /** Returns the name of an option, or of a constant, from its name in Java. */
    static String hyphenated(String javaName) {
        return HUMP.matcher(javaName).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Returns what is common to all ways of writing a name. */
    static String normal(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    static String joined(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    /** Returns a name as an environment variable. */
    static String variable(String prefix, String name) {
        return prefix + "_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Returns a regular expression, in the dialect of JSON Schema, that matches all ways of writing a name. */
    static String anyWriting(String name) {
        StringBuilder expression = new StringBuilder("[-_]*");
        normal(name).codePoints().forEach(letter -> {
            int upper = Character.toUpperCase(letter);
            if (letter == '.') {
                expression.append("\\.");
            } else if (upper == letter) {
                expression.appendCodePoint(letter);
            } else {
                expression
                        .append('[')
                        .appendCodePoint(letter)
                        .appendCodePoint(upper)
                        .append(']');
            }
            expression.append("[-_]*");
        });
        return expression.toString();
    }
}
