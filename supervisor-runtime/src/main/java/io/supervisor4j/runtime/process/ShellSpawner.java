package io.supervisor4j.runtime.process;

import io.supervisor4j.SupervisorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Starts JVMs through the JDK and the shell. The JDK closes all descriptors but the first three, and the shell moves those to
 * where a worker expects them, at the cost of a millisecond; its process becomes the JVM's.
 */
public final class ShellSpawner implements Spawner {

    private static final String SHELL = "/bin/sh";

    /** 3: commands, 4: reports, 0: nothing to read, 2: where 1 goes, which is the master's output or a pipe to it. */
    private static final String PLUMBING = "exec 3<&0 4>&2 0</dev/null 2>&1; exec \"$@\"";

    private final Archives archives;
    private final Executor writers;
    private final SignalSender signals;

    /**
     * Creates the spawner.
     *
     * @param archives makes JVMs start faster
     * @param writers runs writes to processes, which may block
     * @throws SupervisorException if there is no shell
     */
    public ShellSpawner(Archives archives, Executor writers) {
        this.archives = archives;
        this.writers = writers;
        this.signals = new SignalSender(writers);
        if (!Files.isExecutable(Path.of(SHELL))) {
            throw new SupervisorException("workers cannot be started: there is no " + SHELL);
        }
    }

    @Override
    public WorkerProcess spawn(LaunchPlan plan, boolean inBackground, boolean captured) throws IOException {
        List<String> words = new ArrayList<>(inBackground ? Background.PRIORITY.background() : List.of());
        words.addAll(command(plan, archives.optionsFor(plan)));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectOutput(captured ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(plan.environment());
        return new PipedProcess(builder.start(), captured, writers, signals, inBackground ? Background.PRIORITY : null);
    }

    /** Finds out what this system offers only where there are standbys. */
    private static final class Background {
        static final Priority PRIORITY = new Priority();
    }

    static List<String> command(LaunchPlan plan, List<String> options) {
        List<String> command = new ArrayList<>(List.of(SHELL, "-c", PLUMBING, SHELL));
        List<String> dropped = new ArrayList<>();
        for (Map.Entry<String, String> variable : plan.environment().entrySet()) {
            if (!isShellName(variable.getKey())) {
                dropped.add(variable.getKey() + "=" + variable.getValue());
            }
        }
        if (!dropped.isEmpty()) {
            command.add("env");
            dropped.sort(null);
            command.addAll(dropped);
        }
        command.addAll(plan.command(options));
        return command;
    }

    /** Shells drop variables whose names they could not use themselves. */
    private static boolean isShellName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && (!digit || i == 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
