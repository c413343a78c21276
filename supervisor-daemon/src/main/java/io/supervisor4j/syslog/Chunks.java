package io.supervisor4j.syslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into the parts that become records: a line each, and several where a line is too long. */
final class Chunks {

    private Chunks() {}

    /**
     * Returns the parts in their order, without empty ones, which would carry nothing.
     *
     * @param text any; what is no letter to a terminal or a file becomes a blank, so that nothing passes for a record of its own
     * @param maxBytes how long a part may be in UTF-8; at least 4, the longest letter
     */
    static List<String> of(String text, int maxBytes) {
        List<String> chunks = new ArrayList<>();
        text.lines()
                .map(Chunks::printable)
                .filter(line -> !line.isBlank())
                .forEach(line -> cut(line, maxBytes, chunks));
        return chunks;
    }

    /** A tab, as in a stack trace, is four blanks: some syslogs print its number instead. */
    private static String printable(String line) {
        StringBuilder clean = new StringBuilder(line.length());
        line.codePoints().forEach(letter -> {
            if (letter == '\t') {
                clean.append("    ");
            } else {
                clean.appendCodePoint(Character.isISOControl(letter) ? ' ' : letter);
            }
        });
        return clean.toString();
    }

    private static void cut(String line, int maxBytes, List<String> chunks) {
        int begin = 0;
        int bytes = 0;
        for (int i = 0; i < line.length(); ) {
            int letter = line.codePointAt(i);
            int length = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > maxBytes) {
                chunks.add(line.substring(begin, i));
                begin = i;
                bytes = 0;
            }
            bytes += length;
            i += Character.charCount(letter);
        }
        chunks.add(line.substring(begin));
    }
}
