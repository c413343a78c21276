package io.supervisor4j.runtime.observe;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class SystemdTest {

    private static final ServiceId SERVICE = new ServiceId(new UUID(1, 2));
    private static final WorkerExit EXIT = new WorkerExit(0, WorkerExit.Cause.EXITED, Duration.ofSeconds(1));

    private final List<String> sent = new ArrayList<>();
    private final Systemd systemd = new Systemd(sent::add, () -> 5_000_000_123L);

    private static WorkerRef worker(int id) {
        return new WorkerRef(SERVICE, "mailer", id);
    }

    private static WorkerEvent ready(int id) {
        return new WorkerEvent.Ready(worker(id), 100 + id, Duration.ofMillis(50));
    }

    private static WorkerEvent exited(int id) {
        return new WorkerEvent.Exited(worker(id), 100 + id, EXIT, "");
    }

    private void happens(SupervisorEvent... events) {
        for (SupervisorEvent event : events) {
            systemd.accept(event);
        }
    }

    /** What was sent since the last call, line by line. */
    private List<String> lines() {
        List<String> lines = sent.stream().flatMap(String::lines).toList();
        sent.clear();
        return lines;
    }

    private void startWithTwoWorkers() {
        happens(
                new ServiceEvent.Added(SERVICE, "mailer", 2),
                new ManagerEvent.Started(1, 2),
                ready(0),
                ready(1),
                new ManagerEvent.Ready(2, Duration.ofSeconds(1)));
        lines();
    }

    @Test
    void readyIsSentWhenTheManagerIsReadyAndNotBefore_B17() {
        happens(
                new ServiceEvent.Added(SERVICE, "mailer", 2),
                new ManagerEvent.Started(1, 2),
                new WorkerEvent.Spawned(worker(0), 100),
                ready(0));
        assertThat(lines())
                .doesNotContain("READY=1")
                .contains("STATUS=0 of 2 workers ready", "STATUS=1 of 2 workers ready");

        happens(ready(1), new ManagerEvent.Ready(2, Duration.ofSeconds(1)));
        assertThat(lines()).containsExactly("STATUS=2 of 2 workers ready", "READY=1");
    }

    @Test
    void aReloadIsSentWithTheMonotonicTimeAndThenReady() {
        startWithTwoWorkers();
        happens(new ManagerEvent.ReloadRequested());
        assertThat(sent).containsExactly("RELOADING=1\nMONOTONIC_USEC=5000000");
        sent.clear();
        happens(new ManagerEvent.ReloadFinished());

        assertThat(lines()).containsExactly("READY=1");
    }

    @Test
    void aRefusedReloadIsReadyAgain() {
        startWithTwoWorkers();
        happens(new ManagerEvent.ReloadRequested(), refused());

        assertThat(lines()).containsExactly("RELOADING=1", "MONOTONIC_USEC=5000000", "READY=1");
    }

    @Test
    void aReloadThatIsRefusedDuringAnotherLeavesTheReadyToThat() {
        startWithTwoWorkers();
        happens(new ManagerEvent.ReloadRequested(), new ManagerEvent.ReloadRequested());
        lines();

        happens(refused());
        assertThat(lines()).isEmpty();
        happens(new ManagerEvent.ReloadFinished());
        assertThat(lines()).containsExactly("READY=1");
    }

    private static ManagerEvent refused() {
        return new ManagerEvent.ReloadRefused("the file is broken", Optional.empty());
    }

    @Test
    void aReloadDuringTheStartMakesNothingLookReady_B17() {
        happens(
                new ServiceEvent.Added(SERVICE, "mailer", 1),
                new ManagerEvent.Started(1, 1),
                new ManagerEvent.ReloadRequested(),
                new ManagerEvent.ReloadFinished());

        assertThat(lines()).doesNotContain("READY=1");
    }

    @Test
    void stoppingIsSentOnce() {
        startWithTwoWorkers();
        happens(
                new ManagerEvent.StopRequested("caught SIGTERM", Optional.empty()),
                exited(1),
                exited(0),
                new ManagerEvent.Stopped(0));

        assertThat(lines())
                .containsExactly(
                        "STOPPING=1",
                        "STATUS=stopping, 2 workers left",
                        "STATUS=stopping, 1 workers left",
                        "STATUS=stopping, 0 workers left");
    }

    @Test
    void theStatusIsSentOnlyWhenItHasChanged() {
        startWithTwoWorkers();
        happens(
                new WorkerEvent.Reloading(worker(0), 100),
                new WorkerEvent.Reloaded(worker(0), 100),
                new WorkerEvent.Spawned(worker(0), 100));
        assertThat(sent).isEmpty();

        happens(exited(0), ready(0));
        assertThat(lines()).containsExactly("STATUS=1 of 2 workers ready", "STATUS=2 of 2 workers ready");
    }

    @Test
    void theStatusFollowsTheNumberOfWorkers() {
        startWithTwoWorkers();
        happens(new ServiceEvent.Scaled(SERVICE, "mailer", 2, 3));

        assertThat(lines()).containsExactly("STATUS=2 of 3 workers ready");
    }

    @Test
    void workersOfAServiceThatIsRemovedAreNotWaitedFor() {
        startWithTwoWorkers();
        happens(new ServiceEvent.Removing(SERVICE, "mailer", 2), exited(0), exited(1));

        assertThat(lines())
                .containsExactly(
                        "STATUS=2 of 0 workers ready", "STATUS=1 of 0 workers ready", "STATUS=0 of 0 workers ready");
    }

    @Test
    void aHeartbeatFeedsTheWatchdog() {
        startWithTwoWorkers();
        happens(new ManagerEvent.Heartbeat(), new ManagerEvent.Heartbeat());

        assertThat(sent).containsExactly("WATCHDOG=1", "WATCHDOG=1");
    }

    @Test
    void noMessageIsEmpty() {
        startWithTwoWorkers();
        happens(
                new ManagerEvent.Notice("n"),
                new ManagerEvent.HookFailed("h", new Error()),
                new ManagerEvent.Suspended(Duration.ZERO),
                new ManagerEvent.DeadlinePassed(1));

        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none"})
    void withoutANotifySocketThereIsNoListener(String socket) {
        Map<String, String> environment = socket.equals("none") ? Map.of() : Map.of("NOTIFY_SOCKET", socket);

        assertThat(Systemd.in(environment)).isEmpty();
    }

    @Test
    void aSocketThatIsNotThereIsNoFailure_C67() {
        var listener = Systemd.in(Map.of("NOTIFY_SOCKET", "/no/such/socket")).orElseThrow();

        assertThatCode(() -> listener.accept(new ManagerEvent.Ready(1, Duration.ZERO)))
                .doesNotThrowAnyException();
    }

    @Test
    void theWatchdogIsFedTwiceWithinItsTime() {
        String pid = String.valueOf(ProcessHandle.current().pid());

        assertThat(watchdog("3000000", null)).contains(Duration.ofMillis(1500));
        assertThat(watchdog("3000000", pid)).contains(Duration.ofMillis(1500));
        assertThat(watchdog("1", null)).contains(Duration.ofNanos(500));
    }

    @Test
    void aWatchdogOfAnotherProcessIsNotOurs() {
        assertThat(watchdog("3000000", "1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1s", "1.5", "99999999999999999999"})
    void whatIsNoTimeIsNoWatchdog(String micros) {
        assertThat(watchdog(micros, null)).isEmpty();
    }

    @Test
    void aVeryLongWatchdogTimeIsNotFedTooOften() {
        // In nanoseconds it does not fit into 64 bits.
        assertThat(watchdog("10000000000000000", null))
                .hasValueSatisfying(interval -> assertThat(interval).isGreaterThan(Duration.ofDays(365)));
    }

    @Test
    void withoutASocketThereIsNobodyToFeed() {
        assertThat(Systemd.watchdog(Map.of("WATCHDOG_USEC", "3000000"))).isEmpty();
    }

    private static Optional<Duration> watchdog(String micros, String pid) {
        Map<String, String> environment = new HashMap<>(Map.of("NOTIFY_SOCKET", "@x", "WATCHDOG_USEC", micros));
        if (pid != null) {
            environment.put("WATCHDOG_PID", pid);
        }
        return Systemd.watchdog(environment);
    }
}
