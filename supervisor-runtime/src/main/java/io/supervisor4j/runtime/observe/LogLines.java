package io.supervisor4j.runtime.observe;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One log line for each event, to the logger {@code io.supervisor4j.master} (C-71). */
public final class LogLines implements Consumer<SupervisorEvent> {

    /** Creates the listener; the logging library is loaded with the first event, on the listener's thread. */
    public LogLines() {}

    @Override
    public void accept(SupervisorEvent event) {
        Logger log = Holder.LOG;
        if (event instanceof ManagerEvent.HookFailed failed) {
            log.error(event.describe(), failed.error());
        } else {
            log.atLevel(level(event.level())).log(event.describe());
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
