package io.supervisor4j.runtime.process;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.system.process.ShellCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts JVMs through the JDK and the shell. The JDK closes all descriptors but the first three, and the shell moves those to
 * where a worker expects them, at the cost of a millisecond; its process becomes the JVM's.
 */
public final class ShellSpawner implements Spawner {

    /** 3: commands, 4: reports, 0: nothing to read, 2: where 1 goes, which is the master's output or a pipe to it. */
    private static final String PLUMBING = "exec 3<&0 4>&2 0</dev/null 2>&1;";

    private final Archives archives;
    private final LaunchCheck check;
    private final Executor writers;
    private final SignalSender signals;
    private final LateRemains remains;
    private final LifeTokens tokens = new LifeTokens('j');

    /**
     * Creates the spawner.
     *
     * @param archives makes JVMs start faster
     * @param jvm how they are started
     * @param writers runs writes to processes, which may block
     * @param observer told of what does not keep a JVM from starting, but should be known
     * @throws SupervisorException if there is no shell
     */
    public ShellSpawner(
            Archives archives, WorkerJvm jvm, Executor writers, Consumer<? super SupervisorEvent> observer) {
        this(archives, new LaunchCheck(jvm.missing(), observer), writers);
    }

    ShellSpawner(Archives archives, LaunchCheck check, Executor writers) {
        this.archives = archives;
        this.check = check;
        this.writers = writers;
        this.signals = new SignalSender(writers);
        this.remains = new LateRemains(writers);
        if (!Files.isExecutable(Path.of(ShellCommand.SH))) {
            throw new SupervisorException("workers cannot be started: there is no " + ShellCommand.SH);
        }
    }

    @Override
    public WorkerProcess spawn(LaunchPlan plan, boolean inBackground, boolean captured) throws IOException {
        File directory = check.check(plan);
        Map<String, String> environment = new HashMap<>(plan.environment());
        String token = tokens.next();
        tokens.put(environment, token);
        ShellCommand shell = ShellCommand.of(environment);
        List<String> words = new ArrayList<>(inBackground ? Background.PRIORITY.background() : List.of());
        words.addAll(command(shell, plan, archives.optionsFor(plan)));
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory);
        builder.redirectOutput(captured ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.INHERIT);
        shell.setVariables(builder.environment());
        @Nullable Priority background = inBackground ? Background.PRIORITY : null;
        return new PipedProcess(start(builder), token, captured, writers, signals, remains, background);
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw LaunchCheck.explained(e);
        }
    }

    /** Finds out what this system offers only where there are standbys. */
    private static final class Background {
        static final Priority PRIORITY = new Priority();
    }

    static List<String> command(ShellCommand shell, LaunchPlan plan, List<String> options) {
        List<String> command = shell.wordsToBecome(PLUMBING);
        command.addAll(plan.command(options));
        return command;
    }
}
