package io.supervisor4j.daemon;

import io.supervisor4j.system.process.LifeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A daemon's environment is its caller's, without what is meant for the caller alone. */
final class CallerEnvironment {

    private static final Set<String> NOT_FOR_DAEMONS = Set.of(
            // A daemon that notified systemd would speak for its caller's service.
            "NOTIFY_SOCKET",
            // A daemon outlives the worker that started it, whose manager ends all that has the token of the worker's
            // life.
            LifeVariable.NAME,
            // The caller's JVM has read these already, and hands on what it may on the command line.
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    private CallerEnvironment() {}

    static Map<String, String> of(Map<String, String> callers) {
        Map<String, String> environment = new HashMap<>(callers);
        environment.keySet().removeAll(NOT_FOR_DAEMONS);
        return environment;
    }
}
