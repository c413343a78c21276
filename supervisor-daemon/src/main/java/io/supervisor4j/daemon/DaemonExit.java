package io.supervisor4j.daemon;

import io.supervisor4j.WorkerExit;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a daemon ended (B-29).
 *
 * @param status its exit status as a shell tells it, 128 + n for a death by signal n; empty if the shell that waited was gone, as
 *     after a crash of the machine, or when the shell that waits for the daemon was killed too
 */
public record DaemonExit(OptionalInt status) {

    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 64;

    /** Checks that the status is not null. */
    public DaemonExit {
        Objects.requireNonNull(status, "status");
    }

    /**
     * Returns the signal that ended the daemon. A program that itself exits with a status above 128 cannot be told from that.
     *
     * @return the signal's number, if a signal did
     */
    public OptionalInt signal() {
        int signal = status.orElse(0) - SIGNALLED;
        return signal > 0 && signal <= LAST_SIGNAL ? OptionalInt.of(signal) : OptionalInt.empty();
    }

    /**
     * Says how the daemon ended, as a log line would.
     *
     * @return such as {@code "exited with status 3"}, {@code "killed by SIGKILL"} or {@code "ended with an unknown status"}
     */
    public String describe() {
        if (status.isEmpty()) {
            return "ended with an unknown status";
        }
        int said = signal().isPresent() ? -signal().getAsInt() : status.getAsInt();
        return new WorkerExit(said, WorkerExit.Cause.EXITED, Duration.ZERO).describe();
    }
}
