package io.supervisor4j.system.signal;

/** Receives signals. */
@FunctionalInterface
public interface SignalListener {

    /**
     * A signal has arrived. Called on a thread of the JVM's own, a new one for each signal, in no particular order; must not block.
     *
     * @param name such as {@code "SIGTERM"}
     */
    void received(String name);
}
