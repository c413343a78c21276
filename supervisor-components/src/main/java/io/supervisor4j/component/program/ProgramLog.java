package io.supervisor4j.component.program;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What a program asks of its log (M-56).
 *
 * @param level of the root logger; as it is if there is none
 * @param file where it goes, in the place of the console; as it is if there is none
 * @param quiet whether nothing of it goes to the console
 */
public record ProgramLog(@Nullable Level level, @Nullable Path file, boolean quiet) {

    private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

    /**
     * Sets all of it.
     *
     * @throws IllegalStateException if something is asked for and another than Logback logs, or the file cannot be written
     */
    public void set() {
        if (level == null && file == null && !quiet) {
            return;
        }
        ILoggerFactory present = LoggerFactory.getILoggerFactory();
        if (!present.getClass().getName().equals(LOGBACK)) {
            throw new IllegalStateException(
                    "the level and the file of the log can be set here if Logback logs, but it is %s; set them in its own way"
                            .formatted(present.getClass().getName()));
        }
        LogbackLog logback = new LogbackLog(present);
        if (file != null) {
            logback.writeTo(file);
        }
        if (file != null || quiet) {
            logback.leaveConsole();
        }
        if (level != null) {
            logback.setLevel(level);
        }
    }
}
