package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;

/** A moment at which hooks of the master run. */
public sealed interface Firing {

    /** The manager was told to stop; its workers are told when these hooks have ended (C-16). */
    record Terminate() implements Firing {}

    /**
     * The manager reloads; its workers are told when these hooks have ended (C-17).
     *
     * @param decision which workers that are
     */
    record Reload(ReloadDecision decision) implements Firing {}

    /**
     * A worker has ended (C-19).
     *
     * @param service the service
     * @param worker the worker's number
     * @param exit how it ended
     */
    record DeadWorker(ServiceId service, int worker, WorkerExit exit) implements Firing {}

    /**
     * A worker has become ready.
     *
     * @param service the service
     * @param worker the worker's number
     */
    record WorkerReady(ServiceId service, int worker) implements Firing {}
}
