package io.supervisor4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a worker is, at one moment. Immutable.
 *
 * @param id its number
 * @param state what it is doing
 * @param since when that began
 * @param pid its process id, while it has a process
 * @param uptime the time since its process was started, or became this worker; while it has one
 * @param stable whether it is ready, and has been for long enough that its life counts as stable: {@link
 *     RestartPolicy#stableAfter()}
 * @param restarts how many lives it had before its present or last one
 * @param lastExit how the last life that has ended did
 * @param nextAttempt when it is started again, in {@link State#BACKOFF}
 * @param rssBytes how much memory of the machine it holds, in bytes, where the system tells
 * @param cpuTime how much processor time its process has used, where the system tells
 */
public record WorkerStatus(
        int id,
        State state,
        Instant since,
        OptionalLong pid,
        Optional<Duration> uptime,
        boolean stable,
        int restarts,
        Optional<LastExit> lastExit,
        Optional<Instant> nextAttempt,
        OptionalLong rssBytes,
        Optional<Duration> cpuTime) {

    /** What a worker is doing. */
    public enum State {
        /** It waits for its JVM to be started. */
        QUEUED,
        /** Its JVM was started, and it is not ready yet. */
        STARTING,
        /** It works. */
        READY,
        /** It works, and was told to reload. */
        RELOADING,
        /** It was told to end, or has said that it ends. */
        STOPPING,
        /** It has died repeatedly, and waits before it is started again. */
        BACKOFF,
        /** It has ended, and its restart policy keeps it from being started again. */
        ENDED
    }

    /**
     * How a life of a worker ended.
     *
     * @param at when
     * @param pid the process id it had, if it had a process
     * @param exit how
     * @param detail what is known beyond that; may be empty
     */
    public record LastExit(Instant at, OptionalLong pid, WorkerExit exit, String detail) {

        /** Checks that nothing is missing. */
        public LastExit {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(pid, "pid");
            Objects.requireNonNull(exit, "exit");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** Checks that nothing is missing. */
    public WorkerStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(pid, "pid");
        Objects.requireNonNull(uptime, "uptime");
        Objects.requireNonNull(lastExit, "lastExit");
        Objects.requireNonNull(nextAttempt, "nextAttempt");
        Objects.requireNonNull(rssBytes, "rssBytes");
        Objects.requireNonNull(cpuTime, "cpuTime");
    }

    /**
     * Tells whether it works.
     *
     * @return true if it is ready, also while it reloads
     */
    public boolean isReady() {
        return state == State.READY || state == State.RELOADING;
    }
}
