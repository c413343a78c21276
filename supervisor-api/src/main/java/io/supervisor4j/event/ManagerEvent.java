package io.supervisor4j.event;

import io.supervisor4j.ArchiveState;
import java.time.Duration;
import java.util.Optional;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

/** Something that concerns the manager as a whole. */
public sealed interface ManagerEvent extends SupervisorEvent {

    /**
     * {@code run()} was called.
     *
     * @param services how many services are registered
     * @param workers how many workers they have together
     */
    record Started(int services, int workers) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line("manager started with " + services + (services == 1 ? " service, " : " services, ")
                    + workers + (workers == 1 ? " worker" : " workers"));
        }
    }

    /**
     * All workers wanted at the start have become ready for the first time.
     *
     * @param workers how many
     * @param after the time since the start
     */
    record Ready(int workers, Duration after) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line("manager ready: " + workers + (workers == 1 ? " worker" : " workers") + " after "
                    + Text.text(after));
        }
    }

    /**
     * A client outside has told the manager to change something; what follows from it comes next.
     *
     * @param command what, such as {@code "reload"}
     * @param by who, and how: such as {@code "user root over the control socket"}
     */
    record Commanded(String command, String by) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line(command + " was asked for by " + by);
        }
    }

    /** A reload was asked for: whether it takes place is decided next, then its hooks run. */
    record ReloadRequested() implements ManagerEvent {
        @Override
        public String describe() {
            return "reload requested";
        }
    }

    /**
     * The reload that was asked for does not take place: {@link io.supervisor4j.ServiceManager.Builder#reloadDecision} has said so.
     * Nothing has changed.
     *
     * @param reason why; may have several lines
     * @param error what was thrown instead of a decision, if that is why
     */
    record ReloadRefused(String reason, Optional<Throwable> error) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line("reload refused, nothing has changed: " + Text.oneLine(reason));
        }

        @Override
        public System.Logger.Level level() {
            return error.isPresent() ? ERROR : WARNING;
        }
    }

    /** All workers that were to reload have answered, or have been replaced. */
    record ReloadFinished() implements ManagerEvent {
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
     */
    record ShutdownTimeoutChanged(Duration before, Duration after) implements ManagerEvent {
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
     */
    record StopRequested(String reason, Optional<Duration> timeout) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line(reason + ", stopping "
                    + timeout.map(time -> "within " + Text.text(time)).orElse("without a time limit"));
        }
    }

    /**
     * The manager's deadline has passed: what is left is killed.
     *
     * @param workers how many workers were left
     */
    record DeadlinePassed(int workers) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line("the manager's deadline has passed: " + workers
                    + (workers == 1 ? " worker is" : " workers are") + " killed");
        }

        @Override
        public System.Logger.Level level() {
            return WARNING;
        }
    }

    /**
     * The manager has ended; the last event.
     *
     * @param status what {@code run()} returns
     */
    record Stopped(int status) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line("manager stopped with status " + status);
        }
    }

    /**
     * A hook in the master threw. Of one kind of hook it is told five times a minute at most, and then how many more there were by a
     * {@link Notice}.
     *
     * @param hook the event it was registered for, such as {@code "onReload"}
     * @param error what it threw
     */
    record HookFailed(String hook, Throwable error) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line(hook + " hook failed, the hooks after it are left out this time: " + error);
        }

        @Override
        public System.Logger.Level level() {
            return ERROR;
        }
    }

    /**
     * The master did not run for some time, as after SIGSTOP: running deadlines are prolonged by it.
     *
     * @param time how long
     */
    record Suspended(Duration time) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line("the master was suspended for " + Text.text(time) + ": deadlines are prolonged by that");
        }

        @Override
        public System.Logger.Level level() {
            return WARNING;
        }
    }

    /**
     * A class-data archive was trained: workers start with it from now on.
     *
     * @param without how long a training run took without it, from the start of its JVM to its end
     * @param with how long it takes with it
     * @param bytes the size of the archive
     */
    record ArchiveTrained(Duration without, Duration with, long bytes) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line("class-data archive trained: a training run takes " + Text.text(with) + " instead of "
                    + Text.text(without) + " (" + bytes / 1024 + " KiB)");
        }
    }

    /**
     * Workers start without a class-data archive. Told once for each reason.
     *
     * @param state why
     */
    record ArchiveMissing(ArchiveState state) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line("workers start slower than they could, " + state.describe());
        }

        @Override
        public System.Logger.Level level() {
            return DEBUG;
        }
    }

    /**
     * Something about this process or system that a person should know. Texts that are the same up to their first colon are told five
     * times a minute at most, and then how many more there were.
     *
     * @param text what, and what to do
     */
    record Notice(String text) implements ManagerEvent {
        @Override
        public String describe() {
            return Text.line(text);
        }

        @Override
        public System.Logger.Level level() {
            return WARNING;
        }
    }

    /**
     * The manager has shown that it is alive, for a watchdog.
     */
    record Heartbeat() implements ManagerEvent {
        @Override
        public String describe() {
            return "heartbeat";
        }

        @Override
        public System.Logger.Level level() {
            return DEBUG;
        }
    }
}
