package io.supervisor4j.runtime.master;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.system.thread.FatalErrors;

/** What is published of a step that an unexpected throwable has ended, where the rest goes on. */
public final class StepFailure {

    private StepFailure() {}

    /**
     * Returns a defect as what it is; the lack of a thread is the system's state, and no defect.
     *
     * @param part the part of the manager that met it, such as {@code "the control socket"}
     * @param step what that part was doing
     * @param failure what was caught
     * @return an event to publish
     * @throws VirtualMachineError if this JVM must not go on after it
     */
    public static ManagerEvent event(String part, String step, Throwable failure) {
        FatalErrors.rethrow(failure);
        return FatalErrors.isLackOfThreads(failure)
                ? new ManagerEvent.Notice(
                        "the system has no thread left for " + part + ", which has left out a step: " + step)
                : new ManagerEvent.InternalError(part, step, failure);
    }
}
