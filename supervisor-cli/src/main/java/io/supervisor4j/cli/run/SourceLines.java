package io.supervisor4j.cli.run;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a file says what, for mistakes that show only when its classes and programs are looked at.
 *
 * @param file the file, as it is to be named
 * @param lines the line of each value by its path, such as {@code services.mailer.class}
 */
public record SourceLines(Path file, Map<String, Integer> lines) {

    /** Copies the lines. */
    public SourceLines {
        lines = Map.copyOf(lines);
    }

    /** Returns the line of a value, or of what it would stand in. */
    int line(String path) {
        String at = path;
        while (!lines.containsKey(at) && at.contains(".")) {
            at = at.substring(0, at.lastIndexOf('.'));
        }
        return lines.getOrDefault(at, 0);
    }
}
