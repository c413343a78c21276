package io.supervisor4j.component;

import java.util.Locale;

/** Where a component stands in its life (M-2); {@link Component} has the drawing. */
public enum ComponentState {
    /** Never started. */
    INIT,
    /** Its callbacks run, its tasks and children are being started. */
    STARTING,
    /** Started, and not asked to end. */
    RUNNING,
    /** It has been told to end, or has crashed or could not start; callbacks run, children and tasks are being stopped. */
    STOPPING,
    /** The end of a run that was told to stop, also because another component crashed. */
    STOPPED,
    /** The end of a run in which the component crashed, or what crashed was below it. */
    CRASHED,
    /** The end of a run that could not be started. */
    FAILED;

    /** Tells whether a run is in progress: {@code STARTING}, {@code RUNNING} or {@code STOPPING}. */
    public boolean isLive() {
        return this == STARTING || this == RUNNING || this == STOPPING;
    }

    /** Tells whether a run has come to its end: {@code STOPPED}, {@code CRASHED} or {@code FAILED}. */
    public boolean isEnd() {
        return this != INIT && !isLive();
    }

    /** Tells whether it has not been asked to end yet. */
    boolean isOpen() {
        return this == STARTING || this == RUNNING;
    }

    /** Returns the name in small letters, as logs and graphs show it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
