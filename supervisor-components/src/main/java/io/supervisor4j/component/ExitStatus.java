package io.supervisor4j.component;

import io.supervisor4j.WorkerExitException;

/** What the crash of a root means for the process it runs in: the status somebody asked for, or 1 (M-57). */
final class ExitStatus {

    private static final int FAILURE = 1;

    private ExitStatus() {}

    static int of(ComponentException end) {
        RuntimeException exception = asException(end);
        return exception instanceof WorkerExitException exit ? exit.status() : FAILURE;
    }

    /** The request to exit that it was caused by, or else itself. */
    static RuntimeException asException(ComponentException end) {
        for (Throwable reason = end; reason != null; reason = reason.getCause()) {
            if (reason instanceof WorkerExitException exit) {
                return exit;
            }
        }
        return end;
    }
}
