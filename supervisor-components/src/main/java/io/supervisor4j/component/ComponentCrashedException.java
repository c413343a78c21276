package io.supervisor4j.component;

/** A component crashed, or what crashed was below it (M-40). The cause is the reason of the crash. */
public final class ComponentCrashedException extends ComponentException {

    ComponentCrashedException(Component component, Throwable cause) {
        super(component, Labels.of(component) + " crashed: " + cause, cause);
    }
}
