package io.supervisor4j.component.program;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Logs what is written to it, a line at a time. */
final class LoggingStream extends OutputStream {

    /** A longer one is cut. */
    private static final int LONGEST_LINE = 8192;

    private final Logger logger;
    private final Level level;
    private final PrintStream before;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ThreadLocal<Boolean> logging = ThreadLocal.withInitial(() -> false);

    LoggingStream(Logger logger, Level level, PrintStream before) {
        this.logger = logger;
        this.level = level;
        this.before = before;
    }

    /** What the log itself prints, in the midst of a line, goes where it went before. */
    @Override
    public synchronized void write(int next) {
        if (logging.get()) {
            before.write(next);
            return;
        }
        if (next == '\n' || line.size() == LONGEST_LINE) {
            log();
        }
        if (next != '\n') {
            line.write(next);
        }
    }

    private void log() {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (!text.isEmpty()) {
            logging.set(true);
            try {
                logger.atLevel(level).log("{}", text);
            } finally {
                logging.set(false);
            }
        }
    }

    @Override
    public synchronized void close() {
        log();
    }
}
