package io.supervisor4j.runtime.control;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerRef;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Does what requests ask for: each name of {@code PROTOCOL.md} has its method here. Nothing in it waits for a worker. */
final class RequestMethods implements RequestHandler {

    private static final int MAX_EVENTS = EventLog.CAPACITY;
    private static final int EXPLANATIONS = 20;

    private final ServiceManager manager;
    private final EventLog events;
    private final Changes changes;
    private final InspectionRequests questions;
    private final Logs logs;

    RequestMethods(ServiceManager manager, Master master, EventLog events) {
        this.manager = manager;
        this.events = events;
        this.changes = new Changes(manager, master);
        this.questions = new InspectionRequests(master);
        this.logs = new Logs(master.outputs());
    }

    @Override
    public CompletionStage<Map<String, Object>> handle(Request request, Subscriber client)
            throws RequestRefusedException {
        try {
            return switch (request.verb()) {
                case "status" -> done(StatusDocument.of(manager.status()));
                case "scale" -> done(changes.scale(request, client));
                case "reload" -> changes.reload(client);
                case "restart" -> done(changes.restart(request, client));
                case "signal" -> done(changes.signal(request, client));
                case "stop" -> done(changes.stop(request, client));
                case "events" -> done(events(request, client));
                case "logs" -> done(logs.handle(request, targets(), client));
                case "why" -> done(why(request));
                case "threads", "heap" -> questions.text(request, targets());
                case "loglevel" -> questions.logLevels(request, targets());
                default ->
                    throw new RequestRefusedException(
                            RequestRefusedException.UNKNOWN_REQUEST,
                            "this manager does not know '" + Request.shown(request.verb()) + "'",
                            "is it older than this client?");
            };
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new RequestRefusedException(
                    RequestRefusedException.REFUSED, Printable.line(String.valueOf(e.getMessage())), "");
        }
    }

    private static CompletableFuture<Map<String, Object>> done(Map<String, Object> result) {
        return CompletableFuture.completedFuture(result);
    }

    private Targets targets() {
        return new Targets(manager.status());
    }

    private Map<String, Object> events(Request request, Subscriber client) throws RequestRefusedException {
        int last = request.count("last", 0, MAX_EVENTS);
        boolean follow = request.flag("follow");
        if (follow) {
            client.requireRoomToFollow();
        }
        EventLog.Tail tail = events.last(last);
        if (follow) {
            client.followEvents(tail.lastNumber());
        }
        return Map.of(
                "events",
                tail.entries().stream()
                        .map(EventLog.Entry::event)
                        .map(EventDocument::of)
                        .toList());
    }

    private Map<String, Object> why(Request request) throws RequestRefusedException {
        Targets targets = targets();
        ServiceStatus service = targets.service(request);
        WorkerStatus worker = targets.worker(request, service);
        WorkerRef ref = new WorkerRef(service.id(), service.name(), worker.id());
        List<SupervisorEvent> all = events.last(MAX_EVENTS).entries().stream()
                .map(EventLog.Entry::event)
                .filter(event -> EventDocument.concerns(event, ref))
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
