package io.supervisor4j.daemon;

import io.supervisor4j.system.signal.JvmSignals;
import java.util.Set;

/** The signals that a program can receive, by their names without "SIG". */
final class SignalName {

    static final String TERM = "TERM";

    /** Those that stop a process, or that the JVM needs for itself. */
    private static final Set<String> NEVER =
            Set.of("TTIN", "TTOU", "TSTP", "STOP", "KILL", "QUIT", "USR2", "SEGV", "ILL", "FPE", "BUS", "TRAP");

    private SignalName() {}

    /** Returns the name without "SIG"; refuses what is no such signal (S-3). */
    static String require(String signal) {
        String name = signal.startsWith("SIG") ? signal.substring("SIG".length()) : signal;
        if (NEVER.contains(name) || !JvmSignals.isKnown(name)) {
            throw new IllegalArgumentException(
                    "'" + signal + "' is not a signal that a daemon can be told of; SIGHUP, SIGUSR1,"
                            + " SIGINT, SIGALRM and SIGWINCH are");
        }
        return name;
    }
}
