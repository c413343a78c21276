package io.supervisor4j.cli.view;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.ManagerStatus;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTableTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static ManagerStatus manager(String name, ServiceStatus... services) {
        return new ManagerStatus(name, 100, "1", START, ManagerStatus.State.READY, List.of(services));
    }

    private static ServiceStatus service(String name, int target, WorkerStatus... workers) {
        return service(name, target, new ArchiveState(ArchiveState.Kind.USED, ""), workers);
    }

    private static ServiceStatus service(String name, int target, ArchiveState archive, WorkerStatus... workers) {
        return new ServiceStatus(
                new ServiceId(new UUID(0, 1)),
                name,
                "Mailer",
                target,
                RestartPolicy.Mode.ALWAYS,
                0,
                0,
                false,
                WorkerOutput.Kind.INHERITED,
                0,
                archive,
                List.of(workers));
    }

    private static WorkerStatus ready(int id, long pid) {
        return new WorkerStatus(
                id,
                WorkerStatus.State.READY,
                START,
                OptionalLong.of(pid),
                Optional.of(Duration.ofSeconds(303)),
                true,
                1,
                Optional.of(new WorkerStatus.LastExit(
                        START, OptionalLong.of(1), new WorkerExit(-9, WorkerExit.Cause.SIGNALLED, Duration.ZERO), "")),
                Optional.empty(),
                OptionalLong.of(50 << 20),
                Optional.of(Duration.ofMillis(420)));
    }

    @Test
    void aNameCannotLookLikeAnotherLine() {
        String name = "mai\nler\u001b[2J\u202e";
        ManagerStatus manager = manager(name, service(name, 2, ready(0, 123)));

        assertThat(new StatusTable(false, START, Map.of()).lines(manager))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\u202e]"));
    }

    private static WorkerStatus waiting(int id, WorkerExit.Cause cause) {
        return new WorkerStatus(
                id,
                WorkerStatus.State.BACKOFF,
                START,
                OptionalLong.empty(),
                Optional.empty(),
                false,
                12_345_678,
                Optional.of(new WorkerStatus.LastExit(
                        START, OptionalLong.empty(), new WorkerExit(1, cause, Duration.ZERO), "")),
                Optional.of(START),
                OptionalLong.empty(),
                Optional.empty());
    }

    private static List<String> lines(ManagerStatus status) {
        return new StatusTable(false, START.plusSeconds(3_660), Map.of()).lines(status);
    }

    @Test
    void aWorkerIsALine() {
        assertThat(lines(manager("shop", service("mailer", 1, ready(0, 123)))))
                .containsExactly(
                        "shop: ready, pid 100, up 1h01m",
                        "NAME   ID PID STATE UPTIME RESTARTS LAST EXIT   RSS  CPU",
                        "mailer  0 123 ready  5m03s        1 SIGKILL   50.0M 0.4s");
    }

    @Test
    void whatIsMissingIsSaidBelow() {
        assertThat(lines(manager("shop", service("mailer", 2, ready(0, 123), waiting(1, WorkerExit.Cause.EXITED)))))
                .contains("mailer: 1 of 2 workers ready")
                .anyMatch(line -> line.matches("mailer +1 +- backoff +- +12345678 status 1 +- +-"));
    }

    @Test
    void whatWasChangedByHandIsSaidWithWhatTheFileSays() {
        List<String> lines = new StatusTable(false, START, Map.of("mailer", 2, "web", 1))
                .lines(manager("shop", service("mailer", 1, ready(0, 123)), service("web", 1, ready(0, 124))));

        assertThat(lines)
                .contains("mailer: 1 wanted by hand, 2 in the file")
                .noneMatch(line -> line.startsWith("web: "));
    }

    @Test
    void whyThereIsNoArchiveIsSaidOnce() {
        ArchiveState folder = new ArchiveState(ArchiveState.Kind.CLASS_PATH, "classes is a folder");
        ArchiveState awaited = new ArchiveState(ArchiveState.Kind.AWAITED, "");
        List<String> lines = lines(
                manager("shop", service("mailer", 0, folder), service("web", 0, folder), service("cache", 0, awaited)));

        assertThat(lines)
                .filteredOn(line -> line.contains("archive"))
                .containsExactly("no class-data archive: the class path is not made of jars, classes is a folder");
    }

    @Test
    void aLongReasonForNoArchiveIsSaidInFull() {
        String path = "/srv/" + "x".repeat(90) + "/classes";
        ArchiveState folder = new ArchiveState(
                ArchiveState.Kind.CLASS_PATH, path + " is a folder, and of folders no archive can be made at all");
        List<String> lines = lines(manager("shop", service("mailer", 0, folder)));

        assertThat(lines)
                .endsWith(
                        "no class-data archive: the class path is not made of jars,",
                        "  " + path,
                        "  is a folder, and of folders no archive can be made at all");
    }

    @Test
    void noLineIsLongerThan80Columns() {
        assertThat(lines(manager(
                        "x".repeat(64),
                        service(
                                "a-service-with-a-very-long-name-indeed-and-more-of-it",
                                123_456,
                                ready(99_999, 4_194_304),
                                waiting(100_000, WorkerExit.Cause.SPAWN_FAILED)))))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .anyMatch(line -> line.contains("…"));
    }

    @Test
    void coloursDoNotChangeTheColumns() {
        List<String> coloured = new StatusTable(true, START.plusSeconds(3_660), Map.of())
                .lines(manager("shop", service("mailer", 1, ready(0, 123))));

        assertThat(coloured.get(2)).contains("\u001b[32mready\u001b[39m");
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
                .isEqualTo(lines(manager("shop", service("mailer", 1, ready(0, 123)))));
    }
}
