package io.supervisor4j.option;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One thing that is wrong with the options.
 *
 * @param origin where it was found: a file, {@code command line}, an environment variable, ...
 * @param file the file, if it was one
 * @param line the line in that file, from 1; 0 if there is none
 * @param key the option or group concerned, as it was written; empty if a file cannot be read at all
 * @param message what is wrong, and what to do; without the value of a secret
 */
public record OptionError(String origin, Optional<Path> file, int line, String key, String message) {

    static OptionError of(Origin origin, String key, String message) {
        return new OptionError(origin.name(), Optional.ofNullable(origin.file()), origin.line(), key, message);
    }

    /** Returns a line for people: {@code shop.yaml:3: mailer.thread: unknown option; did you mean mailer.threads?} */
    @Override
    public String toString() {
        String place = line > 0 ? origin + ":" + line : origin;
        return key.isEmpty() ? place + ": " + message : place + ": " + key + ": " + message;
    }
}
