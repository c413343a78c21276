package io.supervisor4j.component;

import io.supervisor4j.component.program.ProgramLog;
import io.supervisor4j.component.program.RedirectedStreams;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Runs a tree of components as a program of its own, without a supervisor of processes (M-56). Immutable; each option returns a
 * copy.
 *
 * <pre>{@code
 * public static void main(String[] args) throws InterruptedException {
 *     System.exit(ComponentProgram.run(new Web(new Db())));
 * }
 * }</pre>
 *
 * <p><b>Signals</b> (M-59). SIGTERM and SIGINT stop the root, also in the midst of its start; further ones change nothing. SIGUSR1
 * writes the stacks of all callbacks, tasks and threads to the standard error. SIGHUP is left to the JVM, which then ends with 129.
 * Where the JVM gives no signals away ({@code -Xrs}, or no module {@code jdk.unsupported}) it ends with its own status, 143 after
 * SIGTERM. However it ends, by {@code System.exit} too, the root is stopped first.
 *
 * <p><b>The log</b> can be set up here if Logback logs; other loggers are set up in their own way.
 */
public final class ComponentProgram {

    /** How it is run; null is not set. */
    private record Options(
            @Nullable Level level,
            @Nullable Path file,
            boolean debug,
            boolean quiet,
            @Nullable Level streams,
            boolean endAfterStart) {

        ProgramLog log() {
            return new ProgramLog(level == null && debug ? Level.DEBUG : level, file, quiet);
        }
    }

    private final Component root;
    private final Options options;

    private ComponentProgram(Component root, Options options) {
        this.root = Objects.requireNonNull(root, "root");
        this.options = options;
    }

    /**
     * Returns a program that runs this root as the class comment says, and changes nothing of the log.
     *
     * @param root not started
     */
    public static ComponentProgram of(Component root) {
        return new ComponentProgram(root, new Options(null, null, false, false, null, false));
    }

    /**
     * Runs a root without options.
     *
     * @param root not started
     * @return the exit status, as of {@link #run()}
     * @throws InterruptedException if the calling thread is interrupted; the root is stopped then
     */
    public static int run(Component root) throws InterruptedException {
        return of(root).run();
    }

    /**
     * Returns a copy that sets the level of the root logger.
     *
     * @param level to begin with
     */
    public ComponentProgram logLevel(Level level) {
        return with(new Options(
                Objects.requireNonNull(level, "level"),
                options.file,
                options.debug,
                options.quiet,
                options.streams,
                options.endAfterStart));
    }

    /**
     * Returns a copy whose log goes to a file, behind what is in it, and no longer to the console. Each line has the time, the pid,
     * the level, the thread and the logger (M-62).
     *
     * @param file in a folder where this user may write; made if there is none
     */
    public ComponentProgram logFile(Path file) {
        return with(new Options(
                options.level,
                Objects.requireNonNull(file, "file"),
                options.debug,
                options.quiet,
                options.streams,
                options.endAfterStart));
    }

    /**
     * Returns a copy that logs from DEBUG up, unless another level is set, and the whole tree once it is started.
     *
     * @param on whether it does
     */
    public ComponentProgram debug(boolean on) {
        return with(
                new Options(options.level, options.file, on, options.quiet, options.streams, options.endAfterStart));
    }

    /**
     * Returns a copy whose log leaves the console alone (M-61).
     *
     * @param on whether it does
     */
    public ComponentProgram quiet(boolean on) {
        return with(
                new Options(options.level, options.file, options.debug, on, options.streams, options.endAfterStart));
    }

    /**
     * Returns a copy that logs what anything prints to {@code System.out} and {@code System.err}, a line at a time, while it runs
     * (M-61). It needs a {@link #logFile}, as the console is what it takes away.
     *
     * @param level of the lines; {@code WARN} is usual
     */
    public ComponentProgram redirectOutput(Level level) {
        return with(new Options(
                options.level,
                options.file,
                options.debug,
                options.quiet,
                Objects.requireNonNull(level, "level"),
                options.endAfterStart));
    }

    /**
     * Returns a copy that stops the root as soon as it is started, for work that is done while it starts (M-58).
     *
     * @param on whether it does
     */
    public ComponentProgram endAfterStart(boolean on) {
        return with(new Options(options.level, options.file, options.debug, options.quiet, options.streams, on));
    }

    private ComponentProgram with(Options changed) {
        return new ComponentProgram(root, changed);
    }

    /**
     * Starts the root and blocks until it has ended.
     *
     * @return 0 if it was stopped, by SIGTERM and SIGINT too, whatever callbacks threw then, which is logged; if it crashed or could
     *     not be started, which is logged, the status of the {@link io.supervisor4j.WorkerExitException} that caused it, 71 if
     *     memory ran out, or else 1 (M-57)
     * @throws IllegalStateException if something of the log cannot be set as asked for, or the root is started
     * @throws InterruptedException if the calling thread is interrupted; the root is stopped then
     */
    public int run() throws InterruptedException {
        if (options.streams != null && options.file == null) {
            throw new IllegalStateException("redirectOutput needs a logFile: the log would print to what it reads");
        }
        options.log().set();
        Level streams = options.streams;
        RedirectedStreams redirected = streams == null ? null : RedirectedStreams.toLog(streams);
        try {
            return new Execution(root, options.debug, options.endAfterStart).carryOut();
        } finally {
            if (redirected != null) {
                redirected.close();
            }
        }
    }
}
