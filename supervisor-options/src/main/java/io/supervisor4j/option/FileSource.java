package io.supervisor4j.option;

import io.supervisor4j.document.Documents;
import io.supervisor4j.document.FileTooLargeException;
import io.supervisor4j.system.file.IoMessages;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file of options. */
record FileSource(Path file, boolean mayBeMissing, Format format) implements OptionSource {

    /** How a file is written. */
    @FunctionalInterface
    interface Format {

        /** Returns the settings in the text of a file. What is wrong with it is added to the problems. */
        List<Setting> read(Path file, String text, Catalog catalog, LoadProblems problems);
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
            return new FileSource(file, mayBeMissing, DocumentFormat::read);
        }
        throw new IllegalArgumentException(
                "the file of options " + file + " must end in .yaml, .yml, .json or .properties");
    }

    @Override
    public List<Setting> read(Catalog catalog, LoadProblems problems) {
        try {
            return format.read(file, Documents.text(file), catalog, problems);
        } catch (FileTooLargeException e) {
            return unreadable(e.getMessage(), problems);
        } catch (NoSuchFileException e) {
            return mayBeMissing ? List.of() : unreadable("does not exist", problems);
        } catch (CharacterCodingException e) {
            return unreadable("is not written in UTF-8", problems);
        } catch (IOException e) {
            return unreadable("cannot be read: " + IoMessages.text(e), problems);
        }
    }

    private List<Setting> unreadable(String why, LoadProblems problems) {
        problems.add(Origin.of(file, 0), "", "the file " + why);
        return List.of();
    }
}
