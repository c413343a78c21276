/** What the engine and the operators need of the machine, each rule once. For the modules of this project only. */
module io.supervisor4j.system {
    requires transitive io.supervisor4j.api;
    requires java.management;
    requires jdk.unsupported;
    // There with the modules that make native calls.
    requires static org.jnrproject.constants;
    requires static org.jnrproject.ffi;
    // Needed by jnr, which does not say so.
    requires static org.objectweb.asm;
    requires static org.jspecify;

    exports io.supervisor4j.system.file to
            io.supervisor4j.control,
            io.supervisor4j.daemon,
            io.supervisor4j.launch,
            io.supervisor4j.options,
            io.supervisor4j.runtime;
    exports io.supervisor4j.system.jvm to
            io.supervisor4j.daemon,
            io.supervisor4j.runtime;
    exports io.supervisor4j.system.process to
            io.supervisor4j.daemon,
            io.supervisor4j.runtime;
    exports io.supervisor4j.system.posix to
            io.supervisor4j.daemon,
            io.supervisor4j.launch,
            io.supervisor4j.runtime;
    exports io.supervisor4j.system.signal to
            io.supervisor4j.components,
            io.supervisor4j.daemon,
            io.supervisor4j.launch,
            io.supervisor4j.runtime;
    exports io.supervisor4j.system.thread to
            io.supervisor4j.launch,
            io.supervisor4j.options,
            io.supervisor4j.runtime;
    // jnr implements the interface of this package in a class of the unnamed module.
    exports io.supervisor4j.system.libc;
}
