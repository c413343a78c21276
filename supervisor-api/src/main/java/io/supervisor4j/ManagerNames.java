package io.supervisor4j;

import java.util.Objects;

/**
 * Which names a manager can have: they become the names of files. Plain comparisons: a regular expression costs a starting JVM
 * 7 ms.
 */
final class ManagerNames {

    private static final int MAX_LENGTH = 64;

    private ManagerNames() {}

    static String require(String name) {
        Objects.requireNonNull(name, "name");
        boolean fits = !name.isEmpty() && name.length() <= MAX_LENGTH && isLetterOrDigit(name.charAt(0));
        for (int i = 1; i < name.length() && fits; i++) {
            char c = name.charAt(i);
            fits = isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
        }
        if (!fits) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a manager: use 1 to " + MAX_LENGTH
                    + " letters, digits, '.', '_' and '-', the first a letter or digit");
        }
        return name;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
