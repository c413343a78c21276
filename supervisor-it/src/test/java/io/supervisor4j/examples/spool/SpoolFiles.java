package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a test, and what is expected of them, computed by other means than the example's. */
final class SpoolFiles {

    private final Path in;
    private final Path out;
    private final Map<String, String> texts = new TreeMap<>();

    SpoolFiles(Path in, Path out) {
        this.in = in;
        this.out = out;
    }

    /** Creates more files until there are so many. */
    void create(int total) throws IOException {
        for (int i = texts.size(); i < total; i++) {
            String name = i % 2 == 0 ? "file " + i : "folder-" + i % 7 + "/100%-" + i;
            write(name, "the words\nof file " + i + "\n" + "more ".repeat(i % 50));
        }
    }

    /** Changes one of them. */
    void change(int number) throws IOException {
        write(List.copyOf(texts.keySet()).get(number), "something new\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = in.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        texts.put(name, text);
    }

    long countResults() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith(".result")).count();
        }
    }

    /** Returns what all files in the folder of results say, whatever their names. */
    List<String> results() throws IOException {
        List<String> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                results.add(resultIn(file));
            }
        }
        return results;
    }

    private static String resultIn(Path file) throws IOException {
        try {
            return Files.readString(file).replaceFirst("modified=.*\n", "");
        } catch (NoSuchFileException e) {
            return "being written";
        }
    }

    List<String> expected() {
        return texts.entrySet().stream()
                .map(entry -> expected(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String expected(String name, String text) {
        try {
            String path = new URI(null, null, "/" + name, null).getRawPath().substring(1);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            long lines = text.chars().filter(character -> character == '\n').count();
            int words = new StringTokenizer(text).countTokens();
            return "source=%s\nsize=%d\nsha256=%s\nlines=%d\nwords=%d\n"
                    .formatted(path, bytes.length, sha256, lines, words);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
