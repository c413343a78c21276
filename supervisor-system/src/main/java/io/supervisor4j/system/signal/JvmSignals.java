package io.supervisor4j.system.signal;

import io.supervisor4j.SupervisorException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;

/**
 * The JVM's signals. By reflection, because the compiler's warning of {@code sun.misc.Signal} cannot be suppressed; the class is
 * exported by {@code jdk.unsupported} for good.
 */
public final class JvmSignals {

    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

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
     * Has something done at each arrival from now on, on a thread of the JVM's own, instead of what was done so far.
     *
     * @param name without "SIG"
     * @param action what is done; must not block
     * @return gives the signal back to whoever had it
     * @throws SupervisorException if the JVM keeps the signal to itself
     */
    public static Runnable handle(String name, Runnable action) {
        try {
            Class<?> handler = Class.forName(HANDLER);
            Object proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        action.run();
                        return null;
                    });
            Object before = set(name, proxy);
            return () -> restore(name, before);
        } catch (ReflectiveOperationException e) {
            throw unusable(name, e);
        }
    }

    private static void restore(String name, Object handler) {
        try {
            Objects.requireNonNull(set(name, handler));
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
