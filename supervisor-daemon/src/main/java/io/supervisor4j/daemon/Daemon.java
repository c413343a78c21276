package io.supervisor4j.daemon;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.daemon.state.DaemonFiles;
import io.supervisor4j.daemon.state.DaemonState;
import io.supervisor4j.rule.Durations;
import io.supervisor4j.rule.FileNames;
import io.supervisor4j.system.file.ControlFolder;
import io.supervisor4j.system.file.IoMessages;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Controls a program that runs in the background, known by its name (S-1). At most one process has a name at a time, whichever process
 * starts it. Immutable and thread-safe; usable from any process of the same user.
 *
 * <pre>{@code
 * Daemon mailer = Daemon.builder("mailer").main(MailerMain.class, "--queue", "/var/spool/mail").build();
 * StartResult result = mailer.start(Duration.ofSeconds(10));
 * }</pre>
 *
 * <p>The program runs in a JVM like the caller's: same Java, class path, options and environment, but without debuggers and fixed
 * ports and files. It has a session of its own, no terminal, and does not keep open what its caller has open (S-9, S-31). It ends
 * when {@code main} has returned and no other thread keeps the JVM alive, as any program does, or with {@code System.exit}.
 *
 * <p>Methods that wait do so by the monotonic clock (B-30), and look every 20 ms. An interrupt ends the waiting, not the
 * daemon, and is kept. Looks and changes of all processes take turns, of milliseconds; where a process was suspended in its turn, a
 * method gives up when its caller's limit is over, but not before 10 s, and one without limit after 1 minute.
 */
public final class Daemon {

    /** Waits without limit, where a time is asked for. */
    public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    private final DaemonPlan plan;
    private final DaemonState state;
    private final Stopper stopper;

    private Daemon(DaemonPlan plan) {
        this.plan = plan;
        this.state = new DaemonState(plan.files());
        this.stopper = new Stopper(plan.name(), state);
    }

    /**
     * Begins to describe a daemon.
     *
     * @param name letters, digits, dots, dashes and underscores, beginning with a letter or a digit, at most 100
     * @return where the rest is said
     * @throws IllegalArgumentException if the name is not such a name
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Starts the daemon, unless it is running or starting already, and waits for it to run (S-5, S-10). It counts as running when
     * its program says {@link DaemonContext#ready()}, or when it has lived through the {@linkplain Builder#settleTime settle time}.
     *
     * @param block how long to wait; zero returns at once, {@link #FOREVER} sets no limit
     * @return what became of it; trouble with files and programs is a failure too, never an exception
     * @throws IllegalArgumentException if the time is negative
     * @throws IllegalStateException if there is no main class
     */
    public StartResult start(Duration block) {
        Duration time = Durations.requireNotNegative(block, "block");
        Class<?> main = plan.main()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "daemon " + plan.name()
                                        + " can be controlled but not started from here: name its program, Daemon.builder(..).main(..)"));
        return new Starter(plan, state, main).start(time);
    }

    /**
     * Asks the daemon to end, with SIGTERM (S-17). One that is still starting never runs its program (S-8).
     *
     * @param block how long to wait for its end; zero returns at once, {@link #FOREVER} sets no limit
     * @return true if it has ended
     * @throws IllegalArgumentException if the time is negative
     * @throws IllegalStateException if it is not running
     * @throws SupervisorException if it runs and cannot be reached
     */
    public boolean stop(Duration block) {
        Duration time = Durations.requireNotNegative(block, "block");
        return attempt("cannot be stopped", () -> stopper.stop(time));
    }

    /**
     * Ends the daemon by force, with SIGKILL: the last resort (S-18).
     *
     * @param block how long to wait for its end; zero returns at once, {@link #FOREVER} sets no limit
     * @return true if it has ended
     * @throws IllegalArgumentException if the time is negative
     * @throws IllegalStateException if it is not running
     * @throws SupervisorException if it runs and cannot be reached
     */
    public boolean kill(Duration block) {
        Duration time = Durations.requireNotNegative(block, "block");
        return attempt("cannot be killed", () -> stopper.kill(time));
    }

    /**
     * Sends the daemon a signal (S-21).
     *
     * @param signal one that {@link Builder#signals} enabled, such as {@code "SIGHUP"}
     * @throws IllegalArgumentException if it is not enabled, which is checked first
     * @throws IllegalStateException if the daemon is not running
     * @throws SupervisorException if it runs and cannot be reached
     */
    public void signal(String signal) {
        String wanted = SignalName.require(signal);
        if (!plan.signals().contains(wanted)) {
            throw new IllegalArgumentException(signal + " is not enabled for daemon " + plan.name() + ", only "
                    + plan.signals() + "; see Daemon.Builder.signals");
        }
        attempt("cannot be sent " + signal, () -> {
            stopper.signal(wanted);
            return true;
        });
    }

    /**
     * Returns what is known of the daemon, all of one moment (S-19, S-20). Ask here for several facts: between two
     * calls of {@link #isRunning()}, {@link #pid()} and {@link #lastExit()} the daemon may end or start.
     *
     * @return a snapshot
     * @throws SupervisorException if nothing can be known, as when the state directory is open to others
     */
    public DaemonStatus status() {
        return attempt("cannot be looked at", () -> DaemonStatus.of(state.look(DaemonState.QUERY_LIMIT)));
    }

    /**
     * Tells whether the daemon runs: a process holds its lock, or has ended so lately that its exit status is not known yet (S-19). One
     * that was started and has not come so far does not yet. After false, {@link #lastExit()} has the exit status, unless another
     * start comes in between.
     *
     * @return {@link DaemonStatus#isRunning()}
     * @throws SupervisorException if that cannot be told
     */
    public boolean isRunning() {
        return status().isRunning();
    }

    /**
     * Returns the daemon's process (S-20).
     *
     * @return {@link DaemonStatus#pid()}; empty if it is not running
     * @throws SupervisorException if that cannot be told
     */
    public OptionalLong pid() {
        return status().pid();
    }

    /**
     * Tells how the daemon ended.
     *
     * @return {@link DaemonStatus#lastExit()}; empty if it runs, or was never started
     * @throws SupervisorException if that cannot be told
     */
    public Optional<DaemonExit> lastExit() {
        return status().lastExit();
    }

    private <T> T attempt(String otherwise, DaemonState.Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new SupervisorException("daemon " + plan.name() + " " + otherwise + ": " + IoMessages.text(e), e);
        }
    }

    @Override
    public String toString() {
        return "daemon " + plan.name() + " in " + plan.files().directory();
    }

    /** Describes a daemon. Not thread-safe. */
    public static final class Builder {

        /** No socket has the name in its path, so it may be longer than a manager's. */
        private static final int NAME_LENGTH = 100;

        private final String name;
        private @Nullable Class<?> main;
        private List<String> args = List.of();
        private @Nullable Output output;
        private @Nullable Path stateDirectory;
        private Path workingDirectory = Path.of("/");
        private Duration settleTime = Duration.ofSeconds(1);
        private Redirect input = Redirect.from(new File("/dev/null"));
        private List<String> signals = List.of();
        private List<String> jvmOptions = List.of();

        private Builder(String name) {
            this.name = FileNames.require(name, "a daemon", NAME_LENGTH);
        }

        /**
         * Sets the program. Without one the daemon can be controlled, not started.
         *
         * @param mainClass has a public static main method, and is on the class path or module path of this JVM
         * @param arguments passed to it
         * @return this
         * @throws IllegalArgumentException if the class has no such method, or its module hides it
         */
        public Builder main(Class<?> mainClass, String... arguments) {
            MainClass.require(mainClass);
            main = mainClass;
            args = List.of(arguments);
            return this;
        }

        /**
         * Sets where the output goes; by default to {@code NAME.log} in the state directory, rotated at 1 MiB, keeping one.
         *
         * @param newOutput a file or syslog
         * @return this
         */
        public Builder output(Output newOutput) {
            output = Objects.requireNonNull(newOutput, "output");
            return this;
        }

        /**
         * Sets the folder with what is known of daemons; who looks for a daemon must look into the same one. It is created with
         * permissions for its owner only; a folder that others may enter is refused. By default {@code supervisor4j/daemon} in
         * {@code $XDG_RUNTIME_DIR}, or in {@code /run} for root, or in a folder of the user's in the directory for temporary files.
         *
         * @param directory on a local disk; a relative one is resolved against the working directory of who calls this
         * @return this
         */
        public Builder stateDirectory(Path directory) {
            stateDirectory = directory.toAbsolutePath();
            return this;
        }

        /**
         * Sets the daemon's working directory; by default {@code /}, so that it keeps no file system busy (S-14).
         *
         * @param directory a relative one is resolved against the working directory of who calls this
         * @return this
         */
        public Builder workingDirectory(Path directory) {
            workingDirectory = directory.toAbsolutePath();
            return this;
        }

        /**
         * Sets how long a daemon must live to count as running, if it does not say {@link DaemonContext#ready()} before; 1 s by
         * default.
         *
         * @param time zero: from the moment on that its program is about to begin (S-13); {@link Daemon#FOREVER}: it must say so
         * @return this
         * @throws IllegalArgumentException if the time is negative
         */
        public Builder settleTime(Duration time) {
            settleTime = Durations.requireNotNegative(time, "settleTime");
            return this;
        }

        /**
         * Enables signals: before its program begins, the daemon handles them instead of ending by them (S-2, S-25). SIGTERM is
         * told of anyway once the program asks; named here, from the start, so that none ends it before it comes to ask.
         *
         * @param names such as {@code "SIGHUP"}
         * @return this
         * @throws IllegalArgumentException if a program cannot receive one of them (S-3)
         */
        public Builder signals(String... names) {
            signals = Stream.of(names).map(SignalName::require).toList();
            return this;
        }

        /**
         * Sets options of the daemon's JVM, behind those it takes over from the caller's.
         *
         * @param options such as {@code "-Xmx256m"}
         * @return this
         */
        public Builder jvmOptions(String... options) {
            jvmOptions = List.of(options);
            return this;
        }

        /**
         * Hands an open channel on to the daemon (S-31). Only one is possible: the listening channel on descriptor 0, which this
         * JVM got from its starter; the daemon finds it in {@code System.inheritedChannel()}, as its caller did.
         *
         * @param channel {@code System.inheritedChannel()}
         * @return this
         * @throws IllegalArgumentException if it is any other channel
         * @throws IOException if the JVM cannot tell what it inherited
         */
        public Builder preserve(Channel channel) throws IOException {
            if (!(channel instanceof ServerSocketChannel) || channel != System.inheritedChannel()) {
                throw new IllegalArgumentException(
                        "only the listening channel on descriptor 0, System.inheritedChannel(), can be"
                                + " handed on to a daemon: the JDK closes all others; let the daemon open it itself: "
                                + channel);
            }
            input = Redirect.INHERIT;
            return this;
        }

        /**
         * Completes the description. Nothing is touched before the first call of the daemon's methods.
         *
         * @return the daemon
         */
        public Daemon build() {
            Path directory = stateDirectory != null
                    ? stateDirectory
                    : ControlFolder.ofThisProcess().daemons();
            DaemonFiles files = new DaemonFiles(directory, name);
            Output to = output != null ? output : new FileOutput(files.log(), 1 << 20, 1);
            return new Daemon(new DaemonPlan(
                    files,
                    Optional.ofNullable(main),
                    args,
                    to,
                    workingDirectory,
                    input,
                    settleTime,
                    signals,
                    jvmOptions));
        }
    }
}
