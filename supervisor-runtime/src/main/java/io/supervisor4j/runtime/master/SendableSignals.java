package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.text.SignalNames;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The signals that can be sent to workers: to a JVM those that mean something to it or are for its operator, to a program any. */
public final class SendableSignals {

    private static final List<String> FOR_JVMS =
            List.of("HUP", "INT", "QUIT", "KILL", "USR1", "USR2", "ALRM", "TERM", "CONT", "STOP");

    private SendableSignals() {}

    /**
     * Finds a signal for a worker of a service by its name.
     *
     * @param master the master of the service
     * @param service the service
     * @param signal its name in any case, with or without SIG
     * @return the name without SIG
     * @throws IllegalArgumentException if it is none that can be sent, and the message lists those, or there is no such service
     */
    public static String require(Master master, ServiceId service, String signal) {
        Objects.requireNonNull(signal, "signal");
        ServicePlan plan = master.services().plan(Objects.requireNonNull(service, "service"));
        if (plan == null) {
            throw new IllegalArgumentException("there is no service with the id " + service);
        }
        return plan.recipe().isProgram() ? SignalNames.require(signal) : require(signal);
    }

    /**
     * Finds a signal for a JVM by its name.
     *
     * @param signal its name in any case, with or without SIG
     * @return the name without SIG
     * @throws IllegalArgumentException if it is none that can be sent; the message lists those
     */
    static String require(String signal) {
        String name = signal.toUpperCase(Locale.ROOT);
        String bare = name.startsWith("SIG") ? name.substring(3) : name;
        if (!FOR_JVMS.contains(bare)) {
            throw new IllegalArgumentException(
                    "'" + signal + "' cannot be sent to a worker: use one of " + String.join(", ", FOR_JVMS));
        }
        return bare;
    }
}
