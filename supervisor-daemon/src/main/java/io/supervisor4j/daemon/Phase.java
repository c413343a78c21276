package io.supervisor4j.daemon;

/**
 * How far a life has come.
 *
 * <pre>
 * STARTING ──&gt; RUNNING
 *    └──────&gt; STOPPING     asked to stop before it had a process of its own
 * </pre>
 */
enum Phase {
    STARTING,
    RUNNING,
    STOPPING
}
