package io.supervisor4j.syslog;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How grave a record of syslog is, by the names of syslog's own files. */
public enum Severity {
    /** The system is unusable. */
    EMERG(0),
    /** To be acted on at once. */
    ALERT(1),
    /** Critical. */
    CRIT(2),
    /** An error. */
    ERR(3),
    /** A warning. */
    WARNING(4),
    /** Normal, and of importance. */
    NOTICE(5),
    /** Informative. */
    INFO(6),
    /** For who looks for a mistake. */
    DEBUG(7);

    private final int code;

    Severity(int code) {
        this.code = code;
    }

    /**
     * Returns the severity of this name.
     *
     * @param name such as {@code warning}
     * @return the severity
     * @throws IllegalArgumentException if there is none, with the names of all
     */
    public static Severity named(String name) {
        for (Severity severity : values()) {
            if (severity.text().equals(name)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("there is no severity '" + name + "', only "
                + Stream.of(values()).map(Severity::text).collect(Collectors.joining(", ")));
    }

    /**
     * Returns the name as syslog's own files have it.
     *
     * @return such as {@code warning}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number, as RFC 3164 has it. */
    int code() {
        return code;
    }
}
