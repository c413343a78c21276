/** Services inside one JVM: a graph of components with tasks and timers, and periodic work on its own. */
module io.supervisor4j.components {
    requires transitive io.supervisor4j.api;
    requires transitive org.slf4j;
    requires io.supervisor4j.system;
    // Brought by programs that log with it and let it be set up here.
    requires static ch.qos.logback.classic;
    requires static ch.qos.logback.core;
    requires static jdk.jfr;
    requires static org.jspecify;

    exports io.supervisor4j.component;
    exports io.supervisor4j.component.time;
}
