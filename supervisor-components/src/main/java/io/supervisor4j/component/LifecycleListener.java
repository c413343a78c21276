package io.supervisor4j.component;

/** Told by the owners of runs what happens. Must not throw and must not block. */
interface LifecycleListener {

    /** For a JVM without the module jdk.jfr. */
    LifecycleListener NONE = new LifecycleListener() {};

    /** The recorder of JFR events where that module is there. */
    static LifecycleListener installed() {
        return Installed.LISTENER;
    }

    /** Looks once, when the first component asks. */
    final class Installed {

        private static final LifecycleListener LISTENER = find();

        private Installed() {}

        private static LifecycleListener find() {
            return ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? new JfrRecorder() : NONE;
        }
    }

    /** All of it is started. */
    default void started(Run run) {}

    /** A run has ended. */
    default void ended(Run run, StopReport report) {}

    /** It crashed, here and not below. */
    default void crashed(Run run, Throwable reason) {}

    /** A run begins in the place of another. */
    default void restarted(Run run) {}
}
