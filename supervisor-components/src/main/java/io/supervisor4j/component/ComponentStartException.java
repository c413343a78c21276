package io.supervisor4j.component;

/** A component could not be started: it ended {@code FAILED}, and what had been started for it was stopped again (M-13). */
public final class ComponentStartException extends ComponentException {

    ComponentStartException(Component component, Throwable cause) {
        super(component, Labels.of(component) + " could not be started: " + cause, cause);
    }
}
