package io.supervisor4j.runtime.worker;

/** The two ways in which a worker's JVM ends. An interface, so that a worker can be tested without ending the test. */
interface End {

    /**
     * Ends the JVM after its shutdown hooks have run. Called on any thread; on the main thread it may return instead, and the JVM
     * then ends when {@code main} does.
     */
    void orderly(int status);

    /** Ends the JVM at once. */
    void immediate(int status);
}
