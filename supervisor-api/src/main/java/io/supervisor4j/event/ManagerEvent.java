package io.supervisor4j.event;

import io.supervisor4j.ArchiveState;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that concerns the manager as a whole. */
public sealed interface ManagerEvent extends SupervisorEvent {
    /**
     * {@code run()} was called.
     *
     * @param services how many services are registered
     * @param workers how many workers they have together
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Started(int services, int workers, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public Started(int services, int workers) {
            this(services, workers, Instant.EPOCH);
        }

        @Override
        public Started at(Instant at) {
            return new Started(services, workers, at);
        }

        @Override
        public String describe() {
            return Text.line("manager started with " + Text.services(services) + ", " + Text.workers(workers));
        }
    }

    /**
     * All workers wanted at the start have become ready for the first time.
     *
     * @param workers how many
     * @param after the time since the start
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Ready(int workers, Duration after, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public Ready(int workers, Duration after) {
            this(workers, after, Instant.EPOCH);
        }

        @Override
        public Ready at(Instant at) {
            return new Ready(workers, after, at);
        }

        @Override
        public String describe() {
            return Text.line("manager ready: " + Text.workers(workers) + " after " + Text.text(after));
        }
    }

    /**
     * A client outside this process has commanded a change; the events that follow from it come next.
     *
     * @param command what, such as {@code "reload"}
     * @param by who, and how: such as {@code "user root over the control socket"}
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Commanded(String command, String by, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public Commanded(String command, String by) {
            this(command, by, Instant.EPOCH);
        }

        @Override
        public Commanded at(Instant at) {
            return new Commanded(command, by, at);
        }

        @Override
        public String describe() {
            return Text.line(command + " was asked for by " + by);
        }
    }

    /**
     * A reload was asked for: whether it takes place is decided next, then its hooks run.
     *
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record ReloadRequested(Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public ReloadRequested() {
            this(Instant.EPOCH);
        }

        @Override
        public ReloadRequested at(Instant at) {
            return new ReloadRequested(at);
        }

        @Override
        public String describe() {
            return "reload requested";
        }
    }

    /**
     * {@link io.supervisor4j.ServiceManager.Builder#reloadDecision} has refused the reload that was asked for: nothing has changed.
     *
     * @param reason why; may have several lines
     * @param error what was thrown instead of a decision, if that is why
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record ReloadRefused(String reason, Optional<Throwable> error, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public ReloadRefused(String reason, Optional<Throwable> error) {
            this(reason, error, Instant.EPOCH);
        }

        @Override
        public ReloadRefused at(Instant at) {
            return new ReloadRefused(reason, error, at);
        }

        @Override
        public String describe() {
            return Text.line("reload refused, nothing has changed: " + Text.oneLine(reason));
        }

        @Override
        public Level level() {
            return error.isPresent() ? Level.ERROR : Level.WARNING;
        }
    }

    /**
     * All workers that were to reload have answered, or have been replaced.
     *
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record ReloadFinished(Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public ReloadFinished() {
            this(Instant.EPOCH);
        }

        @Override
        public ReloadFinished at(Instant at) {
            return new ReloadFinished(at);
        }

        @Override
        public String describe() {
            return "reload finished";
        }
    }

    /**
     * The time that the manager gives its workers, and itself, for a graceful end was changed.
     *
     * @param before zero for ever
     * @param after zero for ever
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record ShutdownTimeoutChanged(Duration before, Duration after, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public ShutdownTimeoutChanged(Duration before, Duration after) {
            this(before, after, Instant.EPOCH);
        }

        @Override
        public ShutdownTimeoutChanged at(Instant at) {
            return new ShutdownTimeoutChanged(before, after, at);
        }

        @Override
        public String describe() {
            return "graceful shutdown timeout changed from " + Text.limit(before) + " to " + Text.limit(after);
        }
    }

    /**
     * The manager was told to stop, gracefully or at once.
     *
     * @param reason such as {@code "caught SIGTERM"}
     * @param timeout how long it may take; empty if for ever
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record StopRequested(String reason, Optional<Duration> timeout, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public StopRequested(String reason, Optional<Duration> timeout) {
            this(reason, timeout, Instant.EPOCH);
        }

        @Override
        public StopRequested at(Instant at) {
            return new StopRequested(reason, timeout, at);
        }

        @Override
        public String describe() {
            return Text.line(reason + ", stopping " + timeout.map(Text::within).orElse("without a time limit"));
        }
    }

    /**
     * The manager's deadline has passed: what is left is killed.
     *
     * @param workers how many workers were left
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record DeadlinePassed(int workers, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public DeadlinePassed(int workers) {
            this(workers, Instant.EPOCH);
        }

        @Override
        public DeadlinePassed at(Instant at) {
            return new DeadlinePassed(workers, at);
        }

        @Override
        public String describe() {
            return Text.line("the manager's deadline has passed: " + Text.workersAre(workers) + " killed");
        }

        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /**
     * The manager has ended; the last event.
     *
     * @param status what {@code run()} returns
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Stopped(int status, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public Stopped(int status) {
            this(status, Instant.EPOCH);
        }

        @Override
        public Stopped at(Instant at) {
            return new Stopped(status, at);
        }

        @Override
        public String describe() {
            return Text.line("manager stopped with status " + status);
        }
    }

    /**
     * A hook in the master threw. Of one kind of hook it is told five times a minute, then their number by a {@link Notice}.
     *
     * @param hook the event it was registered for, such as {@code "onReload"}
     * @param error what it threw
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record HookFailed(String hook, Throwable error, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public HookFailed(String hook, Throwable error) {
            this(hook, error, Instant.EPOCH);
        }

        @Override
        public HookFailed at(Instant at) {
            return new HookFailed(hook, error, at);
        }

        @Override
        public String describe() {
            return Text.line(hook + " hook failed, the hooks after it are left out this time: " + error);
        }

        @Override
        public Level level() {
            return Level.ERROR;
        }
    }

    /**
     * A defect of the manager, which has cost the step that met it: please report it. Rationed as {@link HookFailed}, by the part.
     *
     * @param part the part of the manager that met it, such as {@code "the control socket"}
     * @param step what that part was doing
     * @param error what was thrown
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    @SuppressWarnings("JavaLangClash") // named with its interface, as all events are
    record InternalError(String part, String step, Throwable error, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public InternalError(String part, String step, Throwable error) {
            this(part, step, error, Instant.EPOCH);
        }

        @Override
        public InternalError at(Instant at) {
            return new InternalError(part, step, error, at);
        }

        @Override
        public String describe() {
            return Text.line("internal error of " + part + ", please report it: " + error + ", at " + step);
        }

        @Override
        public Level level() {
            return Level.ERROR;
        }
    }

    /**
     * The master did not run for some time, as after SIGSTOP: running deadlines are prolonged by it.
     *
     * @param time how long
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Suspended(Duration time, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public Suspended(Duration time) {
            this(time, Instant.EPOCH);
        }

        @Override
        public Suspended at(Instant at) {
            return new Suspended(time, at);
        }

        @Override
        public String describe() {
            return Text.line("the master was suspended for " + Text.text(time) + ": deadlines are prolonged by that");
        }

        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /**
     * A class-data archive was trained: workers start with it from now on.
     *
     * @param without how long a training run took without it, from the start of its JVM to its end
     * @param with how long it takes with it
     * @param bytes the size of the archive
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record ArchiveTrained(Duration without, Duration with, long bytes, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public ArchiveTrained(Duration without, Duration with, long bytes) {
            this(without, with, bytes, Instant.EPOCH);
        }

        @Override
        public ArchiveTrained at(Instant at) {
            return new ArchiveTrained(without, with, bytes, at);
        }

        @Override
        public String describe() {
            return Text.line("class-data archive trained: a training run takes " + Text.gain(with, without, bytes));
        }
    }

    /**
     * Workers start without a class-data archive. Told once for each reason.
     *
     * @param state why
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record ArchiveMissing(ArchiveState state, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public ArchiveMissing(ArchiveState state) {
            this(state, Instant.EPOCH);
        }

        @Override
        public ArchiveMissing at(Instant at) {
            return new ArchiveMissing(state, at);
        }

        @Override
        public String describe() {
            return Text.line("workers start slower than they could, " + state.describe());
        }

        @Override
        public Level level() {
            return Level.DEBUG;
        }
    }

    /**
     * Something about this process or system that a person should know. Rationed as {@link HookFailed}, by the text up to a colon.
     *
     * @param text what, and what to do
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Notice(String text, Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public Notice(String text) {
            this(text, Instant.EPOCH);
        }

        @Override
        public Notice at(Instant at) {
            return new Notice(text, at);
        }

        @Override
        public String describe() {
            return Text.line(text);
        }

        @Override
        public Level level() {
            return Level.WARNING;
        }
    }

    /**
     * The manager has shown that it is alive, for a watchdog.
     *
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Heartbeat(Instant at) implements ManagerEvent {
        /** Creates the event before it is published, without its time. */
        public Heartbeat() {
            this(Instant.EPOCH);
        }

        @Override
        public Heartbeat at(Instant at) {
            return new Heartbeat(at);
        }

        @Override
        public String describe() {
            return "heartbeat";
        }

        @Override
        public Level level() {
            return Level.DEBUG;
        }
    }
}
