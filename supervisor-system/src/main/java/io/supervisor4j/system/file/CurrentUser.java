package io.supervisor4j.system.file;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The user whom the kernel takes this process for, by number: names cost a look into a directory service. Thread-safe.
 *
 * <p>Not the owner of {@code /proc/self}: that is root where the process cannot be dumped, as a {@code java} with file capabilities.
 */
final class CurrentUser {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String FIELD = "\nUid:\t";

    private static volatile int known = -1;

    private CurrentUser() {}

    /**
     * Returns the effective user id.
     *
     * @throws IOException if there is neither {@code /proc} nor a folder for temporary files to find it out
     */
    static int id() throws IOException {
        if (known < 0) {
            known = id(STATUS);
        }
        return known;
    }

    static int id(Path status) throws IOException {
        try (InputStream in = new FileInputStream(status.toFile())) {
            return effective(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (FileNotFoundException e) {
            return ownerOfNewFile();
        }
    }

    /** The line has the real, the effective, the saved and the file system's id. */
    private static int effective(String status) throws IOException {
        int line = status.indexOf(FIELD);
        if (line < 0) {
            throw new IOException("/proc does not tell the user of this process");
        }
        int start = status.indexOf('\t', line + FIELD.length()) + 1;
        return Integer.parseUnsignedInt(status, start, status.indexOf('\t', start), 10);
    }

    /** As on macOS. */
    private static int ownerOfNewFile() throws IOException {
        Path file = Files.createTempFile("supervisor4j", null);
        try {
            return owner(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Returns the user id of a file's owner, of a link that of the link itself. */
    static int owner(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
