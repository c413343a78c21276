package io.supervisor4j.system.process;

/**
 * The environment variable by which a manager finds what a worker or a program has started, and ends it with that. A process that is
 * to outlive its starter must not have it.
 */
public final class LifeVariable {

    /** Its name. */
    public static final String NAME = "SUPERVISOR_LIFE";

    private LifeVariable() {}
}
