package io.supervisor4j.component;

/**
 * After which ends a component is restarted by the supervisor directly above it, as in Erlang. One that was told to stop from
 * outside, by a user or with its parent, stays stopped whatever its type.
 */
public enum RestartType {

    /** After every end, also when it has stopped itself: something that has to be there always. */
    PERMANENT,

    /** After a crash or a failed start only; one that stops itself has done its work. The default. */
    TRANSIENT,

    /**
     * Never, whatever happens to it, and neither as part of a group that is restarted because of another. What is done in place of
     * a restart is to leave it stopped, and its end stops no other.
     */
    TEMPORARY
}
