package io.supervisor4j.runtime.program;

import java.util.Map;

/**
 * Which worker a program is, which it finds in its environment.
 *
 * @param service the name of its service
 * @param serviceId the service's id
 * @param worker the worker's number
 */
public record ProgramIdentity(String service, String serviceId, int worker) {

    void addTo(Map<String, String> environment) {
        environment.put("SUPERVISOR_SERVICE", service);
        environment.put("SUPERVISOR_SERVICE_ID", serviceId);
        environment.put("SUPERVISOR_WORKER_ID", Integer.toString(worker));
    }
}
