package io.supervisor4j.component;

import java.util.Objects;
import java.util.Optional;

/**
 * A component has come from one state to another. One that is restarted while it is started comes from {@code STOPPING} to {@code
 * STARTING}.
 *
 * @param component whose state it is
 * @param run of the component, 0 for the first
 * @param from the state before
 * @param to the state now
 * @param reason the crash or failed start, here or elsewhere, for which it ends or has ended; empty if there is none
 */
public record StateChange(
        Component component, int run, ComponentState from, ComponentState to, Optional<Throwable> reason) {

    /** Checks that all is there. */
    public StateChange {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(reason, "reason");
    }

    /** Returns a text like {@code app/web: running → stopping}. */
    @Override
    public String toString() {
        return component.node().path() + ": " + from + " → " + to;
    }
}
