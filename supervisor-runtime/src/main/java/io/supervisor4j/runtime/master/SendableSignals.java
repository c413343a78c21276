package io.supervisor4j.runtime.master;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The signals that can be sent to workers: those that mean something to a JVM, or to whoever looks after one. */
public final class SendableSignals {

    private static final List<String> KNOWN =
            List.of("HUP", "INT", "QUIT", "KILL", "USR1", "USR2", "ALRM", "TERM", "CONT", "STOP");

    private SendableSignals() {}

    /**
     * Finds a signal by its name.
     *
     * @param signal its name in any case, with or without SIG
     * @return the name without SIG
     * @throws IllegalArgumentException if it is none that can be sent; the message lists those
     */
    public static String require(String signal) {
        Objects.requireNonNull(signal, "signal");
        String name = signal.toUpperCase(Locale.ROOT);
        String bare = name.startsWith("SIG") ? name.substring(3) : name;
        if (!KNOWN.contains(bare)) {
            throw new IllegalArgumentException(
                    "'" + signal + "' cannot be sent to a worker: use one of " + String.join(", ", KNOWN));
        }
        return bare;
    }
}
