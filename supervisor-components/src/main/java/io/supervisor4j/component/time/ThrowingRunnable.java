package io.supervisor4j.component.time;

/** What recurs: like a {@link Runnable}, but it may throw. */
@FunctionalInterface
public interface ThrowingRunnable {

    /**
     * Runs once.
     *
     * @throws Exception if it fails; what follows from that is specified by its caller
     */
    void run() throws Exception;
}
