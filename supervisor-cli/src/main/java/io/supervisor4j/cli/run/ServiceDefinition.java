package io.supervisor4j.cli.run;

import io.supervisor4j.Program;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.WorkerOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one service.
 *
 * @param name its name
 * @param task what its workers do
 * @param workers how many, 0 or more
 * @param environment variables of its workers
 * @param jvmOptions JVM options of its workers
 * @param restart what follows the end of a worker
 * @param standby how many standbys
 * @param output where the output of its workers goes
 * @param gracefulShutdown how long a worker may take to end, where it is said
 * @param boot how long a worker may take to become ready, where it is said
 */
public record ServiceDefinition(
        String name,
        Task task,
        int workers,
        Map<String, String> environment,
        List<String> jvmOptions,
        RestartPolicy restart,
        int standby,
        WorkerOutput output,
        Optional<Duration> gracefulShutdown,
        Optional<Duration> boot) {

    /** What the workers of a service do. */
    public sealed interface Task {

        /**
         * They construct a class.
         *
         * @param name the class's name
         * @param arguments the arguments of its constructor by position, as texts, numbers, booleans, lists and maps
         * @param named the arguments by parameter name, likewise
         * @param keepChildren whether what a worker has started may outlive it
         */
        record OfClass(
                String name,
                List<@Nullable Object> arguments,
                Map<String, @Nullable Object> named,
                boolean keepChildren)
                implements Task {}

        /**
         * They run a program.
         *
         * @param program the program; its directory is given
         */
        record OfProgram(Program program) implements Task {}
    }

    /**
     * Tells whether its workers run a program.
     *
     * @return false for a class
     */
    public boolean isProgram() {
        return task instanceof Task.OfProgram;
    }

    /** Names what differs from another plan for this service, as the file calls it. */
    List<String> differencesTo(ServiceDefinition other) {
        List<String> names = new ArrayList<>();
        note(names, "class, command or args", task, other.task);
        note(names, "workers", workers, other.workers);
        note(names, "env", environment, other.environment);
        note(names, "jvm-options", jvmOptions, other.jvmOptions);
        note(names, "restart", restart, other.restart);
        note(names, "standby", standby, other.standby);
        note(names, "output", output, other.output);
        note(names, "graceful-shutdown-timeout", gracefulShutdown, other.gracefulShutdown);
        note(names, "boot-timeout", boot, other.boot);
        return names;
    }

    private static void note(List<String> names, String name, Object here, Object there) {
        if (!here.equals(there)) {
            names.add(name);
        }
    }
}
