package io.supervisor4j.runtime.process;

import java.util.List;
import java.util.Map;

/**
 * How a blank JVM of a service is started.
 *
 * @param command the program and its arguments
 * @param environment all variables
 */
public record LaunchPlan(List<String> command, Map<String, String> environment) {

    /** Copies both. */
    public LaunchPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
