package io.supervisor4j.examples.spool;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a result file says, one {@code key=value} a line.
 *
 * @param source the name of the source
 * @param stamp the source's size and time when it was read, to tell whether the result is still up to date
 * @param content what is in the source
 */
record Result(String source, Stamp stamp, Content content) {

    /**
     * Writes the result as text.
     *
     * @return six lines
     */
    String toText() {
        return """
                source=%s
                size=%d
                modified=%s
                sha256=%s
                lines=%d
                words=%d
                """.formatted(
                        source, stamp.size(), stamp.modified(), content.sha256(), content.lines(), content.words());
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @param text the text
     * @return the result; empty if the text is anything else
     */
    static Optional<Result> parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, Math.max(equals, 0)), line.substring(equals + 1));
        });
        try {
            Stamp stamp = new Stamp(number(values, "size"), Instant.parse(value(values, "modified")));
            Content content = new Content(value(values, "sha256"), number(values, "lines"), number(values, "words"));
            return Optional.of(new Result(value(values, "source"), stamp, content));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long number(Map<String, String> values, String key) {
        return Long.parseLong(value(values, key));
    }

    private static String value(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("there is no " + key);
        }
        return value;
    }
}
