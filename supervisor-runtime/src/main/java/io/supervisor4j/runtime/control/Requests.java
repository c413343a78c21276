package io.supervisor4j.runtime.control;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.event.WorkerRef;
import io.supervisor4j.runtime.master.Master;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Does what requests ask for: each name of {@code PROTOCOL.md} has its method here. Nothing in it waits for a worker. */
final class Requests {

    private static final int MAX_EVENTS = EventLog.CAPACITY;
    private static final int EXPLANATIONS = 20;

    private final ServiceManager manager;
    private final Master master;
    private final EventLog events;
    private final WorkerQuestions questions;
    private final Logs logs;

    Requests(ServiceManager manager, Master master, EventLog events) {
        this.manager = manager;
        this.master = master;
        this.events = events;
        this.questions = new WorkerQuestions(master);
        this.logs = new Logs(master.outputs());
    }

    /** The stage, too, fails with a {@link Refusal}. */
    CompletionStage<Map<String, Object>> handle(Request request, Subscriber client) throws Refusal {
        try {
            return switch (request.verb()) {
                case "status" -> done(StatusDocument.of(manager.status()));
                case "scale" -> done(scale(request));
                case "reload" -> done(reload());
                case "restart" -> done(restart(request));
                case "signal" -> done(signal(request));
                case "stop" -> done(stop(request));
                case "events" -> done(events(request, client));
                case "logs" -> done(logs.handle(request, targets(), client));
                case "why" -> done(why(request));
                case "threads", "heap" -> questions.text(request, targets());
                case "loglevel" -> questions.logLevels(request, targets());
                default ->
                    throw new Refusal(
                            Refusal.UNKNOWN_REQUEST,
                            "this manager does not know '" + request.verb() + "'",
                            "is it older than this client?");
            };
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.REFUSED, String.valueOf(e.getMessage()), "");
        }
    }

    private static CompletableFuture<Map<String, Object>> done(Map<String, Object> result) {
        return CompletableFuture.completedFuture(result);
    }

    private Targets targets() {
        return new Targets(manager.status());
    }

    /** What changes something is refused once the end was ordered: it would do nothing. */
    private Targets changeable() throws Refusal {
        ManagerStatus status = manager.status();
        if (status.state() == ManagerStatus.State.STOPPING) {
            throw new Refusal(Refusal.REFUSED, "the manager is stopping", "");
        }
        return new Targets(status);
    }

    private Map<String, Object> scale(Request request) throws Refusal {
        ServiceStatus service = changeable().service(request);
        int workers = request.number("workers");
        manager.reconfigure(service.id(), workers);
        return new Fields()
                .with("service", service.name())
                .with("from", service.target())
                .with("to", workers)
                .map();
    }

    private Map<String, Object> reload() throws Refusal {
        changeable();
        manager.reload();
        return Map.of();
    }

    private Map<String, Object> restart(Request request) throws Refusal {
        Targets targets = changeable();
        List<ServiceStatus> services = targets.services(request);
        boolean rolling = request.flag("rolling");
        OptionalInt worker = request.optionalNumber("worker");
        if (worker.isPresent()) {
            ServiceStatus service = targets.service(request);
            manager.restart(service.id(), targets.worker(request, service).id());
        } else {
            services.forEach(service -> manager.restart(service.id(), rolling));
        }
        return Map.of("services", services.stream().map(ServiceStatus::name).toList());
    }

    private Map<String, Object> signal(Request request) throws Refusal {
        Targets targets = targets();
        ServiceStatus service = targets.service(request);
        String signal = request.text("signal");
        List<Integer> told = new ArrayList<>();
        for (WorkerStatus worker : targets.workers(request, service)) {
            if (worker.pid().isPresent()) {
                manager.signal(service.id(), worker.id(), signal);
                told.add(worker.id());
            }
        }
        if (told.isEmpty()) {
            throw new Refusal(
                    Refusal.NO_PROCESS, "no worker that was meant has a process at present", "ask for the status");
        }
        return Map.of("workers", told);
    }

    private Map<String, Object> stop(Request request) throws Refusal {
        if (request.flag("now")) {
            master.received("SIGINT");
        } else {
            manager.shutdown();
        }
        return Map.of();
    }

    private Map<String, Object> events(Request request, Subscriber client) throws Refusal {
        int last = request.count("last", 0, MAX_EVENTS);
        EventLog.Tail tail = events.last(last);
        if (request.flag("follow")) {
            client.followEvents(tail.lastNumber());
        }
        return Map.of("events", tail.entries().stream().map(EventDocument::of).toList());
    }

    private Map<String, Object> why(Request request) throws Refusal {
        Targets targets = targets();
        ServiceStatus service = targets.service(request);
        WorkerStatus worker = targets.worker(request, service);
        WorkerRef ref = new WorkerRef(service.id(), service.name(), worker.id());
        List<EventLog.Entry> all = events.last(MAX_EVENTS).entries().stream()
                .filter(entry -> EventDocument.concerns(entry.event(), ref))
                .toList();
        return new Fields()
                .with("worker", StatusDocument.of(worker))
                .with(
                        "because",
                        all.subList(Math.max(0, all.size() - EXPLANATIONS), all.size()).stream()
                                .map(EventDocument::of)
                                .toList())
                .with(
                        "lastOutput",
                        worker.lastExit().map(last -> last.exit().lastOutput()).orElse(List.of()))
                .map();
    }
}
