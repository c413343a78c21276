package io.supervisor4j.option;

import java.util.Locale;

/** Text that may contain anything, for a line of a YAML file, where a character that cannot be printed is an error. */
final class YamlEscapes {

    private YamlEscapes() {}

    /** Replaces characters that cannot be printed by their codes, as in double-quoted text. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (is(point)) {
                printable.appendCodePoint(point);
            } else if (Character.isBmpCodePoint(point)) {
                printable.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                printable.append(String.format(Locale.ROOT, "\\U%08x", point));
            }
        });
        return printable.toString();
    }

    private static boolean is(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
