/** The client of the control socket. */
module io.supervisor4j.control {
    requires transitive io.supervisor4j.api;
    requires com.fasterxml.jackson.core;
    requires io.supervisor4j.system;
    requires static org.jspecify;

    exports io.supervisor4j.control;
}
