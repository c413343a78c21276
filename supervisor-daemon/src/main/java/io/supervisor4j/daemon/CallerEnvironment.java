package io.supervisor4j.daemon;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A daemon's environment is its caller's, without what is meant for the caller alone. */
final class CallerEnvironment {

    private static final Set<String> NOT_FOR_DAEMONS = Set.of(
            // A daemon that notified systemd would speak for its caller's service.
            "NOTIFY_SOCKET",
            // The caller's JVM has read these already, and hands on what it may on the command line.
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    /** Shells drop variables whose names they could not use themselves. */
    private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private CallerEnvironment() {}

    static void trim(Map<String, String> environment) {
        environment.keySet().removeAll(NOT_FOR_DAEMONS);
    }

    /** Returns the variables that must be handed on around the shell. */
    static List<String> droppedByShells(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> !SHELL_NAME.matcher(variable.getKey()).matches())
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
    }
}
