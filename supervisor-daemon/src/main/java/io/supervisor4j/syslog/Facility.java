package io.supervisor4j.syslog;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which part of a system a record of syslog comes from, by the names of syslog's own files. */
public enum Facility {
    /** The kernel. */
    KERN(0),
    /** Programs that users run. */
    USER(1),
    /** Mail. */
    MAIL(2),
    /** Programs in the background. */
    DAEMON(3),
    /** Authorization. */
    AUTH(4),
    /** Syslog itself. */
    SYSLOG(5),
    /** Printing. */
    LPR(6),
    /** News. */
    NEWS(7),
    /** UUCP. */
    UUCP(8),
    /** Periodic jobs. */
    CRON(9),
    /** Authorization, with what not all may read. */
    AUTHPRIV(10),
    /** File transfer. */
    FTP(11),
    /** For the site to use. */
    LOCAL0(16),
    /** For the site to use. */
    LOCAL1(17),
    /** For the site to use. */
    LOCAL2(18),
    /** For the site to use. */
    LOCAL3(19),
    /** For the site to use. */
    LOCAL4(20),
    /** For the site to use. */
    LOCAL5(21),
    /** For the site to use. */
    LOCAL6(22),
    /** For the site to use. */
    LOCAL7(23);

    private final int code;

    Facility(int code) {
        this.code = code;
    }

    /**
     * Returns the facility of this name.
     *
     * @param name such as {@code local3}
     * @return the facility
     * @throws IllegalArgumentException if there is none, with the names of all
     */
    public static Facility named(String name) {
        for (Facility facility : values()) {
            if (facility.text().equals(name)) {
                return facility;
            }
        }
        throw new IllegalArgumentException("there is no facility '" + name + "', only "
                + Stream.of(values()).map(Facility::text).collect(Collectors.joining(", ")));
    }

    /**
     * Returns the name as syslog's own files have it.
     *
     * @return such as {@code local3}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number, as RFC 3164 has it. */
    int code() {
        return code;
    }
}
