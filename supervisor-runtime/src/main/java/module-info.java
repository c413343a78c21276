/** The engine of the process supervisor. Nothing in it is for its users: they reach it through {@code io.supervisor4j.api}. */
module io.supervisor4j.runtime {
    requires io.supervisor4j.api;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.fasterxml.jackson.module.paramnames;
    requires java.management;
    requires jdk.net;
    requires io.supervisor4j.system;
    // For the native calls of the module above.
    requires org.jnrproject.constants;
    requires org.jnrproject.ffi;
    requires org.objectweb.asm;
    requires org.slf4j;
    requires static org.jspecify;

    provides io.supervisor4j.spi.ServiceArguments with
            io.supervisor4j.runtime.EngineArguments;
    provides io.supervisor4j.spi.ServiceManagerFactory with
            io.supervisor4j.runtime.EngineFactory;
}
