package io.supervisor4j.option.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists and maps as one text: {@code a, b} and {@code k=v, l=w}; a backslash takes what separates, and blanks, as they are. */
public final class ListText {

    /** What separates, and all that is taken away around an element; but for the escape itself. */
    private static boolean isSpecial(char letter) {
        return letter == ',' || letter == '=' || letter == '\\' || Character.isWhitespace(letter);
    }

    private ListText() {}

    /** Returns the text of a list. */
    public static String join(Collection<String> elements) {
        return elements.stream().map(ListText::escaped).collect(Collectors.joining(","));
    }

    /** Returns the text of an entry of a map. */
    public static String pair(Map.Entry<String, String> entry) {
        return escaped(entry.getKey()) + "=" + escaped(entry.getValue());
    }

    /** Returns the elements, still escaped; none of the empty text. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (escapes(text, i)) {
                i++;
            } else if (text.charAt(i) == separator) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        if (!text.isBlank()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    /** Takes away escapes, and the blanks around. */
    static String plain(String part) {
        StringBuilder plain = new StringBuilder();
        int end = 0;
        for (int i = 0; i < part.length(); i++) {
            boolean escapes = escapes(part, i);
            char letter = part.charAt(escapes ? ++i : i);
            if (escapes || !Character.isWhitespace(letter)) {
                plain.append(letter);
                end = plain.length();
            } else if (end > 0) {
                plain.append(letter);
            }
        }
        plain.setLength(end);
        return plain.toString();
    }

    private static boolean escapes(String text, int at) {
        return text.charAt(at) == '\\' && at + 1 < text.length() && isSpecial(text.charAt(at + 1));
    }

    private static String escaped(String element) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < element.length(); i++) {
            char letter = element.charAt(i);
            text.append(isSpecial(letter) ? "\\" : "").append(letter);
        }
        return text.toString();
    }
}
