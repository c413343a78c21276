package io.supervisor4j.it;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of the tests as one of jars only, which is what class-data archives need. */
final class Jars {

    private Jars() {}

    /** Packs the folders of the class path into jars in a folder; returns the class path with those in their place. */
    static String of(Path folder) {
        AtomicInteger number = new AtomicInteger();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry)
                        ? pack(entry, folder.resolve("classes-" + number.incrementAndGet() + ".jar"))
                        : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Puts the whole class path into a folder, for who may not read it where it is; returns the class path there. */
    static String copies(Path folder) throws IOException {
        for (String entry : of(folder).split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (!jar.startsWith(folder)) {
                Files.copy(jar, folder.resolve(jar.getFileName()));
            }
        }
        return folder + "/*";
    }

    private static Path pack(Path classes, Path jar) {
        try (Stream<Path> files = Files.walk(classes);
                OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a file to a jar's end that changes nothing but the jar. */
    static void change(Path jar) {
        Path copy = jar.resolveSibling(jar.getFileName() + ".old");
        try {
            Files.move(jar, copy);
            try (java.util.jar.JarFile old = new java.util.jar.JarFile(copy.toFile());
                    OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out)) {
                for (JarEntry entry : old.stream().toList()) {
                    entries.putNextEntry(new JarEntry(entry.getName()));
                    old.getInputStream(entry).transferTo(entries);
                    entries.closeEntry();
                }
                entries.putNextEntry(new JarEntry("changed-" + System.nanoTime()));
                entries.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
