package io.supervisor4j.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which name was meant by one that is unknown. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * Finds the nearest of some names, if one is near: a few letters away, or the same but for what is before its last dot.
     *
     * @param given the unknown name
     * @param names those that are known
     * @return the one that was meant
     */
    public static Optional<String> nearest(String given, Collection<String> names) {
        String normal = Names.normal(given);
        return names.stream()
                .filter(name -> distance(normal, Names.normal(name)) <= Math.max(1, normal.length() / 4)
                        || last(Names.normal(name)).equals(last(normal)))
                .min(Comparator.<String>comparingInt(name -> distance(normal, Names.normal(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns the end of a sentence: a question, or nothing. */
    static String question(String given, Collection<String> names) {
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
