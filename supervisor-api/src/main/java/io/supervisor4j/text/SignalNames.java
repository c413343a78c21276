package io.supervisor4j.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of signals. */
public final class SignalNames {

    /** Those that have the same number on Linux and macOS, and Linux's for the few that differ. */
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(10, "SIGUSR1"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(12, "SIGUSR2"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"),
            Map.entry(31, "SIGSYS"));

    /** All that a program may get, those among them whose numbers differ from system to system. */
    private static final List<String> SENDABLE = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH",
            "IO", "SYS");

    private SignalNames() {}

    /**
     * Finds a signal that a program may get.
     *
     * @param signal its name in any case, with or without SIG
     * @return the name without SIG
     * @throws IllegalArgumentException if it is none; the message lists those there are
     */
    public static String require(String signal) {
        String name = signal.toUpperCase(Locale.ROOT);
        String bare = name.startsWith("SIG") ? name.substring(3) : name;
        if (!SENDABLE.contains(bare)) {
            throw new IllegalArgumentException(
                    "'" + signal + "' is no signal for a program: use one of " + String.join(", ", SENDABLE));
        }
        return bare;
    }

    /**
     * Returns the name of a signal.
     *
     * @param number its number
     * @return such as {@code SIGTERM}, or {@code signal 34}
     */
    public static String of(int number) {
        return NAMES.getOrDefault(number, "signal " + number);
    }
}
