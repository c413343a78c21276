package io.supervisor4j.runtime.supervision;

/**
 * How the processes of a service are started and what runs in them. The state machine tells whether two are equal and whether it is a
 * program, and hands it back in its effects.
 */
public interface Recipe {

    /**
     * Tells whether a process of it is a program, and not a JVM of ours. A program goes through the same states. It differs in what it
     * can do for itself:
     *
     * <ul>
     *   <li>it knows no deadline: its end is its own until the very end of it, and it is killed then;
     *   <li>it leads a session: no Ctrl-C reaches it, and at SIGINT to the manager it gets its stop-signal and its deadline too;
     *   <li>it does not say how it ends: a status above 128 may be a signal;
     *   <li>it takes no time to boot: only JVMs keep a distance at their start.
     * </ul>
     *
     * @return false for a JVM
     */
    default boolean isProgram() {
        return false;
    }
}
