package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of results: one file for each source, named after it, and besides only what a worker is writing this moment.
 *
 * <p>Several workers may write the same result at the same moment, as happens while their number changes: each writes a file of
 * its own and then moves it to its place, so that one complete result remains.
 */
final class Results {

    private static final String SUFFIX = ".result";
    private static final String TEMPORARY_PREFIX = ".worker-";
    private static final String TEMPORARY_SUFFIX = ".tmp";
    private static final int LONGEST_NAME = 200;

    private final Path folder;

    /**
     * Names a folder.
     *
     * @param folder where the results are
     */
    Results(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns where the result of a source is. A slash in its name becomes {@code %2F}, which no name contains otherwise. Of a
     * name that is too long for a file, its digest and its end remain, after {@code %%}, which no name contains either.
     *
     * @param source the name of the source
     * @return a path of its own for each name
     */
    Path fileOf(String source) {
        String name = source.replace("/", "%2F");
        if (name.length() > LONGEST_NAME) {
            String end = name.substring(name.length() - LONGEST_NAME / 2);
            name = "%%" + Content.of(name.getBytes(StandardCharsets.US_ASCII)).sha256() + "-" + end;
        }
        return folder.resolve(name + SUFFIX);
    }

    /**
     * Reads the result of a source.
     *
     * @param source the name of the source
     * @return the result; empty if there is none that makes sense
     * @throws IOException if it cannot be read
     */
    Optional<Result> find(String source) throws IOException {
        try {
            return Result.parse(Files.readString(fileOf(source)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Tells whether a source has a result, without reading it.
     *
     * @param source the name of the source
     * @return true if it has
     */
    boolean exists(String source) {
        return Files.exists(fileOf(source));
    }

    /**
     * Writes a result, or replaces it.
     *
     * @param result the result
     * @param worker the worker that writes it
     * @throws IOException if it cannot be written; then the old one remains
     */
    void write(Result result, int worker) throws IOException {
        // With the process id: after the kill of a master its last workers may still be at work beside the first of the
        // next.
        String name = TEMPORARY_PREFIX + worker + "." + ProcessHandle.current().pid() + TEMPORARY_SUFFIX;
        Files.createDirectories(folder);
        AtomicFile.write(fileOf(result.source()), folder.resolve(name), result.toText());
    }

    /**
     * Removes what earlier lives of a worker were writing when they were killed.
     *
     * @param worker the worker
     * @throws IOException if the folder cannot be read or written
     */
    void removeLeftoversOf(int worker) throws IOException {
        remove(TEMPORARY_PREFIX + worker + ".*" + TEMPORARY_SUFFIX);
    }

    /**
     * Removes what any worker was writing when it was killed; for when none runs.
     *
     * @throws IOException if the folder cannot be read or written
     */
    void removeLeftovers() throws IOException {
        remove(TEMPORARY_PREFIX + "*" + TEMPORARY_SUFFIX);
    }

    private void remove(String pattern) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, pattern)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
