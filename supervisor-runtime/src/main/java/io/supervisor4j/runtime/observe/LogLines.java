package io.supervisor4j.runtime.observe;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One log line for each event, to the logger {@code io.supervisor4j.master} (C-71); a stack trace follows only where a hook has
 * failed. A line cannot be forged by what a worker, a hook or a client says: see {@link SupervisorEvent#describe()}.
 */
public final class LogLines implements Consumer<SupervisorEvent> {

    /** Creates the listener; the logging library is loaded with the first event, on the listener's thread. */
    public LogLines() {}

    @Override
    public void accept(SupervisorEvent event) {
        Logger log = Holder.LOG;
        if (event instanceof ManagerEvent.HookFailed failed) {
            logWithStack(log, event, failed.error());
        } else if (event instanceof ManagerEvent.ReloadRefused refused
                && refused.error().isPresent()) {
            logWithStack(log, event, refused.error().get());
        } else {
            log.atLevel(level(event.level())).log(event.describe());
        }
    }

    /** A logger prints the messages of exceptions as they are: where that is not safe, the trace is a text. */
    private static void logWithStack(Logger log, SupervisorEvent event, Throwable error) {
        StackText stack = new StackText(error);
        if (stack.isEscaped()) {
            log.error("{}\n{}", event.describe(), stack);
        } else {
            log.error(event.describe(), error);
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

    /** Loads the logger late: the first worker does not wait for it. */
    private static final class Holder {
        static final Logger LOG = LoggerFactory.getLogger("io.supervisor4j.master");
    }
}
