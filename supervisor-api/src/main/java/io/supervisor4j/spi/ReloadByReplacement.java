package io.supervisor4j.spi;

/**
 * Leaves {@link io.supervisor4j.Service#reload()} where a service does not override it, and asks the engine to terminate this
 * worker and to start a fresh one with the same id (C-38). It is a request, not a failure, and carries no stack.
 */
public final class ReloadByReplacement extends RuntimeException {

    /** Creates the request. */
    public ReloadByReplacement() {
        super("the service does not override reload(): the worker is replaced", null, false, false);
    }
}
