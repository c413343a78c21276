/**
 * What the author of a service compiles against: services, their manager, hooks, events, and the door to the engine.
 *
 * @uses io.supervisor4j.spi.ServiceArguments the rule for arguments that workers are given
 * @uses io.supervisor4j.spi.ServiceManagerFactory the engine behind {@link io.supervisor4j.ServiceManager#create()}
 */
// The modules below are built on this one.
@SuppressWarnings("module")
module io.supervisor4j.api {
    requires static org.jspecify;

    exports io.supervisor4j;
    exports io.supervisor4j.event;
    exports io.supervisor4j.rule to
            io.supervisor4j.components,
            io.supervisor4j.control,
            io.supervisor4j.daemon,
            io.supervisor4j.launch,
            io.supervisor4j.runtime;
    exports io.supervisor4j.spi;
    exports io.supervisor4j.text to
            io.supervisor4j.control,
            io.supervisor4j.options,
            io.supervisor4j.runtime;

    uses io.supervisor4j.spi.ServiceArguments;
    uses io.supervisor4j.spi.ServiceManagerFactory;
}
