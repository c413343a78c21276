package io.supervisor4j.daemon;

import io.supervisor4j.syslog.Facility;
import io.supervisor4j.syslog.Severity;
import java.util.List;
import java.util.Objects;

/**
 * Output to the local syslog, line by line. The lines pass through the system's {@code logger} program, because what child
 * processes and the JVM itself print has to arrive there too. What the program logs can take the direct way, each record with its
 * own severity: a {@link io.supervisor4j.syslog.SyslogAppender} in the daemon has the daemon's name and this facility by itself.
 *
 * @param priority facility and severity of the lines, such as {@code daemon.info} or {@code local3.notice}
 */
public record SyslogOutput(String priority) implements Output {

    /**
     * Checks the priority.
     *
     * @throws IllegalArgumentException if it is not a facility, a dot and a severity
     */
    public SyslogOutput {
        Objects.requireNonNull(priority, "priority");
        List<String> parts = List.of(priority.split("\\.", -1));
        if (parts.size() != 2) {
            throw new IllegalArgumentException(
                    "priority must be a facility and a severity such as daemon.info, but is '" + priority + "'");
        }
        Facility.named(parts.get(0));
        Severity.named(parts.get(1));
    }

    /**
     * Returns a copy with another priority.
     *
     * @param newPriority such as {@code local3.notice}
     * @return the copy
     * @throws IllegalArgumentException if it is not a facility, a dot and a severity
     */
    public SyslogOutput priority(String newPriority) {
        return new SyslogOutput(newPriority);
    }

    Facility facility() {
        return Facility.named(priority.substring(0, priority.indexOf('.')));
    }
}
