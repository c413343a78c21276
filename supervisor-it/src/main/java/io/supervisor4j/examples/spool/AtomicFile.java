package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear with all their content, or not at all. */
final class AtomicFile {

    private AtomicFile() {}

    /**
     * Creates or replaces a file. A reader meanwhile, or after this process was killed, finds the old or the new one.
     *
     * @param file the file
     * @param temporary where it is written first, in the same folder; a kill may leave it behind
     * @param text the content
     * @throws IOException if it cannot be written; then nothing is left behind
     */
    static void write(Path file, Path temporary, String text) throws IOException {
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
