package io.supervisor4j;

/** Told in the master that a worker has become ready. */
@FunctionalInterface
public interface WorkerReadyHook {

    /**
     * A worker has been constructed and its {@link Service#run()} is about to be called. Runs on the manager's hook thread; the
     * worker does not wait for it.
     *
     * @param serviceId the service
     * @param workerId the worker's number
     */
    void onWorkerReady(ServiceId serviceId, int workerId);
}
