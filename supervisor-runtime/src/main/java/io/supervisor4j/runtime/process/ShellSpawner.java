package io.supervisor4j.runtime.process;

import io.supervisor4j.SupervisorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/**
 * Starts JVMs through the JDK and the shell. The JDK closes all descriptors but the first three, and the shell moves those to
 * where a worker expects them, at the cost of a millisecond; its process becomes the JVM's.
 */
public final class ShellSpawner implements Spawner {

    private static final String SHELL = "/bin/sh";

    /** 3: commands, 4: reports, 0: nothing to read, 2: where 1 goes, which is the master's output. */
    private static final String PLUMBING = "exec 3<&0 4>&2 0</dev/null 2>&1; exec \"$@\"";

    /** Shells drop variables whose names they could not use themselves. */
    private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Executor writers;

    /**
     * Creates the spawner.
     *
     * @param writers runs writes to processes, which may block
     * @throws SupervisorException if there is no shell
     */
    public ShellSpawner(Executor writers) {
        this.writers = writers;
        if (!Files.isExecutable(Path.of(SHELL))) {
            throw new SupervisorException("workers cannot be started: there is no " + SHELL);
        }
    }

    @Override
    public WorkerProcess spawn(LaunchPlan plan) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(plan));
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(plan.environment());
        return new PipedProcess(builder.start(), writers);
    }

    static List<String> command(LaunchPlan plan) {
        List<String> command = new ArrayList<>(List.of(SHELL, "-c", PLUMBING, SHELL));
        List<String> dropped = plan.environment().entrySet().stream()
                .filter(variable -> !SHELL_NAME.matcher(variable.getKey()).matches())
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
        if (!dropped.isEmpty()) {
            command.add("env");
            command.addAll(dropped);
        }
        command.addAll(plan.command());
        return command;
    }
}
