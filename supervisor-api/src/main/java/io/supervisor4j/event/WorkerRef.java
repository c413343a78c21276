package io.supervisor4j.event;

import io.supervisor4j.ServiceId;
import java.util.Objects;

/**
 * Names a worker for people and programs; a replacement has the same name as the worker it replaces.
 *
 * @param serviceId the service
 * @param serviceName the service's name
 * @param workerId the worker's number within the service
 */
public record WorkerRef(ServiceId serviceId, String serviceName, int workerId) {

    /** Checks that nothing is missing. */
    public WorkerRef {
        Objects.requireNonNull(serviceId, "serviceId");
        Objects.requireNonNull(serviceName, "serviceName");
    }

    /** Returns such as {@code mailer.3}. */
    @Override
    public String toString() {
        return serviceName + "." + workerId;
    }
}
