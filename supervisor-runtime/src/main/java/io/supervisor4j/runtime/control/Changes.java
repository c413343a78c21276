package io.supervisor4j.runtime.control;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.runtime.master.SendableSignals;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Carries out the requests that change something. Publishes first which user has asked for what, once nothing refuses the request any
 * more: a refused request is not published.
 */
final class Changes {

    private final ServiceManager manager;
    private final Master master;

    Changes(ServiceManager manager, Master master) {
        this.manager = manager;
        this.master = master;
    }

    Map<String, Object> scale(Request request, Subscriber client) throws RequestRefusedException {
        ServiceStatus service = changeable().service(request);
        int workers = request.number("workers");
        if (!master.services().scale(service.id(), workers, () -> tell(service, "scaling to " + workers, client))) {
            throw removed(service);
        }
        return new Fields()
                .with("service", service.name())
                .with("from", service.target())
                .with("to", workers)
                .map();
    }

    /** Answered when it is decided whether anything reloads. */
    CompletionStage<Map<String, Object>> reload(Subscriber client) throws RequestRefusedException {
        changeable();
        tell("reload", client);
        return master.requestReload().thenApply(Changes::decided);
    }

    private static Map<String, Object> decided(ReloadDecision decision) {
        if (decision instanceof ReloadDecision.None none) {
            throw new CompletionException(new RequestRefusedException(
                    RequestRefusedException.REFUSED, "nothing is reloaded: " + none.reason(), ""));
        }
        return Map.of();
    }

    Map<String, Object> restart(Request request, Subscriber client) throws RequestRefusedException {
        Targets targets = changeable();
        List<ServiceStatus> services = registered(targets.services(request));
        boolean rolling = request.flag("rolling");
        // Once for all of them: none is refused half-way.
        master.requireRoom();
        if (request.optionalNumber("worker").isPresent()) {
            ServiceStatus service = targets.service(request);
            WorkerStatus worker = targets.worker(request, service);
            tell(service, "restart of worker " + worker.id(), client);
            master.restart(service.id(), OptionalInt.of(worker.id()), false);
        } else {
            for (ServiceStatus service : services) {
                tell(service, rolling ? "rolling restart" : "restart", client);
                master.restart(service.id(), OptionalInt.empty(), rolling);
            }
        }
        return Map.of("services", services.stream().map(ServiceStatus::name).toList());
    }

    Map<String, Object> signal(Request request, Subscriber client) throws RequestRefusedException {
        Targets targets = new Targets(manager.status());
        ServiceStatus service = targets.service(request);
        if (!isRegistered(service)) {
            throw removed(service);
        }
        String signal = SendableSignals.require(master, service.id(), request.text("signal"));
        OptionalInt one = request.optionalNumber("worker");
        List<Integer> meant = targets.workers(request, service).stream()
                .filter(worker -> worker.pid().isPresent())
                .map(WorkerStatus::id)
                .toList();
        if (meant.isEmpty()) {
            throw new RequestRefusedException(
                    RequestRefusedException.NO_PROCESS,
                    "no worker that was meant has a process at present",
                    "ask for the status");
        }
        master.requireRoom();
        String to = one.isPresent() ? " to worker " + one.getAsInt() : "";
        tell(service, "signal " + signal + to, client);
        // One call for all of them, which is refused as a whole or not at all.
        if (one.isPresent()) {
            manager.signal(service.id(), one.getAsInt(), signal);
        } else {
            manager.signal(service.id(), signal);
        }
        return Map.of("workers", meant);
    }

    /** The event that follows says who has asked: it has a place for the reason. */
    Map<String, Object> stop(Request request, Subscriber client) throws RequestRefusedException {
        boolean now = request.flag("now");
        master.stop((now ? "end at once" : "stop") + " was asked for by " + by(client), now);
        return Map.of();
    }

    /** What changes something is refused once the end was ordered: it would do nothing. */
    private Targets changeable() throws RequestRefusedException {
        ManagerStatus status = manager.status();
        if (status.state() == ManagerStatus.State.STOPPING) {
            throw new RequestRefusedException(RequestRefusedException.REFUSED, "the manager is stopping", "");
        }
        return new Targets(status);
    }

    /** All of several, without those that are being removed; one that is meant alone is refused then. */
    private List<ServiceStatus> registered(List<ServiceStatus> meant) throws RequestRefusedException {
        List<ServiceStatus> registered =
                meant.stream().filter(this::isRegistered).toList();
        if (meant.size() == 1 && registered.isEmpty()) {
            throw removed(meant.get(0));
        }
        return registered;
    }

    private boolean isRegistered(ServiceStatus service) {
        return master.services().plan(service.id()) != null;
    }

    private static RequestRefusedException removed(ServiceStatus service) {
        return new RequestRefusedException(
                RequestRefusedException.REFUSED, "service " + service.name() + " is being removed", "");
    }

    private void tell(String command, Subscriber client) {
        master.announce(new ManagerEvent.Commanded(command, by(client)));
    }

    private void tell(ServiceStatus service, String command, Subscriber client) {
        master.announce(new ServiceEvent.Commanded(service.id(), service.name(), command, by(client)));
    }

    private static String by(Subscriber client) {
        return "user " + client.user() + " over the control socket";
    }
}
