package io.supervisor4j.component.program;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.ILoggerFactory;

/** Sets up Logback. The only class here that knows it; never loaded where another logs. */
final class LogbackLog {

    /** Time, pid, level, thread, logger and message, then the stack of an error (M-62). */
    private static final String LINE =
            "%d{yyyy-MM-dd HH:mm:ss.SSS} " + ProcessHandle.current().pid() + " %-5level [%thread] %logger{36} - %msg%n";

    private final LoggerContext context;
    private final Logger root;

    LogbackLog(ILoggerFactory factory) {
        this.context = (LoggerContext) factory;
        this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    void setLevel(org.slf4j.event.Level level) {
        root.setLevel(Level.convertAnSLF4JLevel(level));
    }

    /** Behind what is there. */
    void writeTo(Path file) {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern(LINE);
        lines.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setName(file.toString());
        appender.setFile(file.toString());
        appender.setEncoder(lines);
        appender.start();
        if (!appender.isStarted()) {
            throw new IllegalStateException("the log cannot be written to " + file.toAbsolutePath()
                    + "; give a file in a folder where this user may write");
        }
        root.addAppender(appender);
    }

    void leaveConsole() {
        context.getLoggerList().forEach(LogbackLog::leaveConsole);
    }

    private static void leaveConsole(Logger logger) {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        logger.iteratorForAppenders().forEachRemaining(appenders::add);
        for (Appender<ILoggingEvent> appender : appenders) {
            if (appender instanceof ConsoleAppender) {
                logger.detachAppender(appender);
            }
        }
    }
}
