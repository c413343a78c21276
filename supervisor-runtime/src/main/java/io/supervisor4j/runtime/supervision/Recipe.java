package io.supervisor4j.runtime.supervision;

/**
 * How the JVMs of a service are started and what runs in them. The state machine only tells whether two are equal, and hands it back
 * in its effects.
 */
public interface Recipe {}
