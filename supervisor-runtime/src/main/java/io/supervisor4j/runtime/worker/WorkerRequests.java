package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.ReportedReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What others ask of the worker's main thread: to become a worker, to reload, to terminate. Reloads that wait become one (B-9), and
 * none is left once the worker is to terminate; the first request to terminate counts (B-10).
 */
final class WorkerRequests {

    /** A request to end. */
    static final class Termination {

        final int status;
        final ReportedReason reason;
        final String detail;

        Termination(int status, ReportedReason reason, String detail) {
            this.status = status;
            this.reason = reason;
            this.detail = detail;
        }
    }

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Command.@Nullable Assign assignment;
    private Command.@Nullable Warm warmUp;
    private @Nullable Termination termination;
    private boolean reload;
    private long reloadSequence;
    private long timeoutMillis;

    synchronized void assign(Command.Assign command) {
        if (assignment == null) {
            assignment = command;
            timeoutMillis = command.timeoutMillis();
            notifyAll();
        }
    }

    synchronized void warmUp(Command.Warm command) {
        warmUp = command;
        notifyAll();
    }

    /** Waits; returns null if there is a warm-up to be done first. */
    synchronized Command.@Nullable Assign awaitAssignment() throws InterruptedException {
        while (assignment == null && warmUp == null) {
            wait();
        }
        return assignment;
    }

    synchronized Command.Warm takeWarmUp() {
        Command.Warm command = Objects.requireNonNull(warmUp);
        warmUp = null;
        return command;
    }

    /** Returns what this JVM was assigned; null while it is blank. */
    synchronized Command.@Nullable Assign assignment() {
        return assignment;
    }

    synchronized void changeTimeout(long millis) {
        timeoutMillis = millis;
    }

    /** How long an end may take that begins now; 0 for ever. */
    synchronized long timeoutMillis() {
        return timeoutMillis;
    }

    /**
     * The sequence is that of the master's command; 0 if a signal came directly, and nobody waits for an answer. A blank JVM has
     * nothing to reload.
     */
    synchronized void reload(long sequence) {
        reload = assignment != null;
        reloadSequence = Math.max(reloadSequence, sequence);
        notifyAll();
    }

    /** Tells whether this is the first request to terminate. */
    synchronized boolean terminate(Termination request) {
        if (termination != null) {
            return false;
        }
        termination = request;
        notifyAll();
        return true;
    }

    synchronized boolean isTerminating() {
        return termination != null;
    }

    /** Waits this long for a request to reload or terminate; returns whether there was none. */
    synchronized boolean areNoneFor(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * NANOS_PER_MILLI;
        for (long left = millis; areNone() && left > 0; left = (end - System.nanoTime()) / NANOS_PER_MILLI) {
            wait(left);
        }
        return areNone();
    }

    private boolean areNone() {
        return termination == null && !reload;
    }

    /** Waits for the next request: returns the termination, or null to reload. */
    synchronized @Nullable Termination next() throws InterruptedException {
        while (areNone()) {
            wait();
        }
        reload = false;
        return termination;
    }

    /** Returns the sequence number that the reload about to be done will answer, or 0 for none. */
    synchronized long takeReloadSequence() {
        long sequence = reloadSequence;
        reloadSequence = 0;
        return sequence;
    }
}
