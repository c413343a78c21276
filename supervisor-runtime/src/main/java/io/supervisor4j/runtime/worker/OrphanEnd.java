package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.ReportedReason;

/**
 * The end of a worker whose master is gone: as on SIGTERM, but with a limit in any case, and logged, since no master reports it (C-60,
 * C-71). Loaded only then.
 */
final class OrphanEnd {

    /** A worker that may take for ever still ends this long after its master is gone. */
    private static final long LIMIT_MILLIS = 60_000;

    private final WorkerRequests requests;
    private final StopDeadline deadline;
    private final ExitHandshake handshake;
    private final Jvm jvm;

    OrphanEnd(WorkerRequests requests, StopDeadline deadline, ExitHandshake handshake, Jvm jvm) {
        this.requests = requests;
        this.deadline = deadline;
        this.handshake = handshake;
        this.jvm = jvm;
    }

    /**
     * Requests the end, and logs it while {@code terminate()} runs; the worker does not exit before (C-71). A worker that is about to
     * exit for another reason, as on Ctrl-C, logs nothing.
     */
    void begin() {
        boolean held = handshake.hold();
        long timeout = requests.timeoutMillis();
        deadline.arm(timeout == 0 ? LIMIT_MILLIS : timeout);
        requests.terminate(new WorkerRequests.Termination(0, ReportedReason.ASKED, "the master is gone"));
        try {
            if (held) {
                log("the master is gone; terminating, which may take " + deadline.leftMillis() + " ms");
            }
        } finally {
            handshake.acknowledge();
        }
    }

    void deadlineMissed(String detail) {
        log(detail + ", exits with status 1");
    }

    private void log(String what) {
        jvm.logOrphan(Worker.title(requests.assignment()), what);
    }
}
