package io.supervisor4j.cli.it;

import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerReadyHook;

/** A hook, in the manager and in workers, that prints what it sees. */
public final class Witness implements NewWorkerHook, WorkerReadyHook {

    /** Called by the manager and by workers. */
    public Witness() {}

    @Override
    public void onNewWorker(ServiceId serviceId, int workerId, Service service) {
        System.out.println("new worker " + workerId);
    }

    @Override
    public void onWorkerReady(ServiceId serviceId, int workerId) {
        System.out.println("ready worker " + workerId);
    }
}
