package io.supervisor4j.cli.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An entry of the class path, relative to the file: a folder, a jar, or {@code folder/*} for the jars in a folder. */
final class ClassPathEntry {

    private static final String ALL = "/*";

    private ClassPathEntry() {}

    /** Returns what is there; spelled out, because class-data archives need jars that are named. */
    static List<String> expand(Path folder, String entry) throws IOException {
        boolean all = entry.endsWith(ALL) || entry.equals("*");
        if (!all) {
            Path file = folder.resolve(entry).normalize();
            return Files.exists(file) ? List.of(file.toString()) : List.of();
        }
        Path jars = folder.resolve(entry.substring(0, Math.max(0, entry.length() - ALL.length())))
                .normalize();
        if (!Files.isDirectory(jars)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
