package io.supervisor4j.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a value was given.
 *
 * @param name for people
 * @param file the file, if it was one
 * @param line the line in the file, from 1; 0 if unknown
 */
record Origin(String name, @Nullable Path file, int line) {

    static final Origin DEFAULT = of("default");

    static Origin of(String name) {
        return new Origin(name, null, 0);
    }

    static Origin of(Path file, int line) {
        return new Origin(file.toString(), file, line);
    }

    /** Returns what relative paths are relative to: nothing outside of files. */
    @Nullable
    Path folder() {
        return file == null ? null : file.toAbsolutePath().getParent();
    }

    @Override
    public String toString() {
        return line > 0 ? name + ":" + line : name;
    }
}
