package io.supervisor4j.option;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.system.file.AtomicFile;
import io.supervisor4j.system.file.IoMessages;
import io.supervisor4j.system.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

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

    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
    }

    /** Replaces the file at once; creates it again if a cleaner took it away with its folder. */
    void write(OptionsSnapshot snapshot) {
        Path folder = folder();
        try {
            PrivateFolder.require(folder);
            AtomicFile.write(file, snapshot.text());
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
                        + System.getProperty("java.io.tmpdir") + " cannot be written: " + IoMessages.text(cause),
                cause);
    }

    OptionsSnapshot read() {
        try {
            PrivateFolder.check(folder());
            return OptionsSnapshot.parse(Files.readString(file));
        } catch (IOException e) {
            throw new SupervisorException(
                    "the master's options cannot be read from " + file + ": " + IoMessages.text(e)
                            + "; is the master gone?",
                    e);
        }
    }
}
