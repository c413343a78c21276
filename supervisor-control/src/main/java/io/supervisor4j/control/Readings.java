package io.supervisor4j.control;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.ManagerStatus;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.WorkerStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * Turns what a manager has sent into the types of the API and of this package. {@code StatusRoundTripTest} holds it equal to what the
 * engine writes.
 */
final class Readings {

    private Readings() {}

    static ManagerStatus manager(Document document) {
        return new ManagerStatus(
                document.text("name"),
                document.number("pid"),
                document.text("version"),
                document.time("started"),
                document.constant("state", ManagerStatus.State.class),
                document.objects("services", Readings::service));
    }

    private static ServiceStatus service(Document document) {
        return new ServiceStatus(
                new ServiceId(document.uuid("id")),
                document.text("name"),
                document.text("type"),
                document.integer("target"),
                document.constant("restart", RestartPolicy.Mode.class),
                document.integer("standbys"),
                document.integer("warmStandbys"),
                document.flag("restarting"),
                document.constant("output", WorkerOutput.Kind.class),
                document.number("droppedLines"),
                archive(document),
                document.objects("workers", Readings::worker));
    }

    /** A manager of an older version leaves it out. */
    private static ArchiveState archive(Document service) {
        return service.object("archive")
                .map(found -> new ArchiveState(
                        found.constant("state", ArchiveState.Kind.class),
                        found.optionalText("detail").orElse("")))
                .orElse(new ArchiveState(ArchiveState.Kind.AWAITED, ""));
    }

    static WorkerStatus worker(Document document) {
        return new WorkerStatus(
                document.integer("id"),
                document.constant("state", WorkerStatus.State.class),
                document.time("since"),
                document.optionalNumber("pid"),
                document.optionalMillis("uptime"),
                document.flag("stable"),
                document.integer("restarts"),
                document.object("lastExit").map(Readings::lastExit),
                document.optionalTime("nextAttempt"),
                document.optionalNumber("rssBytes"),
                document.optionalMillis("cpu"));
    }

    private static WorkerStatus.LastExit lastExit(Document document) {
        return new WorkerStatus.LastExit(
                document.time("at"), document.optionalNumber("pid"), exit(document), document.text("detail"));
    }

    private static WorkerExit exit(Document document) {
        return new WorkerExit(
                document.integer("status"),
                document.constant("cause", WorkerExit.Cause.class),
                document.optionalMillis("uptime").orElse(Duration.ZERO),
                document.texts("lastOutput"));
    }

    static ControlEvent event(Document document) {
        return new ControlEvent(
                document.text("event"),
                document.time("at"),
                document.constant("level", System.Logger.Level.class),
                document.text("text"),
                document.optionalText("service"),
                document.optionalInteger("worker"),
                document.optionalNumber("pid"),
                document.object("exit").map(Readings::exit));
    }

    static LogLine line(Document document) {
        return new LogLine(
                document.time("at"),
                document.text("service"),
                document.optionalInteger("worker"),
                document.text("line"));
    }

    /** The text is such as {@code ROOT=INFO}. */
    static LogLevel level(Document document) {
        Optional<String> level = document.optionalText("text").map(text -> text.substring(text.indexOf('=') + 1));
        return new LogLevel(document.integer("worker"), level, document.optionalText("error"));
    }
}
