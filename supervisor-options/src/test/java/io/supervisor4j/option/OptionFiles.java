package io.supervisor4j.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Files of options in a test's folder, and what is wrong with them. */
record OptionFiles(Path folder) {

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the errors that building ends with, one a line, without the folder's name. */
    String errors(OptionsBuilder builder) {
        return catchThrowableOfType(OptionException.class, builder::build)
                .getMessage()
                .replace(folder + "/", "");
    }
}
