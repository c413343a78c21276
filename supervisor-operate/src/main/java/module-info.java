/** What operates a manager: typed options, launchers, daemon control, syslog and the client of the control socket. */
module io.supervisor4j.operate {
    requires transitive io.supervisor4j.api;
    // A pooled service shows its task group.
    requires transitive io.supervisor4j.components;
    // There with the engine, to reach the sockets of the init system and syslog.
    requires static io.supervisor4j.runtime;
    // Brought by programs that log with it, for the appender.
    requires static ch.qos.logback.classic;
    requires static ch.qos.logback.core;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires java.management;
    requires jdk.security.auth;
    // Found by name: the JVM's signals.
    requires jdk.unsupported;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.supervisor4j.control;
    exports io.supervisor4j.daemon;
    exports io.supervisor4j.launch;
    exports io.supervisor4j.option;
    exports io.supervisor4j.syslog;
}
