package io.supervisor4j.system.signal;

import io.supervisor4j.SupervisorException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The JVM's signals. By reflection, because the compiler's warning of {@code sun.misc.Signal} cannot be suppressed; the class is
 * exported by {@code jdk.unsupported} for good.
 */
public final class JvmSignals {

    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    /** By name, those that have handlers here. Also the lock. */
    private static final Map<String, Taken> TAKEN = new HashMap<>();

    /**
     * A signal that has handlers here.
     *
     * @param handlers what each arrival runs
     * @param own what stands in the JVM
     * @param before what stood there
     */
    private record Taken(SignalHandlers handlers, Object own, Object before) {}

    private JvmSignals() {}

    /**
     * Tells whether this system has such a signal.
     *
     * @param name without "SIG"
     * @return whether it has
     */
    public static boolean isKnown(String name) {
        try {
            Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
            return true;
        } catch (InvocationTargetException e) {
            return false;
        } catch (ReflectiveOperationException e) {
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
     * @throws SupervisorException if the JVM keeps the signal to itself
     */
    public static Runnable handle(String name, Runnable action) {
        SignalHandlers.Registration handler = new SignalHandlers.Registration(action);
        synchronized (TAKEN) {
            Taken taken = TAKEN.get(name);
            if (taken == null) {
                taken = take(name);
                TAKEN.put(name, taken);
            }
            taken.handlers().add(handler);
        }
        return () -> remove(name, handler);
    }

    private static Taken take(String name) {
        SignalHandlers handlers = new SignalHandlers();
        try {
            Class<?> type = Class.forName(HANDLER);
            Object own = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                handlers.run();
                return null;
            });
            return new Taken(handlers, own, set(name, own));
        } catch (ReflectiveOperationException e) {
            throw unusable(name, e);
        }
    }

    private static void remove(String name, SignalHandlers.Registration handler) {
        synchronized (TAKEN) {
            Taken taken = TAKEN.get(name);
            if (taken != null
                    && taken.handlers().remove(handler)
                    && taken.handlers().isEmpty()) {
                TAKEN.remove(name);
                restore(name, taken);
            }
        }
    }

    /** A handler that another took over with meanwhile stays. */
    private static void restore(String name, Taken taken) {
        try {
            Object present = set(name, taken.before());
            if (present != taken.own()) {
                set(name, present);
            }
        } catch (ReflectiveOperationException e) {
            throw unusable(name, e);
        }
    }

    /** Returns the handler that was there. */
    private static Object set(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        return signal.getMethod("handle", signal, Class.forName(HANDLER))
                .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    }

    private static SupervisorException unusable(String name, ReflectiveOperationException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        return new SupervisorException(
                "this JVM does not give away SIG" + name + " (was it started with -Xrs?): " + cause.getMessage(),
                cause);
    }
}
