package io.supervisor4j.component.jfr;

/** Records what becomes of the runs of components. Does not throw and does not block. Thread-safe. */
public interface FlightRecorder {

    /** Returns the recorder of this JVM; without the module jdk.jfr one that records nothing. */
    static FlightRecorder ofThisJvm() {
        return ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? new JfrRecorder() : new FlightRecorder() {};
    }

    /**
     * The component and all below it are started.
     *
     * @param component its path in the tree
     * @param run the number of its run, 0 for the first
     */
    default void started(String component, int run) {}

    /**
     * A run has ended.
     *
     * @param component its path in the tree
     * @param run the number of its run, 0 for the first
     * @param end how
     * @param reason why it crashed; empty if it did not
     * @param unstopped how many callbacks and tasks were abandoned
     */
    default void ended(String component, int run, String end, String reason, int unstopped) {}

    /**
     * The component crashed; not one below it.
     *
     * @param component its path in the tree
     * @param run the number of its run, 0 for the first
     * @param reason why
     */
    default void crashed(String component, int run, String reason) {}

    /**
     * A run begins in the place of another.
     *
     * @param component its path in the tree
     * @param run the number of its run, 0 for the first
     */
    default void restarted(String component, int run) {}
}
