package io.supervisor4j.daemon.state;

/**
 * How far a life has come.
 *
 * <pre>
 * STARTING ──&gt; RUNNING
 *    └──────&gt; STOPPING     asked to stop before it had a process of its own
 * </pre>
 */
public enum Phase {
    /** Launched, or not yet so far that it counts as running. */
    STARTING,
    /** It said that it is ready, or has lived through its settle time. */
    RUNNING,
    /** Asked to stop before it had a process of its own. */
    STOPPING
}
