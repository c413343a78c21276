package io.supervisor4j.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its folder
 * @param version such as {@code 17.0.15}
 * @param feature such as 17
 */
public record Jdk(Path home, String version, int feature) {

    private static final Path USUAL_FOLDER = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    /**
     * Finds the JDK this program runs on, and those in the usual folder that the product supports.
     *
     * @return the JDKs, oldest first, each once
     */
    public static List<Jdk> find() {
        TreeSet<Jdk> found = new TreeSet<>(Comparator.comparingInt(Jdk::feature)
                .thenComparing(Jdk::version)
                .thenComparing(Jdk::home));
        candidates()
                .flatMap(home -> at(home).stream())
                .filter(jdk -> jdk.feature >= OLDEST)
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static Stream<Path> candidates() {
        Stream<Path> own = Stream.of(Path.of(System.getProperty("java.home")));
        if (!Files.isDirectory(USUAL_FOLDER)) {
            return own;
        }
        try (Stream<Path> others = Files.list(USUAL_FOLDER)) {
            return Stream.concat(own, others.toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the version from the file that each JDK carries, so that none needs to be started. */
    private static Optional<Jdk> at(Path folder) {
        Path release = folder.resolve("release");
        if (!Files.isExecutable(folder.resolve("bin/java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var in = Files.newInputStream(release)) {
            properties.load(in);
            String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
            int feature = Runtime.Version.parse(version).feature();
            return Optional.of(new Jdk(Objects.requireNonNull(folder.toRealPath()), version, feature));
        } catch (IOException | IllegalArgumentException e) {
            // Too old to be read, or not a JDK.
            return Optional.empty();
        }
    }
}
