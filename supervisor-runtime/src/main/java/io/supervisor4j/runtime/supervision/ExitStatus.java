package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;

/** Exit statuses with a meaning of their own. */
final class ExitStatus {

    static final int GRACEFUL = 0;
    static final int FORCED = 1;
    /** What shells return for a command that was found, but could not be executed. */
    static final int NOT_EXECUTABLE = 126;
    /** What shells return for a command that could not be found. */
    static final int CANNOT_RUN = 127;

    private ExitStatus() {}

    /** Returns the status a manager ends with on behalf of a worker; a death by signal as shells report it. */
    static int onBehalfOf(WorkerExit exit) {
        return exit.status() < 0 ? 128 - exit.status() : exit.status();
    }
}
