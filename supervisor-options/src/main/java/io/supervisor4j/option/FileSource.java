package io.supervisor4j.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file of options. */
record FileSource(Path file, boolean mayBeMissing, Format format) implements Source {

    private static final int MAX_BYTES = 1 << 20;

    /** How a file is written. */
    @FunctionalInterface
    interface Format {

        /** Returns the settings in the text of a file. What is wrong with it is added to the problems. */
        List<Setting> read(Path file, String text, Catalog catalog, Problems problems);
    }

    /**
     * Chooses the format by the end of the file's name.
     *
     * @throws IllegalArgumentException if that is not known
     */
    static FileSource of(Path file, boolean mayBeMissing) {
        String name = file.toString();
        if (name.endsWith(".properties")) {
            return new FileSource(file, mayBeMissing, PropertiesFormat::read);
        } else if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
            return new FileSource(file, mayBeMissing, YamlFormat::read);
        }
        throw new IllegalArgumentException(
                "the file of options " + file + " must end in .yaml, .yml, .json or .properties");
    }

    @Override
    public List<Setting> read(Catalog catalog, Problems problems) {
        try {
            return format.read(file, text(), catalog, problems);
        } catch (FileTooLargeException e) {
            return unreadable("is larger than the " + MAX_BYTES + " bytes that a file of options may have", problems);
        } catch (NoSuchFileException e) {
            return mayBeMissing ? List.of() : unreadable("does not exist", problems);
        } catch (CharacterCodingException e) {
            return unreadable("is not written in UTF-8", problems);
        } catch (IOException e) {
            return unreadable("cannot be read: " + e, problems);
        }
    }

    /** Reads no more than may be there: what is no file of options may have no end. */
    private String text() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new FileTooLargeException();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static final class FileTooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private List<Setting> unreadable(String why, Problems problems) {
        problems.add(Origin.of(file, 0), "", "the file " + why);
        return List.of();
    }
}
