package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ServiceId;
import io.supervisor4j.event.WorkerRef;

/** Which worker, whatever its life. */
record WorkerKey(ServiceId service, int id) {

    static WorkerKey of(WorkerRef worker) {
        return new WorkerKey(worker.serviceId(), worker.workerId());
    }
}
