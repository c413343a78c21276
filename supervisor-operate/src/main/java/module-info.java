/** What operates a manager: typed options, launchers, daemon control and the client of the control socket. */
module io.supervisor4j.operate {
    requires transitive io.supervisor4j.api;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires jdk.security.auth;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.supervisor4j.option;
}
