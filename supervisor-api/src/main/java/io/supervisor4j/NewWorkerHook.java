package io.supervisor4j;

/**
 * Called in every new worker, before it counts as ready (C-18, X-2). It is registered as a class, because it runs in another
 * JVM: public, with a public constructor without parameters, visible to the class path of the workers.
 */
@FunctionalInterface
public interface NewWorkerHook {

    /**
     * A worker has constructed its service; {@link Service#run()} has not been called yet. Runs in the worker, on its main
     * thread. When it throws, that is logged, the hooks registered after it are left out, and the worker goes on (C-14).
     *
     * @param serviceId the service
     * @param workerId this worker's number
     * @param service the service instance of this worker
     */
    void onNewWorker(ServiceId serviceId, int workerId, Service service);
}
