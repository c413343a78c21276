package io.supervisor4j.option.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of options: how they are derived, which ways of writing one mean the same, and which was meant by one that is unknown. */
public final class Names {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Names() {}

    /** Returns the name of an option, or of a constant, from its name in Java. */
    public static String hyphenated(String javaName) {
        return HUMP.matcher(javaName).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Returns what is common to all ways of writing a name. */
    public static String normal(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the full name of what has this name below the prefix. */
    public static String joined(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    /** Returns a name as an environment variable. */
    public static String variable(String prefix, String name) {
        return prefix + "_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Returns a regular expression, in the dialect of JSON Schema, that matches all ways of writing a name. */
    public static String anyWriting(String name) {
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

    /**
     * Finds the nearest of some names, if one is near: a few letters away, or the same but for what is before its last dot.
     *
     * @param given the unknown name
     * @param names those that are known
     * @return the one that was meant
     */
    public static Optional<String> nearest(String given, Collection<String> names) {
        String normal = normal(given);
        return names.stream()
                .filter(name -> distance(normal, normal(name)) <= Math.max(1, normal.length() / 4)
                        || last(normal(name)).equals(last(normal)))
                .min(Comparator.<String>comparingInt(name -> distance(normal, normal(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns the end of a sentence about an unknown name: a question, or nothing. */
    public static String question(String given, Collection<String> names) {
        return nearest(given, names).map(name -> "; did you mean " + name + "?").orElse("");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** How many letters to insert, remove, replace or swap with the next. */
    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int step(int[][] table, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(table[i - 1][j - 1] + same, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
