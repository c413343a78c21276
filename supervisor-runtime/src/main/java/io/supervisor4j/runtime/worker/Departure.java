package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.Reason;
import io.supervisor4j.runtime.protocol.Report;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The only way out of a worker. The first to leave decides the status; it says so to the master and waits for the answer, so that
 * the reader is out of its system call: the JVM would wait 300 ms for a thread in one.
 */
final class Departure {

    /** How long to wait for the master's answer: it may be busy, stopped or gone. */
    static final long MAX_WAIT_MILLIS = 1000;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int UNKNOWN_STATUS = -1;

    private final Link link;
    private final Jvm jvm;
    private final long maxWaitMillis;
    private @Nullable Thread leader;
    private boolean dismissed;
    private boolean held;

    Departure(Link link, Jvm jvm) {
        this(link, jvm, MAX_WAIT_MILLIS);
    }

    Departure(Link link, Jvm jvm, long maxWaitMillis) {
        this.link = link;
        this.jvm = jvm;
        this.maxWaitMillis = maxWaitMillis;
    }

    /** The JVM's own shutdown, as by the service's {@code System.exit}, takes leave as well. */
    Thread asShutdownHook() {
        return new Thread(
                null,
                new Runnable() {
                    @Override
                    public void run() {
                        if (begin()) {
                            takeLeave(UNKNOWN_STATUS, Reason.OWN, "System.exit or the end of the JVM");
                        }
                    }
                },
                "supervisor-exit",
                0,
                false);
    }

    /** Ends the worker with its shutdown hooks, unless it is leaving already. */
    void orderly(int status, Reason reason, String detail) {
        if (begin()) {
            takeLeave(status, reason, detail);
            jvm.orderly(status);
        }
    }

    /** Ends the worker at once, unless it is leaving already. */
    void immediate(int status, Reason reason, String detail) {
        if (begin()) {
            takeLeave(status, reason, detail);
            jvm.immediate(status);
        }
    }

    /** Ends the worker at once, also where it is leaving already but its shutdown hooks do not come to an end. */
    void forced(int status, String detail) {
        begin();
        release();
        takeLeave(status, Reason.DEADLINE, detail);
        jvm.immediate(status);
    }

    /** Ends the worker at once and without a word: the master has said that it is to. */
    void unannounced(int status) {
        begin();
        jvm.immediate(status);
    }

    /** The master knows, or is gone and that has been logged: there is nothing left to wait for. */
    synchronized void dismiss() {
        dismissed = true;
        notifyAll();
    }

    /** Makes a departure that begins from now on wait for its dismissal however long it takes; tells whether that was in time. */
    synchronized boolean hold() {
        held = leader == null;
        return held;
    }

    private synchronized void release() {
        held = false;
        notifyAll();
    }

    private synchronized boolean begin() {
        boolean first = leader == null;
        if (first) {
            leader = Thread.currentThread();
        }
        return first;
    }

    /** Returns on the thread that leads the way out; holds up any other, which could end the JVM with another status. */
    synchronized void awaitLeader() {
        boolean interrupted = false;
        while (leader != Thread.currentThread()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeLeave(int status, Reason reason, String detail) {
        if (isDismissed()) {
            return;
        }
        // On a thread of its own: the pipe of a stopped master may be full.
        Thread farewell = new Thread(null, farewell(status, reason, detail), "supervisor-farewell", 0, false);
        farewell.setDaemon(true);
        farewell.start();
        awaitDismissal();
    }

    /** Says that the worker exits; nothing is lost if nobody hears it. */
    Runnable farewell(int status, Reason reason, String detail) {
        return new Farewell(new Report.Exiting(status, reason, detail));
    }

    private synchronized boolean isDismissed() {
        return dismissed;
    }

    private synchronized void awaitDismissal() {
        long end = System.nanoTime() + maxWaitMillis * NANOS_PER_MILLI;
        boolean interrupted = false;
        for (long left = maxWaitMillis;
                !dismissed && (held || left > 0);
                left = (end - System.nanoTime()) / NANOS_PER_MILLI) {
            try {
                wait(held ? 0 : left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Farewell implements Runnable {

        private final Report.Exiting words;

        Farewell(Report.Exiting words) {
            this.words = words;
        }

        @Override
        public void run() {
            try {
                link.send(words.toFrame());
            } catch (IOException e) {
                // The master is gone; the reader learns the same, and dismisses when it has logged that.
                return;
            }
        }
    }
}
