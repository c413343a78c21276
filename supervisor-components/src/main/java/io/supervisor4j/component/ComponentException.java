package io.supervisor4j.component;

/** The root of what this package throws when a component, not its caller, is at fault. The message names the component. */
public abstract class ComponentException extends RuntimeException {

    private final String component;
    private final Throwable reason;

    ComponentException(Component component, String message, Throwable cause) {
        super(message, cause);
        this.reason = cause;
        this.component = component.node().path();
    }

    /** Returns the path of the component in the tree, like {@code app/web}. */
    public final String component() {
        return component;
    }

    /** Returns the cause. */
    public final Throwable reason() {
        return reason;
    }
}
