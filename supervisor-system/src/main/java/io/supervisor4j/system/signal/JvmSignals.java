package io.supervisor4j.system.signal;

import io.supervisor4j.SupervisorException;
import java.util.HashMap;
import java.util.Map;

/** Single signals of the JVM, each with any number of handlers. Thread-safe. */
public final class JvmSignals {

    /** By name, those that have handlers here. Also the lock. */
    private static final Map<String, TakenSignal> TAKEN = new HashMap<>();

    private JvmSignals() {}

    /**
     * Tells whether this system has such a signal.
     *
     * @param name without "SIG"
     * @return whether it has
     * @throws SupervisorException if this Java runtime was made without signals
     */
    public static boolean isKnown(String name) {
        try {
            return TakenSignal.isKnown(name);
        } catch (LinkageError e) {
            throw unusable(name, e);
        }
    }

    /**
     * Adds a handler: it runs at each arrival from now on, before those that were added earlier (O-22), on a thread of the JVM's own. What
     * one of them throws does not keep the others from running. What the JVM or others did at the signal is not done any more.
     *
     * @param name without "SIG"
     * @param action what is done; must not block
     * @return removes the handler; that of the last one gives the signal back to whatever had it before the first
     * @throws SupervisorException if the JVM keeps the signal to itself, or has no signals at all
     */
    public static Runnable handle(String name, Runnable action) {
        SignalHandlers.Registration handler = new SignalHandlers.Registration(action);
        synchronized (TAKEN) {
            TakenSignal taken = TAKEN.get(name);
            if (taken == null) {
                taken = take(name);
                TAKEN.put(name, taken);
            }
            taken.handlers().add(handler);
        }
        return () -> remove(name, handler);
    }

    private static TakenSignal take(String name) {
        try {
            return new TakenSignal(name);
        } catch (IllegalArgumentException | LinkageError e) {
            throw unusable(name, e);
        }
    }

    private static void remove(String name, SignalHandlers.Registration handler) {
        synchronized (TAKEN) {
            TakenSignal taken = TAKEN.get(name);
            if (taken != null
                    && taken.handlers().remove(handler)
                    && taken.handlers().isEmpty()) {
                TAKEN.remove(name);
                taken.giveBack();
            }
        }
    }

    private static SupervisorException unusable(String name, Throwable cause) {
        return new SupervisorException(
                "this JVM does not give away SIG" + name
                        + " (was it started with -Xrs, or made without jdk.unsupported?): " + cause.getMessage(),
                cause);
    }
}
