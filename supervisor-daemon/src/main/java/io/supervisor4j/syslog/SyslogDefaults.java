package io.supervisor4j.syslog;

import java.util.List;

/** What a JVM was told to call itself in syslog, by who started it; what a configuration says itself comes first. */
public final class SyslogDefaults {

    static final String IDENT = "supervisor4j.syslog.ident";
    static final String FACILITY = "supervisor4j.syslog.facility";

    private SyslogDefaults() {}

    /**
     * Returns the options that tell a JVM, and with it the workers it starts.
     *
     * @param ident who writes, such as a daemon's name
     * @param facility where it belongs
     * @return two options
     */
    public static List<String> jvmOptions(String ident, Facility facility) {
        return List.of("-D" + IDENT + "=" + ident, "-D" + FACILITY + "=" + facility.text());
    }
}
