package io.supervisor4j.runtime.control;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerStatus;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Finds the services and workers that a request names; what is not there is refused with what is. */
final class Targets {

    private final ManagerStatus manager;

    Targets(ManagerStatus manager) {
        this.manager = manager;
    }

    /** By name or id. */
    ServiceStatus service(Request request) throws RequestRefusedException {
        String wanted = request.text("service");
        List<ServiceStatus> found = manager.services().stream()
                .filter(service ->
                        service.name().equals(wanted) || service.id().toString().equals(wanted))
                .toList();
        if (found.isEmpty()) {
            String names = manager.services().stream().map(ServiceStatus::name).collect(Collectors.joining(", "));
            throw new RequestRefusedException(
                    RequestRefusedException.NO_SUCH_SERVICE,
                    "there is no service '" + Request.shown(wanted) + "'",
                    names.isEmpty() ? "there is none at all" : "there are: " + names);
        } else if (found.size() > 1) {
            String ids = found.stream().map(service -> service.id().toString()).collect(Collectors.joining(", "));
            throw new RequestRefusedException(
                    RequestRefusedException.AMBIGUOUS_SERVICE,
                    "several services have the name '" + wanted + "'",
                    "use an id: " + ids);
        }
        return found.get(0);
    }

    List<ServiceStatus> services(Request request) throws RequestRefusedException {
        return request.optionalText("service").isPresent() ? List.of(service(request)) : manager.services();
    }

    WorkerStatus worker(Request request, ServiceStatus service) throws RequestRefusedException {
        return worker(request.number("worker"), service);
    }

    /** One, or all. */
    List<WorkerStatus> workers(Request request, ServiceStatus service) throws RequestRefusedException {
        OptionalInt worker = request.optionalNumber("worker");
        return worker.isPresent() ? List.of(worker(worker.getAsInt(), service)) : service.workers();
    }

    private static WorkerStatus worker(int id, ServiceStatus service) throws RequestRefusedException {
        String ids = service.workers().stream()
                .map(worker -> String.valueOf(worker.id()))
                .collect(Collectors.joining(", "));
        return service.worker(id)
                .orElseThrow(() -> new RequestRefusedException(
                        RequestRefusedException.NO_SUCH_WORKER,
                        "service " + service.name() + " has no worker " + id,
                        ids.isEmpty() ? "it has none: scale it" : "it has: " + ids));
    }
}
