package io.supervisor4j.runtime.worker;

/** The JVM that a worker lives in. An interface, so that a worker can be played in another one. */
interface Jvm {

    /**
     * Ends the JVM after its shutdown hooks have run. Called on any thread; on the main thread it may return instead, and the JVM
     * then ends when {@code main} does.
     */
    void orderly(int status);

    /** Says to {@code ps} and {@code top} who this is (C-33). */
    void title(String name, String suffix);

    /** Logs what this worker does without its master; returns soon, also where nobody reads it (C-71). */
    void logOrphan(String title, String what);

    /** Ends the JVM at once. */
    void immediate(int status);
}
