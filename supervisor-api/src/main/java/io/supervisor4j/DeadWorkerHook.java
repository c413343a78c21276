package io.supervisor4j;

/** Told in the master that a worker has ended (C-19, C-20, X-2). */
@FunctionalInterface
public interface DeadWorkerHook {

    /**
     * A worker has ended, for whatever reason, also because it was told to when the service shrank or was reloaded; not during
     * the manager's shutdown. Runs on the manager's hook thread; its replacement does not wait for it.
     *
     * @param serviceId the service
     * @param workerId the number the worker had
     * @param exit how it ended
     */
    void onDeadWorker(ServiceId serviceId, int workerId, WorkerExit exit);
}
