package io.supervisor4j.rule;

import java.util.Objects;

/**
 * Names that become names of files: of managers and daemons. Letters and digits of ASCII, {@code '.'}, {@code '_'} and {@code '-'}, the
 * first a letter or digit. Plain comparisons: a regular expression costs a starting JVM 7 ms. Thread-safe.
 */
public final class FileNames {

    /** The most characters in the name of a manager: it stands in the path of a socket, which the kernel limits to 107 bytes. */
    public static final int MANAGER_LENGTH = 64;

    private FileNames() {}

    /**
     * Checks a name.
     *
     * @param name the name
     * @param what what it names, for the message, such as {@code "a manager"}
     * @param length the most characters it may have
     * @return the name
     * @throws IllegalArgumentException if it is no such name
     */
    public static String require(String name, String what, int length) {
        Objects.requireNonNull(name, "name");
        if (!isName(name, length)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be the name of " + what + ": use " + rule(length));
        }
        return name;
    }

    /**
     * Tells whether a text is such a name.
     *
     * @param text any text
     * @param length the most characters it may have
     * @return true if it is
     */
    public static boolean isName(String text, int length) {
        boolean fits = !text.isEmpty() && text.length() <= length;
        for (int i = 0; i < text.length() && fits; i++) {
            fits = canStandAt(i, text.charAt(i));
        }
        return fits;
    }

    /**
     * Makes a name of a text by leaving out what cannot stand in one.
     *
     * @param text any text
     * @param length the most characters it may have
     * @return the name; empty if nothing is left
     */
    public static String cleaned(String text, int length) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length() && name.length() < length; i++) {
            if (canStandAt(name.length(), text.charAt(i))) {
                name.append(text.charAt(i));
            }
        }
        return name.toString();
    }

    /**
     * Says which names are possible.
     *
     * @param length the most characters
     * @return the rule, as the end of a sentence
     */
    public static String rule(int length) {
        return "1 to " + length + " letters, digits, '.', '_' and '-', the first a letter or digit";
    }

    private static boolean canStandAt(int position, char c) {
        boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letterOrDigit || (position > 0 && (c == '.' || c == '_' || c == '-'));
    }
}
