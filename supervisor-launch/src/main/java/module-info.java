/** The same service in this JVM or in worker JVMs; a number decides. */
module io.supervisor4j.launch {
    requires transitive io.supervisor4j.api;
    // A pooled service shows its task group.
    requires transitive io.supervisor4j.components;
    requires transitive io.supervisor4j.options;
    requires io.supervisor4j.system;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.supervisor4j.launch;
}
