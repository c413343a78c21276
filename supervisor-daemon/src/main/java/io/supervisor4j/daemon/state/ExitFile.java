package io.supervisor4j.daemon.state;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What the shell that waited for the daemon wrote at its end: the id of the life, a blank, the status. */
final class ExitFile {

    private final Path file;

    ExitFile(Path file) {
        this.file = file;
    }

    /** Returns the status of that life; nothing if it has not ended, or it was not written. */
    OptionalInt statusOf(Life life) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            String[] words = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ", -1);
            return words.length == 2 && words[0].equals(life.id()) && words[1].matches("\\d{1,3}")
                    ? OptionalInt.of(Integer.parseInt(words[1]))
                    : OptionalInt.empty();
        } catch (FileNotFoundException e) {
            return OptionalInt.empty();
        }
    }

    /** Returns when the status was written. */
    Optional<Instant> written() throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
