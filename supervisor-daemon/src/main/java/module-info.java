/** One program in the background, controlled by its name; syslog. */
module io.supervisor4j.daemon {
    requires transitive io.supervisor4j.api;
    // Brought by programs that log with it, for the appender.
    requires static ch.qos.logback.classic;
    requires static ch.qos.logback.core;
    requires com.fasterxml.jackson.core;
    requires io.supervisor4j.system;
    requires org.jnrproject.ffi;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.supervisor4j.daemon;
    exports io.supervisor4j.syslog;
}
