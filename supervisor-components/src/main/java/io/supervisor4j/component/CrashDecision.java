package io.supervisor4j.component;

/**
 * What a supervisor does about a crash, if its {@link RestartStrategy} is told so for that {@linkplain RestartStrategy#on kind of
 * exception}. A crashed run is over: there is nothing to resume. An error after which a component can go on is for the {@link
 * ErrorPolicy} of the task in which it happens.
 */
public enum CrashDecision {

    /** Restart what the strategy restarts: the crashed child, all, or it and those after it. Counts as a restart. */
    RESTART,

    /** Stop the same children and leave them stopped; the supervisor goes on. Counts for nothing. */
    STOP,

    /** Crash the supervisor with the same reason, for the supervisor above to decide, or the root to end. */
    ESCALATE
}
