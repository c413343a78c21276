/** Services inside one JVM: a graph of components with tasks and timers, and periodic work on its own. */
module io.supervisor4j.components {
    requires transitive io.supervisor4j.api;
    requires transitive org.slf4j;
    requires static jdk.jfr;
    requires static org.jspecify;

    exports io.supervisor4j.component;
    exports io.supervisor4j.component.time;
}
