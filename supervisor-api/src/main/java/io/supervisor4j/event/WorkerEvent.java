package io.supervisor4j.event;

import io.supervisor4j.WorkerExit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

/** Something that concerns one worker. */
public sealed interface WorkerEvent extends SupervisorEvent {

    /**
     * Returns the worker it is about.
     *
     * @return the worker
     */
    WorkerRef worker();

    /**
     * Returns the process it is about.
     *
     * @return its id; 0 if there is no process, or was none
     */
    default long pid() {
        return 0;
    }

    /**
     * A worker's JVM was started.
     *
     * @param worker the worker
     * @param pid its process id
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Spawned(WorkerRef worker, long pid, Instant at) implements WorkerEvent {
        /** Creates the event before it is published, without its time. */
        public Spawned(WorkerRef worker, long pid) {
            this(worker, pid, Instant.EPOCH);
        }

        @Override
        public Spawned at(Instant at) {
            return new Spawned(worker, pid, at);
        }

        @Override
        public String describe() {
            return Text.line(Text.name(worker, pid) + " started");
        }

        @Override
        public System.Logger.Level level() {
            return DEBUG;
        }
    }

    /**
     * A worker is ready.
     *
     * @param worker the worker
     * @param pid its process id
     * @param after the time since its JVM was started
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Ready(WorkerRef worker, long pid, Duration after, Instant at) implements WorkerEvent {
        /** Creates the event before it is published, without its time. */
        public Ready(WorkerRef worker, long pid, Duration after) {
            this(worker, pid, after, Instant.EPOCH);
        }

        @Override
        public Ready at(Instant at) {
            return new Ready(worker, pid, after, at);
        }

        @Override
        public String describe() {
            return Text.line(Text.name(worker, pid) + " is ready after " + Text.text(after));
        }
    }

    /**
     * A worker was told to reload.
     *
     * @param worker the worker
     * @param pid its process id
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Reloading(WorkerRef worker, long pid, Instant at) implements WorkerEvent {
        /** Creates the event before it is published, without its time. */
        public Reloading(WorkerRef worker, long pid) {
            this(worker, pid, Instant.EPOCH);
        }

        @Override
        public Reloading at(Instant at) {
            return new Reloading(worker, pid, at);
        }

        @Override
        public String describe() {
            return Text.line(Text.name(worker, pid) + " reloads");
        }

        @Override
        public System.Logger.Level level() {
            return DEBUG;
        }
    }

    /**
     * A worker has reloaded, and goes on.
     *
     * @param worker the worker
     * @param pid its process id
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Reloaded(WorkerRef worker, long pid, Instant at) implements WorkerEvent {
        /** Creates the event before it is published, without its time. */
        public Reloaded(WorkerRef worker, long pid) {
            this(worker, pid, Instant.EPOCH);
        }

        @Override
        public Reloaded at(Instant at) {
            return new Reloaded(worker, pid, at);
        }

        @Override
        public String describe() {
            return Text.line(Text.name(worker, pid) + " has reloaded");
        }
    }

    /**
     * A worker was told to end, by its manager or otherwise.
     *
     * @param worker the worker
     * @param pid its process id
     * @param reason why, such as {@code "scaled down"}, {@code "SIGTERM"}
     * @param timeout how long it may take; empty if for ever
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Stopping(WorkerRef worker, long pid, String reason, Optional<Duration> timeout, Instant at)
            implements WorkerEvent {
        /** Creates the event before it is published, without its time. */
        public Stopping(WorkerRef worker, long pid, String reason, Optional<Duration> timeout) {
            this(worker, pid, reason, timeout, Instant.EPOCH);
        }

        @Override
        public Stopping at(Instant at) {
            return new Stopping(worker, pid, reason, timeout, at);
        }

        @Override
        public String describe() {
            return Text.line(Text.name(worker, pid) + " is stopping (" + reason + ")"
                    + timeout.map(time -> ", " + Text.within(time)).orElse(""));
        }
    }

    /**
     * A worker is killed by its manager, with SIGKILL.
     *
     * @param worker the worker
     * @param pid its process id
     * @param reason which deadline it missed
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Killed(WorkerRef worker, long pid, String reason, Instant at) implements WorkerEvent {
        /** Creates the event before it is published, without its time. */
        public Killed(WorkerRef worker, long pid, String reason) {
            this(worker, pid, reason, Instant.EPOCH);
        }

        @Override
        public Killed at(Instant at) {
            return new Killed(worker, pid, reason, at);
        }

        @Override
        public String describe() {
            return Text.line(Text.name(worker, pid) + " is killed: " + reason);
        }

        @Override
        public System.Logger.Level level() {
            return WARNING;
        }
    }

    /**
     * A worker has ended. Each end is told exactly once, before anything about the worker's next life.
     *
     * @param worker the worker
     * @param pid its process id; 0 if there was no process
     * @param exit how it ended
     * @param detail what is known beyond that, such as the signal it was sent or why it could not be started; may be empty
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Exited(WorkerRef worker, long pid, WorkerExit exit, String detail, Instant at) implements WorkerEvent {
        /** Creates the event before it is published, without its time. */
        public Exited(WorkerRef worker, long pid, WorkerExit exit, String detail) {
            this(worker, pid, exit, detail, Instant.EPOCH);
        }

        @Override
        public Exited at(Instant at) {
            return new Exited(worker, pid, exit, detail, at);
        }

        @Override
        public String describe() {
            String explanation = detail.isEmpty() ? "" : " (" + detail + ")";
            String sentence =
                    switch (exit.cause()) {
                        case SPAWN_FAILED -> "worker " + worker + " could not be started" + explanation;
                        case DEADLINE, BOOT_TIMEOUT ->
                            Text.name(worker, pid) + " " + exit.describe() + " after " + Text.text(exit.uptime())
                                    + ", over its deadline" + explanation;
                        default ->
                            Text.name(worker, pid) + " " + exit.describe() + " after " + Text.text(exit.uptime())
                                    + explanation;
                    };
            return Text.line(sentence);
        }

        @Override
        public System.Logger.Level level() {
            return exit.cause() == WorkerExit.Cause.REQUESTED || exit.status() == 0
                    ? System.Logger.Level.INFO
                    : WARNING;
        }
    }

    /**
     * A worker that keeps ending early is started again only after a wait.
     *
     * @param worker the worker
     * @param delay how long
     * @param shortLives how many lives in a row were short
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record BackingOff(WorkerRef worker, Duration delay, int shortLives, Instant at) implements WorkerEvent {
        /** Creates the event before it is published, without its time. */
        public BackingOff(WorkerRef worker, Duration delay, int shortLives) {
            this(worker, delay, shortLives, Instant.EPOCH);
        }

        @Override
        public BackingOff at(Instant at) {
            return new BackingOff(worker, delay, shortLives, at);
        }

        @Override
        public String describe() {
            return Text.line("worker " + worker + " ended early " + shortLives + " times in a row: next start in "
                    + Text.text(delay));
        }

        @Override
        public System.Logger.Level level() {
            return WARNING;
        }
    }

    /**
     * A worker sent something that is no message. Of one worker it is told five times a minute at most, and then how many more there
     * were by a {@link ManagerEvent.Notice}.
     *
     * @param worker the worker
     * @param pid its process id
     * @param problem what was wrong
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Garbled(WorkerRef worker, long pid, String problem, Instant at) implements WorkerEvent {
        /** Creates the event before it is published, without its time. */
        public Garbled(WorkerRef worker, long pid, String problem) {
            this(worker, pid, problem, Instant.EPOCH);
        }

        @Override
        public Garbled at(Instant at) {
            return new Garbled(worker, pid, problem, at);
        }

        @Override
        public String describe() {
            return Text.line(
                    Text.name(worker, pid) + " wrote to its event pipe what is no message, skipped: " + problem);
        }

        @Override
        public System.Logger.Level level() {
            return WARNING;
        }
    }
}
