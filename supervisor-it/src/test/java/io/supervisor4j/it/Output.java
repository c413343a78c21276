package io.supervisor4j.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The whole lines that a master and its workers have written so far. They write to a file: the JDK closes the pipe of a process
 * that has ended, and what its orphans say then would be lost.
 */
final class Output {

    /** What the log appends to the line of an event that it tells late; how late depends on the machine. */
    private static final Pattern LATE = Pattern.compile(" \\(at \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\)$");

    private final InputStream file;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(Path file) {
        try {
            this.file = Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<String> lines() {
        try {
            file.transferTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> LATE.matcher(line).replaceFirst(""))
                .toList();
    }

    /** Returns the lines that match as a whole, or of each the expression's first group if it has one. */
    List<String> all(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return lines().stream()
                .map(pattern::matcher)
                .filter(match -> match.matches())
                .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
