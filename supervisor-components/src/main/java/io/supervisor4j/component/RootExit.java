package io.supervisor4j.component;

import io.supervisor4j.WorkerExitException;

/** What the end of a root means for the process it runs in: the status that was asked for, 71 where memory ran out, or 1 (M-57). */
final class RootExit {

    /** EX_OSERR of sysexits. */
    static final int OUT_OF_MEMORY = 71;

    private static final int FAILURE = 1;

    private RootExit() {}

    static int of(Throwable end) {
        for (Throwable reason = end; reason != null; reason = reason.getCause()) {
            if (reason instanceof WorkerExitException exit) {
                return exit.status();
            }
            if (reason instanceof OutOfMemoryError) {
                return OUT_OF_MEMORY;
            }
        }
        return FAILURE;
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
