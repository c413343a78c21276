package io.supervisor4j;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the standard output and standard error of workers go.
 *
 * <p>Captured output is read by the master, line by line, and the last lines of a worker are told with its end ({@link
 * WorkerExit#lastOutput()}). Neither the worker nor the master ever waits for its reader: what cannot be written in time
 * is dropped and counted ({@link ServiceStatus#droppedLines()}). A line is cut after 8,192 bytes.
 *
 * @param kind which of the three ways
 * @param folder where the files are, for {@link Kind#FILES}
 * @param maxBytes how large a file may grow before it is rotated
 * @param maxFiles how many files are kept of a worker, the present one included
 */
public record WorkerOutput(Kind kind, Optional<Path> folder, long maxBytes, int maxFiles) {

    private static final long MAX_BYTES = 10L << 20;
    private static final int MAX_FILES = 5;
    private static final long MOST_BYTES = 1L << 40;
    private static final int MOST_FILES = 1_000;

    /** The three ways. */
    public enum Kind {
        /** Both are the standard output of the master; the master does not see what passes. */
        INHERITED,
        /** The master writes each line to its own standard output, with {@code service.id} in front. */
        TAGGED,
        /** The master writes to a file a worker, and rotates it. */
        FILES
    }

    /** Checks the values. */
    public WorkerOutput {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(folder, "folder");
        Ranges.require(maxBytes, 1024, MOST_BYTES, "the size in bytes of a file of output");
        Ranges.require(maxFiles, 1, MOST_FILES, "the number of files of output that are kept");
        if (folder.isPresent() != (kind == Kind.FILES)) {
            throw new IllegalArgumentException("output to files, and no other, has a folder");
        }
    }

    /**
     * Lets output pass through; the default.
     *
     * @return what to give to {@link ServiceSpec#output}
     */
    public static WorkerOutput inherited() {
        return new WorkerOutput(Kind.INHERITED, Optional.empty(), MAX_BYTES, MAX_FILES);
    }

    /**
     * Captures output, and writes each line to the master's standard output, such as {@code mailer.3 | connected}.
     *
     * @return what to give to {@link ServiceSpec#output}
     */
    public static WorkerOutput tagged() {
        return new WorkerOutput(Kind.TAGGED, Optional.empty(), MAX_BYTES, MAX_FILES);
    }

    /**
     * Captures output, and writes it to {@code service.id.log} in a folder, at most 10 MiB long; when it is full, it becomes
     * {@code service.id.log.1}, that {@code .2}, and so on, 5 files in all.
     *
     * @param folder the folder; made where it is missing
     * @return what to give to {@link ServiceSpec#output}
     */
    public static WorkerOutput files(Path folder) {
        return new WorkerOutput(Kind.FILES, Optional.of(folder), MAX_BYTES, MAX_FILES);
    }

    /**
     * Changes how much is kept in files.
     *
     * @param bytes how large a file may grow, 1024 to 1 TiB
     * @param files how many are kept of a worker, 1 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if one of them is out of range
     */
    public WorkerOutput rotated(long bytes, int files) {
        return new WorkerOutput(kind, folder, bytes, files);
    }

    /**
     * Tells whether the master sees the output.
     *
     * @return false if it passes through
     */
    public boolean isCaptured() {
        return kind != Kind.INHERITED;
    }
}
