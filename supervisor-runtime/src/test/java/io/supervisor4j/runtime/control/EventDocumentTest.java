package io.supervisor4j.runtime.control;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.StandbyEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The names are a contract with programs outside. */
class EventDocumentTest {

    private static final ServiceId ID = new ServiceId(new UUID(0, 1));
    private static final WorkerRef WORKER = new WorkerRef(ID, "mailer", 3);
    private static final WorkerExit EXIT =
            new WorkerExit(-9, WorkerExit.Cause.SIGNALLED, Duration.ofSeconds(2), List.of("last"));

    private static String name(SupervisorEvent event) {
        return EventDocument.name(event);
    }

    @Test
    void eventsHaveTheNamesOfTheProtocol() {
        assertThat(List.of(
                        name(new ManagerEvent.Started(1, 1)),
                        name(new ManagerEvent.ReloadRequested()),
                        name(new ManagerEvent.DeadlinePassed(1)),
                        name(new ManagerEvent.InternalError("loop", "", new Error())),
                        name(new ServiceEvent.Scaled(ID, "mailer", 1, 2)),
                        name(new ServiceEvent.Restarted(ID, "mailer")),
                        name(new ServiceEvent.Commanded(ID, "mailer", "restart", "me")),
                        name(new ManagerEvent.Commanded("reload", "me")),
                        name(new ServiceEvent.Updated(ID, "mailer")),
                        name(new ServiceEvent.Removing(ID, "mailer", 2)),
                        name(new ServiceEvent.Removed(ID, "mailer")),
                        name(new WorkerEvent.BackingOff(WORKER, Duration.ZERO, 4)),
                        name(new WorkerEvent.Spawned(WORKER, 5)),
                        name(new StandbyEvent.TookOver(WORKER, 5))))
                .containsExactly(
                        "manager.started",
                        "manager.reload-requested",
                        "manager.deadline-passed",
                        "manager.internal-error",
                        "service.scaled",
                        "service.restarted",
                        "service.commanded",
                        "manager.commanded",
                        "service.updated",
                        "service.removing",
                        "service.removed",
                        "worker.backing-off",
                        "worker.spawned",
                        "standby.took-over");
    }

    @Test
    void aDeathIsToldWithAllThatIsKnown() {
        Instant at = Instant.parse("2026-03-01T12:00:00Z");
        String line = new String(
                Json.line(EventDocument.of(new WorkerEvent.Exited(WORKER, 123, EXIT, "out of memory", at))),
                java.nio.charset.StandardCharsets.UTF_8);

        assertThat(line)
                .startsWith("{\"event\":\"worker.exited\",\"at\":\"2026-03-01T12:00:00Z\",\"level\":\"WARNING\",")
                .contains("\"service\":\"mailer\",\"serviceId\":\"" + ID + "\",\"worker\":3,\"pid\":123")
                .contains("\"exit\":{\"signal\":9,\"status\":-9,\"cause\":\"signalled\",\"uptimeMillis\":2000,"
                        + "\"text\":\"killed by SIGKILL\",\"detail\":\"out of memory\",\"lastOutput\":[\"last\"]}");
    }

    @Test
    void whatExplainsAWorkerIsWhatConcernsItItsServiceOrAll() {
        WorkerRef other = new WorkerRef(ID, "mailer", 4);

        assertThat(EventDocument.concerns(new WorkerEvent.Spawned(WORKER, 1), WORKER))
                .isTrue();
        assertThat(EventDocument.concerns(new WorkerEvent.Spawned(other, 1), WORKER))
                .isFalse();
        assertThat(EventDocument.concerns(new ServiceEvent.Scaled(ID, "mailer", 1, 2), WORKER))
                .isTrue();
        assertThat(EventDocument.concerns(new ManagerEvent.StopRequested("SIGTERM", Optional.empty()), WORKER))
                .isTrue();
        assertThat(EventDocument.concerns(new ManagerEvent.Heartbeat(), WORKER)).isFalse();
    }

    @Test
    void theLogKeepsTheLastThousand() {
        EventLog log = new EventLog();
        for (int i = 0; i < EventLog.CAPACITY + 5; i++) {
            log.add(new ManagerEvent.Notice("n" + i));
        }

        assertThat(log.last(5_000).entries()).hasSize(EventLog.CAPACITY);
        assertThat(log.last(5_000).entries().get(0).event()).isEqualTo(new ManagerEvent.Notice("n5"));
        assertThat(log.last(2).entries()).extracting(EventLog.Entry::number).containsExactly(1004L, 1005L);
        assertThat(log.last(0).entries()).isEmpty();
        assertThat(log.last(0).lastNumber()).isEqualTo(1_005);
    }

    @Test
    void ofLongLastWordsTheLogKeepsLess() {
        EventLog log = new EventLog();
        WorkerExit exit = new WorkerExit(
                1, WorkerExit.Cause.EXITED, Duration.ofSeconds(1), Collections.nCopies(20, "x".repeat(8_192)));
        for (int i = 0; i < 100; i++) {
            log.add(new WorkerEvent.Exited(WORKER, i, exit, ""));
        }

        assertThat(log.last(100).entries())
                .hasSizeBetween(1, (int) (EventLog.MAX_CHARACTERS / (20 * 8_192)))
                .extracting(EventLog.Entry::number)
                .endsWith(100L);
    }
}
