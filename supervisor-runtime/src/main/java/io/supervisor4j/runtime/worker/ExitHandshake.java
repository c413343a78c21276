package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The only way out of a worker. The first to leave decides the status; it says so to the master and waits for the answer, so that
 * the reader is out of its system call: the JVM would wait 300 ms for a thread in one.
 */
final class ExitHandshake {

    /** How long to wait for the master's answer: it may be busy, stopped or gone. */
    static final long MAX_WAIT_MILLIS = 1000;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int UNKNOWN_STATUS = -1;

    private final Link link;
    private final Jvm jvm;
    private final long maxWaitMillis;
    private @Nullable Thread exitingThread;
    private boolean acknowledged;
    private boolean held;

    ExitHandshake(Link link, Jvm jvm) {
        this(link, jvm, MAX_WAIT_MILLIS);
    }

    ExitHandshake(Link link, Jvm jvm, long maxWaitMillis) {
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
                            announceExit(UNKNOWN_STATUS, ReportedReason.OWN, "System.exit or the end of the JVM");
                        }
                    }
                },
                "supervisor-exit",
                0,
                false);
    }

    /** Ends the worker with its shutdown hooks, unless it is leaving already. */
    void orderly(int status, ReportedReason reason, String detail) {
        if (begin()) {
            announceExit(status, reason, detail);
            jvm.orderly(status);
        }
    }

    /** Ends the worker at once, unless it is leaving already. */
    void immediate(int status, ReportedReason reason, String detail) {
        if (begin()) {
            announceExit(status, reason, detail);
            jvm.immediate(status);
        }
    }

    /** Ends the worker at once, also where it is leaving already but its shutdown hooks do not come to an end. */
    void forced(int status, String detail) {
        begin();
        release();
        announceExit(status, ReportedReason.DEADLINE, detail);
        jvm.immediate(status);
    }

    /** Ends the worker at once and without a word: the master has said that it is to. */
    void unannounced(int status) {
        begin();
        jvm.immediate(status);
    }

    /** The master knows, or is gone and that has been logged: there is nothing left to wait for. */
    synchronized void acknowledge() {
        acknowledged = true;
        notifyAll();
    }

    /** Makes a handshake that begins from now on wait for its dismissal however long it takes; tells whether that was in time. */
    synchronized boolean hold() {
        held = exitingThread == null;
        return held;
    }

    private synchronized void release() {
        held = false;
        notifyAll();
    }

    private synchronized boolean begin() {
        boolean first = exitingThread == null;
        if (first) {
            exitingThread = Thread.currentThread();
        }
        return first;
    }

    /** Returns on the thread that leads the way out; holds up any other, which could end the JVM with another status. */
    synchronized void awaitExitingThread() {
        boolean interrupted = false;
        while (exitingThread != Thread.currentThread()) {
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

    private void announceExit(int status, ReportedReason reason, String detail) {
        if (isAcknowledged()) {
            return;
        }
        // On a thread of its own: the pipe of a stopped master may be full.
        Runnable notice = new ExitNotice(new Report.Exiting(status, reason, detail));
        Thread notifier = new Thread(null, notice, "supervisor-exit-notice", 0, false);
        notifier.setDaemon(true);
        notifier.start();
        awaitAcknowledgement();
    }

    private synchronized boolean isAcknowledged() {
        return acknowledged;
    }

    private synchronized void awaitAcknowledgement() {
        long end = System.nanoTime() + maxWaitMillis * NANOS_PER_MILLI;
        boolean interrupted = false;
        for (long left = maxWaitMillis;
                !acknowledged && (held || left > 0);
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

    /** Reports that the worker exits. */
    private final class ExitNotice implements Runnable {

        private final Report.Exiting words;

        ExitNotice(Report.Exiting words) {
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
