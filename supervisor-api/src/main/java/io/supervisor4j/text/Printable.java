package io.supervisor4j.text;

/**
 * Text from outside, made safe for a log and a terminal: a line stays one line, and nothing in it moves the cursor, hides what
 * stands beside it or turns it round. What must not pass is written as in Java source, {@code \n} or {@code \u001b}; inside a
 * JSON string that stands for the same character. All else, backslashes too, is left as it is.
 *
 * <p>Escaped are the control characters (C0, DEL, C1), the separators of lines and paragraphs, the invisible format characters
 * such as those that change the direction of writing (but not the two joiners that some scripts need), and halves of surrogate
 * pairs. Thread-safe.
 */
public final class Printable {

    private static final char ESCAPE = '\u001b';
    private static final String RESET = ESCAPE + "[0m";
    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;
    private static final String HEX = "0123456789abcdef";

    /** What passes besides plain characters. */
    private enum Passing {
        NOTHING,
        TABS_AND_COLOURS,
        LINES_TABS_AND_COLOURS;

        boolean allows(int c) {
            return (c == '\t' && this != NOTHING) || (c == '\n' && this == LINES_TABS_AND_COLOURS);
        }
    }

    private Printable() {}

    /**
     * Returns text as part of a line that this project writes itself, such as that of a log.
     *
     * @param text any text
     * @return the same, without a control character
     */
    public static String line(String text) {
        return escape(text, Passing.NOTHING);
    }

    /**
     * Returns a line that an application has printed: its tabs and colours are its own, and pass. Colours end with the line.
     *
     * @param text a line without its end
     * @return the same for a terminal
     */
    public static String outputLine(String text) {
        String safe = escape(text, Passing.TABS_AND_COLOURS);
        return safe.indexOf(ESCAPE) < 0 ? safe : safe + RESET;
    }

    /**
     * Returns text of several lines, such as a page for a terminal: the ends of lines pass, tabs and colours as well.
     *
     * @param text any text
     * @return the same for a terminal
     */
    public static String page(String text) {
        return escape(text, Passing.LINES_TABS_AND_COLOURS);
    }

    private static String escape(String text, Passing passing) {
        int plain = plainUpTo(text, 0, passing);
        if (plain == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int start = 0;
        while (plain < text.length()) {
            safe.append(text, start, plain);
            int end = plain + Character.charCount(text.codePointAt(plain));
            for (int i = plain; i < end; i++) {
                append(text.charAt(i), safe);
            }
            start = end;
            plain = plainUpTo(text, start, passing);
        }
        return safe.append(text, start, plain).toString();
    }

    /** Returns where the first character stands that must not pass, or the length of the text. */
    private static int plainUpTo(String text, int from, Passing passing) {
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (isPlain(c) || passing.allows(c)) {
                i += Character.charCount(c);
            } else {
                int end = passing == Passing.NOTHING ? i : colourEnd(text, i);
                if (end == i) {
                    return i;
                }
                i = end;
            }
        }
        return i;
    }

    private static boolean isPlain(int c) {
        if (c >= ' ' && c <= '~') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> c == JOINER || c == NON_JOINER;
            default -> true;
        };
    }

    /** Returns the end of the colour (SGR) sequence that begins here, or where it would begin if there is none. */
    private static int colourEnd(String text, int start) {
        if (!text.startsWith(ESCAPE + "[", start)) {
            return start;
        }
        int i = start + 2;
        while (i < text.length() && isParameter(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == 'm' ? i + 1 : start;
    }

    private static boolean isParameter(char c) {
        return (c >= '0' && c <= '9') || c == ';' || c == ':';
    }

    private static void append(char c, StringBuilder to) {
        switch (c) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                to.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    to.append(HEX.charAt(c >> shift & 0xf));
                }
            }
        }
    }
}
