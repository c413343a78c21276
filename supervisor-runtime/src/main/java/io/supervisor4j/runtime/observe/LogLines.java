package io.supervisor4j.runtime.observe;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.thread.StackText;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs each event as one line, to the logger {@code io.supervisor4j.master} (C-71). A stack trace follows only where a hook, a reload
 * decision or the manager itself has failed. What a worker, a hook or a client says cannot forge a line: see
 * {@link SupervisorEvent#describe()}.
 *
 * <p>A logger stamps a line when it is written, and SLF4J has no way to give it another time. A line that is written notably later than
 * its event happened, as at the manager's start, therefore ends with the event's time: {@code (at 12:00:00.123)}.
 */
public final class LogLines implements Consumer<SupervisorEvent> {

    /** What a reader would not notice. */
    private static final Duration NOTABLE = Duration.ofMillis(100);

    private final Clock clock;

    /** Creates the observer, which loads the logging library with the first event, on its own thread. */
    public LogLines() {
        this(Clock.systemUTC());
    }

    LogLines(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void accept(SupervisorEvent event) {
        Logger log = Holder.LOG;
        Throwable error = error(event);
        if (error == null) {
            log.atLevel(level(event.level())).log(line(event));
        } else {
            logWithStack(log, line(event), error);
        }
    }

    private static @Nullable Throwable error(SupervisorEvent event) {
        if (event instanceof ManagerEvent.HookFailed failed) {
            return failed.error();
        } else if (event instanceof ManagerEvent.InternalError defect) {
            return defect.error();
        }
        return event instanceof ManagerEvent.ReloadRefused refused
                ? refused.error().orElse(null)
                : null;
    }

    private String line(SupervisorEvent event) {
        Duration late = Duration.between(event.at(), clock.instant());
        if (late.compareTo(NOTABLE) < 0) {
            return event.describe();
        }
        return event.describe() + " (at " + Time.FORMAT.format(event.at()) + ")";
    }

    /** A logger prints the messages of exceptions as they are: where that is not safe, the trace is a text. */
    private static void logWithStack(Logger log, String line, Throwable error) {
        StackText stack = new StackText(error);
        if (stack.isEscaped()) {
            log.error("{}\n{}", line, stack);
        } else {
            log.error(line, error);
        }
    }

    private static Level level(System.Logger.Level level) {
        return switch (level) {
            case ALL, TRACE -> Level.TRACE;
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR, OFF -> Level.ERROR;
        };
    }

    /** Loads the format and the time zone only where a line is late. */
    private static final class Time {
        static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    }

    /** Loads the logger late: the first worker does not wait for it. */
    private static final class Holder {
        static final Logger LOG = LoggerFactory.getLogger("io.supervisor4j.master");
    }
}
