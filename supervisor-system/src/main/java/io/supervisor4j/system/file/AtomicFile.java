package io.supervisor4j.system.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a file at once: a reader finds the old content or the new one, never a part of it, also when the writer is killed or the disk
 * is full. The new content is written to a draft beside the file, which then gets the file's name; the last of several writers wins.
 *
 * <p>The owner alone may read and write the file. Nothing is forced to the disk: what is kept like this is of use as long as the machine
 * runs, or has a checksum. An interrupt does not disturb it. Thread-safe.
 */
public final class AtomicFile {

    /** What the name of a draft ends in. */
    public static final String DRAFT = ".tmp";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private AtomicFile() {}

    /**
     * Creates or replaces a file.
     *
     * @param file the file; its folder exists
     * @param text the content, written in UTF-8
     * @throws IOException if that fails: the file is as it was, and no draft is left
     */
    public static void write(Path file, String text) throws IOException {
        Path draft = draft(file);
        try {
            Files.createFile(draft, OWNER_ONLY);
            // A channel would be closed by an interrupt.
            try (OutputStream out = new FileOutputStream(draft.toFile())) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            replace(file, draft);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /**
     * Names a draft that no other writer has: neither another thread, nor a process with the same id in another container.
     *
     * @param file the file to be replaced
     * @return a path beside it, where nothing is yet
     */
    public static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + "."
                + ProcessHandle.current().pid() + "." + Long.toHexString(System.nanoTime()) + DRAFT);
    }

    /**
     * Gives a complete draft the name of a file.
     *
     * @param file the file, which need not exist
     * @param draft the draft, in the same folder
     * @throws IOException if that fails: both are as they were
     */
    public static void replace(Path file, Path draft) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
