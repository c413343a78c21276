package io.supervisor4j.runtime.control;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.runtime.output.OutputLine;
import io.supervisor4j.runtime.output.Outputs;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The request for captured output. */
final class Logs {

    private static final int MAX_LINES = 1_000;
    private static final int LINES = 10;

    private final Outputs outputs;

    Logs(Outputs outputs) {
        this.outputs = outputs;
    }

    Map<String, Object> handle(Request request, Targets targets, Subscriber client) throws RequestRefusedException {
        Predicate<OutputLine> wanted = wanted(request, captured(targets.services(request)));
        int count = request.count("last", LINES, MAX_LINES);
        boolean follow = request.flag("follow");
        if (follow) {
            client.requireRoomToFollow();
        }
        Runnable subscription = follow ? () -> client.followLogs(wanted) : () -> {};
        return Map.of(
                "lines",
                outputs.last(wanted, count, subscription).stream()
                        .map(Logs::document)
                        .toList());
    }

    private static Set<ServiceId> captured(List<ServiceStatus> services) throws RequestRefusedException {
        Set<ServiceId> captured = services.stream()
                .filter(service -> service.output() != WorkerOutput.Kind.INHERITED)
                .map(ServiceStatus::id)
                .collect(Collectors.toSet());
        if (captured.isEmpty()) {
            String names = services.stream().map(ServiceStatus::name).collect(Collectors.joining(", "));
            throw new RequestRefusedException(
                    RequestRefusedException.NOT_CAPTURED,
                    "the output of " + (names.isEmpty() ? "no service" : names)
                            + " passes through to that of the manager, which does not see it",
                    "look there, or capture it: output(WorkerOutput.tagged()) or files(..) of the ServiceSpec");
        }
        return captured;
    }

    private static Predicate<OutputLine> wanted(Request request, Set<ServiceId> services)
            throws RequestRefusedException {
        OptionalInt worker = request.optionalNumber("worker");
        return line -> services.contains(line.service()) && (worker.isEmpty() || line.worker() == worker.getAsInt());
    }

    static Map<String, Object> document(OutputLine line) {
        Fields fields = new Fields().with("at", line.at()).with("service", line.serviceName());
        if (line.worker() >= 0) {
            fields.with("worker", line.worker());
        }
        return fields.with("line", line.text()).map();
    }

    /** The same for those who follow. */
    static byte[] event(OutputLine line) {
        Fields fields = new Fields().with("event", "log");
        document(line).forEach(fields::with);
        return Json.line(fields.map());
    }
}
