package io.supervisor4j.runtime.worker;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a worker logs until this is closed, as {@code LEVEL message: exception}. */
final class CapturedLog implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.supervisor4j.worker");
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    CapturedLog() {
        events.start();
        logger.setAdditive(false);
        logger.addAppender(events);
    }

    List<String> lines() {
        return events.list.stream().map(CapturedLog::line).toList();
    }

    private static String line(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        String reason = thrown == null ? "" : ": " + thrown.getClassName() + ": " + thrown.getMessage();
        return event.getLevel() + " " + event.getFormattedMessage() + reason;
    }

    @Override
    public void close() {
        logger.detachAppender(events);
        logger.setAdditive(true);
    }
}
