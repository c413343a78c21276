package io.supervisor4j;

import io.supervisor4j.text.SignalNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program that is not in Java, or not with this library: how it is started and spoken to. Immutable: {@link #of} gives the
 * defaults, each fluent method a copy with one value changed.
 *
 * <pre>{@code
 * manager.add(ServiceSpec.program(Program.of("redis-server", "--port", "0").reloadSignal("HUP")).workers(2));
 * }</pre>
 *
 * <p>The manager starts it directly, without a JVM and without a shell of its own that would stay: it leads a session and a process
 * group, reads nothing from standard input, and finds {@code SUPERVISOR_SERVICE}, {@code SUPERVISOR_SERVICE_ID} and {@code
 * SUPERVISOR_WORKER_ID} in its environment. SIGTERM asks it to end; it is killed at its deadline.
 */
public final class Program {

    private final List<String> command;
    private final Optional<Path> directory;
    private final Readiness readiness;
    private final Optional<String> reloadSignal;

    private Program(
            List<String> command, Optional<Path> directory, Readiness readiness, Optional<String> reloadSignal) {
        this.command = command;
        this.directory = directory;
        this.readiness = readiness;
        this.reloadSignal = reloadSignal;
    }

    /**
     * Starts with the defaults: in the manager's directory, ready when started, replaced by a reload.
     *
     * @param command the program, a path or a name to look up in {@code PATH}, and its arguments
     * @return the program
     * @throws IllegalArgumentException if there is no word, the first is empty, one has a NUL character, or they are too long (one
     *     128 KiB, all 1 MiB)
     */
    public static Program of(String... command) {
        return of(List.of(command));
    }

    /**
     * The same for a list of words.
     *
     * @param command as above
     * @return the program
     * @throws IllegalArgumentException as above
     */
    public static Program of(List<String> command) {
        return new Program(
                LaunchWords.requireCommand(command), Optional.empty(), Readiness.started(), Optional.empty());
    }

    /**
     * Changes where it runs, and what a path in its command is relative to.
     *
     * @param path the working directory; a relative one is taken from that of the manager
     * @return the changed copy
     */
    public Program directory(Path path) {
        return new Program(command, Optional.of(path.toAbsolutePath().normalize()), readiness, reloadSignal);
    }

    /**
     * Changes what makes it ready.
     *
     * @param when such as {@link Readiness#frame()}
     * @return the changed copy
     */
    public Program readyWhen(Readiness when) {
        return new Program(command, directory, Objects.requireNonNull(when, "readiness"), reloadSignal);
    }

    /**
     * Has a reload send it a signal; without, a reload replaces it.
     *
     * @param signal the signal's name in any case, with or without SIG
     * @return the changed copy
     * @throws IllegalArgumentException if it is no signal; the message lists those there are
     */
    public Program reloadSignal(String signal) {
        return new Program(command, directory, readiness, Optional.of(SignalNames.require(signal)));
    }

    /**
     * Returns the program and its arguments.
     *
     * @return at least one word
     */
    public List<String> command() {
        return command;
    }

    /**
     * Returns where it runs.
     *
     * @return an absolute path, if it is not where the manager runs
     */
    public Optional<Path> directory() {
        return directory;
    }

    /**
     * Returns what makes it ready.
     *
     * @return the condition
     */
    public Readiness readiness() {
        return readiness;
    }

    /**
     * Returns what makes it reload.
     *
     * @return the signal's name without SIG, if it is not replaced
     */
    public Optional<String> reloadSignal() {
        return reloadSignal;
    }

    /** Returns the last part of the path of the program, such as {@code redis-server}. */
    String name() {
        Path file = Path.of(command.get(0)).getFileName();
        return file == null ? command.get(0) : file.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Program program
                && command.equals(program.command)
                && directory.equals(program.directory)
                && readiness.equals(program.readiness)
                && reloadSignal.equals(program.reloadSignal);
    }

    @Override
    public int hashCode() {
        return Objects.hash(command, directory, readiness, reloadSignal);
    }

    /** Returns the command; its arguments may be secret, and stay out. */
    @Override
    public String toString() {
        return "Program[" + command.get(0) + "]";
    }
}
