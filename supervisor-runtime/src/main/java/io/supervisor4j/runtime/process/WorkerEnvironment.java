package io.supervisor4j.runtime.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The environment of workers: the master's, without what is meant for the master alone. */
final class WorkerEnvironment {

    private static final Set<String> NOT_FOR_WORKERS = Set.of(
            // A worker that notified systemd would speak for the whole service.
            "NOTIFY_SOCKET",
            // The master's JVM has read these already, and hands on what it may on the command line.
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    private WorkerEnvironment() {}

    static Map<String, String> of(Map<String, String> masters, Map<String, String> services) {
        Map<String, String> environment = new HashMap<>(masters);
        environment.keySet().removeAll(NOT_FOR_WORKERS);
        environment.putAll(services);
        return environment;
    }
}
