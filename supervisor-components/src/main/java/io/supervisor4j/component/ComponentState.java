package io.supervisor4j.component;

import java.util.Locale;

/** Where a component stands in its life (M-2); {@link Component} has the drawing. */
public enum ComponentState {
    /** Never started. */
    INIT,
    /** Its callbacks run, its tasks and children are being started. */
    STARTING,
    /** Started, and nobody has asked it to end. */
    RUNNING,
    /** It has been told to end, or has crashed or could not start; callbacks run, children and tasks are being stopped. */
    STOPPING,
    /** The end of a run that was told to stop, also because another component crashed. */
    STOPPED,
    /** The end of a run in which the component crashed, or what crashed was below it. */
    CRASHED,
    /** The end of a run that could not be started. */
    FAILED;

    /** {@return whether a run is in progress: {@code STARTING}, {@code RUNNING} or {@code STOPPING}} */
    public boolean isLive() {
        return this == STARTING || this == RUNNING || this == STOPPING;
    }

    /** {@return whether a run has come to its end: {@code STOPPED}, {@code CRASHED} or {@code FAILED}} */
    public boolean isEnd() {
        return this != INIT && !isLive();
    }

    /** Whether nobody has told it to end yet. */
    boolean isOpen() {
        return this == STARTING || this == RUNNING;
    }

    /** {@return the name in small letters, as logs and graphs show it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
