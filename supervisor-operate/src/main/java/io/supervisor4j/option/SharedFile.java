package io.supervisor4j.option;

import io.supervisor4j.SupervisorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file by which a master hands the options to its workers: only ever a whole, valid snapshot. It lies in a folder that its owner
 * alone may enter, and is deleted when the master's JVM ends.
 */
record SharedFile(Path file) {

    /**
     * Creates the file.
     *
     * @throws SupervisorException if the temporary directory does not allow it
     */
    static SharedFile create() {
        try {
            Path folder = Files.createTempDirectory("supervisor4j-options");
            SharedFile shared = new SharedFile(folder.resolve("options.properties"));
            // Deleted in the opposite order.
            folder.toFile().deleteOnExit();
            shared.file.toFile().deleteOnExit();
            return shared;
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Replaces the file's content at once, also if a cleaner took the file away. */
    void write(OptionsSnapshot snapshot) {
        try {
            Files.createDirectories(file.getParent());
            Path written = Files.createTempFile(file.getParent(), "new", ".properties");
            Files.writeString(written, snapshot.text());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    void restore(OptionsSnapshot snapshot) {
        if (!Files.exists(file)) {
            write(snapshot);
        }
    }

    private static SupervisorException cannotWrite(IOException cause) {
        return new SupervisorException(
                "the options cannot be handed to the workers, as the temporary directory "
                        + System.getProperty("java.io.tmpdir") + " cannot be written: " + cause,
                cause);
    }

    OptionsSnapshot read() {
        try {
            return OptionsSnapshot.parse(Files.readString(file));
        } catch (IOException e) {
            throw new SupervisorException("the master's options cannot be read: " + e + "; is the master gone?", e);
        }
    }
}
