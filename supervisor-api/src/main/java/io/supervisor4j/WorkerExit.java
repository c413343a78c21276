package io.supervisor4j;

import io.supervisor4j.text.SignalNames;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a worker ended.
 *
 * @param status the exit status, or minus the number of the signal that killed the worker (C-19)
 * @param cause why it ended, as sharply as it is known
 * @param uptime from the start of the JVM to its end; zero if it could not be started
 * @param lastOutput the last lines of its captured output, oldest first, at most 20; none where {@link ServiceSpec#output} lets
 *     it pass through
 */
public record WorkerExit(int status, Cause cause, Duration uptime, List<String> lastOutput) {

    /** Why a worker ended. */
    public enum Cause {
        /** By itself: an exception, {@link WorkerExitException}, {@code System.exit}, or a SIGINT or SIGALRM of its own. */
        EXITED,
        /** Killed by a signal that the manager did not send. */
        SIGNALLED,
        /** It was asked to end, by its manager, by SIGTERM, by a reload or by {@link WorkerContext#requestShutdown}, and did. */
        REQUESTED,
        /** It was asked to end or to reload, and did not within its deadline. */
        DEADLINE,
        /** It was not ready within the boot timeout. */
        BOOT_TIMEOUT,
        /** Its JVM could not be started. */
        SPAWN_FAILED
    }

    /** Checks that nothing is missing, and copies the list. */
    public WorkerExit {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(uptime, "uptime");
        lastOutput = List.copyOf(lastOutput);
    }

    /**
     * An end of which no output is known.
     *
     * @param status as above
     * @param cause as above
     * @param uptime as above
     */
    public WorkerExit(int status, Cause cause, Duration uptime) {
        this(status, cause, uptime, List.of());
    }

    /**
     * Returns the signal that killed the worker.
     *
     * @return the signal's number, if a signal did
     */
    public OptionalInt signal() {
        return status < 0 ? OptionalInt.of(-status) : OptionalInt.empty();
    }

    /**
     * Says how the worker ended, as a log line would (C-31, B-15).
     *
     * @return such as {@code "exited with status 3"} or {@code "killed by SIGKILL"}
     */
    public String describe() {
        return status < 0 ? "killed by " + SignalNames.of(-status) : "exited with status " + status;
    }
}
