package io.supervisor4j.daemon;

import java.util.Objects;

/**
 * Output to the local syslog, line by line. The lines pass through the system's {@code logger} program: the JDK has no datagram
 * sockets to local addresses, and what child processes and the JVM itself print arrives this way too.
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
        if (!priority.matches("[a-z]+[0-7]?\\.[a-z]+")) {
            throw new IllegalArgumentException(
                    "priority must be a facility and a severity such as daemon.info, but is '" + priority + "'");
        }
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
}
