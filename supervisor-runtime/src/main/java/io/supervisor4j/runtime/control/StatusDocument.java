package io.supervisor4j.runtime.control;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerStatus;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A status as a JSON object: {@code PROTOCOL.md}, "Status document". {@code StatusRoundTripTest} holds it equal to what the client reads. */
final class StatusDocument {

    private StatusDocument() {}

    static Map<String, Object> of(ManagerStatus manager) {
        return new Fields()
                .with("name", manager.name())
                .with("pid", manager.pid())
                .with("version", manager.version())
                .with("started", manager.started())
                .with("state", manager.state())
                .with(
                        "services",
                        manager.services().stream().map(StatusDocument::of).toList())
                .map();
    }

    private static Map<String, Object> of(ServiceStatus service) {
        return new Fields()
                .with("id", service.id())
                .with("name", service.name())
                .with("type", service.type())
                .with("target", service.target())
                .with("ready", service.ready())
                .with("restart", service.restart())
                .with("standbys", service.standbys())
                .with("warmStandbys", service.warmStandbys())
                .with("restarting", service.restarting())
                .with("output", service.output())
                .with("droppedLines", service.droppedLines())
                .with("archive", archive(service.archive()))
                .with(
                        "workers",
                        service.workers().stream().map(StatusDocument::of).toList())
                .map();
    }

    private static Map<String, Object> archive(ArchiveState archive) {
        return new Fields()
                .with("state", archive.kind())
                .with("detail", archive.detail())
                .map();
    }

    static Map<String, Object> of(WorkerStatus worker) {
        return new Fields()
                .with("id", worker.id())
                .with("state", worker.state())
                .with("since", worker.since())
                .with("pid", boxed(worker.pid()))
                .withMillis("uptime", worker.uptime())
                .with("stable", worker.stable())
                .with("restarts", worker.restarts())
                .with("rssBytes", boxed(worker.rssBytes()))
                .withMillis("cpu", worker.cpuTime())
                .with("nextAttempt", worker.nextAttempt())
                .with("lastExit", worker.lastExit().map(StatusDocument::of))
                .map();
    }

    private static Map<String, Object> of(WorkerStatus.LastExit last) {
        Fields fields = new Fields().with("at", last.at()).with("pid", boxed(last.pid()));
        return exit(fields, last.exit(), last.detail());
    }

    static Map<String, Object> exit(Fields fields, WorkerExit exit, String detail) {
        exit.signal().ifPresent(signal -> fields.with("signal", signal));
        return fields.with("status", exit.status())
                .with("cause", exit.cause())
                .withMillis("uptime", exit.uptime())
                .with("text", exit.describe())
                .with("detail", detail)
                .with("lastOutput", exit.lastOutput())
                .map();
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
