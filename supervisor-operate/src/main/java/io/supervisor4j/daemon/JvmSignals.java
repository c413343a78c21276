package io.supervisor4j.daemon;

import io.supervisor4j.SupervisorException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;

/**
 * The JVM's signals. By reflection, because the compiler's warning of {@code sun.misc.Signal} cannot be suppressed; the class is
 * exported by {@code jdk.unsupported} for good.
 */
final class JvmSignals {

    private static final String SIGNAL = "sun.misc.Signal";

    private JvmSignals() {}

    /** Tells whether this system has such a signal. */
    static boolean isKnown(String name) {
        try {
            Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
            return true;
        } catch (InvocationTargetException e) {
            return false;
        } catch (ReflectiveOperationException e) {
            throw unusable(name, e);
        }
    }

    /** Has something done at each arrival from now on, on a thread of the JVM's own, instead of what was done so far. */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName(SIGNAL);
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw unusable(name, e);
        }
    }

    private static SupervisorException unusable(String name, ReflectiveOperationException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        return new SupervisorException(
                "this JVM does not give away SIG" + name + " (was it started with -Xrs?): " + cause.getMessage(),
                cause);
    }
}
