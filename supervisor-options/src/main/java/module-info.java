/** Typed options from command line, environment and files, read again while the program runs. */
module io.supervisor4j.options {
    requires transitive io.supervisor4j.api;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires io.supervisor4j.system;
    requires org.slf4j;
    requires org.yaml.snakeyaml;
    requires static org.jspecify;

    exports io.supervisor4j.option;
}
