package io.supervisor4j.runtime.program;

import io.supervisor4j.Readiness;
import io.supervisor4j.runtime.process.LifeTokens;
import io.supervisor4j.runtime.process.Remains;
import io.supervisor4j.runtime.process.SignalSender;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.system.process.ProgramCheck;
import io.supervisor4j.system.process.ShellCommand;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Starts programs: {@code setsid}, which keeps the process and gives it a session, becomes the program, and the JDK sees to its
 * descriptors. Only where the program is to write to descriptor 4 does a shell stand between them, and becomes it too. Safe in any
 * thread.
 */
public final class ProgramSpawner {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final File NOTHING = new File("/dev/null");

    /** 4: what it says, 2: where 1 goes. */
    private static final String WITH_FRAMES = "exec 4>&2 2>&1;";

    private final Executor beside;
    private final SignalSender signals;
    private final Remains remains = new Remains();
    private final LifeTokens tokens = new LifeTokens('p');
    private final ControlGroups groups = ControlGroups.ofThisProcess(tokens.prefix());
    private final Guard guard = new Guard(tokens.prefix(), groups.prefix());

    /**
     * Creates the spawner.
     *
     * @param beside runs what may block
     */
    public ProgramSpawner(Executor beside) {
        this.beside = beside;
        this.signals = new SignalSender(beside);
    }

    /**
     * Starts a program. May block while the system is slow.
     *
     * @param launch how
     * @param identity which worker it is
     * @param captured whether its output is to be told, instead of going where this process's output goes
     * @return the process, not yet watched
     * @throws IOException if it cannot be started, with the reason
     */
    public WorkerProcess spawn(ProgramLaunch launch, ProgramIdentity identity, boolean captured) throws IOException {
        check(launch);
        Map<String, String> environment = new HashMap<>(launch.environment());
        identity.addTo(environment);
        String token = tokens.next();
        tokens.put(environment, token);
        boolean frames = launch.readiness() instanceof Readiness.Frame;
        List<List<String>> parts = new ArrayList<>();
        parts.add(Session.WORDS);
        if (frames) {
            parts.add(ShellCommand.of(environment).wordsToBecome(WITH_FRAMES));
        }
        Plumbing plumbing = Plumbing.of(parts, launch.command());
        ProcessBuilder builder = new ProcessBuilder(plumbing.words())
                .directory(launch.directory().map(Path::toFile).orElse(null))
                .redirectInput(NOTHING)
                .redirectOutput(captured ? Redirect.PIPE : Redirect.INHERIT)
                .redirectError(frames ? Redirect.PIPE : Redirect.INHERIT)
                .redirectErrorStream(!frames);
        setVariables(builder, environment, frames);
        guard.require();
        Process process = builder.start();
        guard.begin(process.pid());
        Optional<ControlGroup> group =
                groups.begin(token.substring(tokens.prefix().length()), process.pid());
        Lifetime lifetime = new Lifetime(token, process.pid(), remains, guard, group);
        return new ProgramProcess(process, launch, plumbing, captured, signals, lifetime, beside);
    }

    private static void check(ProgramLaunch launch) throws IOException {
        Session.require();
        Path directory = launch.directory().orElse(HERE);
        Optional<String> wrong = ProgramCheck.problemOfDirectory(directory)
                .map(problem -> "the directory " + problem)
                .or(() -> ProgramCheck.problemOfProgram(launch.command().get(0), directory, launch.environment())
                        .map(problem -> "the program " + problem));
        if (wrong.isPresent()) {
            throw new IOException(wrong.get());
        }
    }

    /** A shell has a will of its own about variables; without one they are what they are. */
    private static void setVariables(ProcessBuilder builder, Map<String, String> environment, boolean shell) {
        if (shell) {
            ShellCommand.of(environment).setVariables(builder.environment());
        } else {
            Map<String, String> target = builder.environment();
            target.keySet().retainAll(environment.keySet());
            environment.forEach((name, value) -> {
                if (!value.equals(target.get(name))) {
                    target.put(name, value);
                }
            });
        }
    }
}
