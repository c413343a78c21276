package io.supervisor4j.event;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class EventTest {

    private static final ServiceId SERVICE = new ServiceId(UUID.randomUUID());
    private static final WorkerRef WORKER = new WorkerRef(SERVICE, "mailer", 3);
    private static final long PID = 4711;

    /** A value for each type that the components of events have. */
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            entry(WorkerRef.class, WORKER),
            entry(ServiceId.class, SERVICE),
            entry(String.class, "mailer"),
            entry(long.class, PID),
            entry(int.class, 5),
            entry(boolean.class, true),
            entry(Duration.class, Duration.ofMillis(1234)),
            entry(Optional.class, Optional.of(Duration.ofSeconds(60))),
            entry(WorkerExit.class, new WorkerExit(-9, WorkerExit.Cause.SIGNALLED, Duration.ofMillis(1234))),
            entry(ArchiveState.class, new ArchiveState(ArchiveState.Kind.CLASS_PATH, "classes is a folder")),
            entry(Throwable.class, new IllegalStateException("boom")),
            entry(Instant.class, Instant.parse("2026-03-01T12:00:00Z")));

    private static Stream<SupervisorEvent> samples(Class<?> kind) {
        return Arrays.stream(kind.getPermittedSubclasses()).map(type -> (SupervisorEvent) sample(type));
    }

    private static Object sample(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(Arrays.stream(types).map(SAMPLES::get).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + type, e);
        }
    }

    private static Stream<SupervisorEvent> workerEvents() {
        return samples(WorkerEvent.class);
    }

    private static Stream<SupervisorEvent> serviceEvents() {
        return samples(ServiceEvent.class);
    }

    private static Stream<SupervisorEvent> allEvents() {
        return Stream.of(ManagerEvent.class, ServiceEvent.class, WorkerEvent.class, StandbyEvent.class)
                .flatMap(EventTest::samples);
    }

    @ParameterizedTest
    @MethodSource("allEvents")
    void everyEventIsOneLine_C71(SupervisorEvent event) {
        assertThat(event.describe())
                .isNotBlank()
                .doesNotContain("\n", "Optional", event.getClass().getSimpleName() + "[");
    }

    @ParameterizedTest
    @MethodSource("allEvents")
    void everyEventHasItsTimeAndKeepsAllElseWhenItGetsAnother(SupervisorEvent event) {
        Instant before = event.at();
        Instant time = before.plusSeconds(1);

        assertThat(before).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(event.at(time)).isNotEqualTo(event).isInstanceOf(event.getClass());
        assertThat(event.at(time).at()).isEqualTo(time);
        assertThat(event.at(time).at(before)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("allEvents")
    void everyEventCanBeMadeWithoutATimeBeforeItIsPublished(SupervisorEvent event) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(event.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .filter(type -> type != Instant.class)
                .toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(SAMPLES::get).toArray();
        SupervisorEvent unpublished =
                (SupervisorEvent) event.getClass().getConstructor(types).newInstance(values);

        assertThat(unpublished.at()).isEqualTo(Instant.EPOCH);
        assertThat(unpublished.at(event.at())).isEqualTo(event);
    }

    @Test
    void aDefectIsToldAsOne() {
        ManagerEvent.InternalError defect =
                new ManagerEvent.InternalError("the event loop", "Exited[pid=7]", new IllegalStateException("boom"));

        assertThat(defect.level()).isEqualTo(ERROR);
        assertThat(defect.describe())
                .isEqualTo("internal error of the event loop, please report it: java.lang.IllegalStateException: boom,"
                        + " at Exited[pid=7]");
    }

    @ParameterizedTest
    @MethodSource("serviceEvents")
    void everyEventOfAServiceNamesIt_C71(SupervisorEvent event) {
        assertThat(event.describe()).contains("service mailer");
    }

    @ParameterizedTest
    @MethodSource("workerEvents")
    void everyEventOfAWorkerNamesServiceWorkerAndPid_C71(SupervisorEvent event) {
        boolean hasPid = Arrays.stream(event.getClass().getRecordComponents())
                .anyMatch(component -> component.getName().equals("pid"));

        assertThat(event.describe()).contains(hasPid ? "worker mailer.3 [4711]" : "worker mailer.3");
        assertThat(((WorkerEvent) event).worker()).isEqualTo(WORKER);
    }

    @ParameterizedTest
    @EnumSource(WorkerExit.Cause.class)
    void anExitIsToldWithItsDetailWhateverItsCause(WorkerExit.Cause cause) {
        String text = exited(-9, cause, "the detail").describe();

        assertThat(text).contains("worker mailer.3").endsWith("(the detail)");
        if (cause != WorkerExit.Cause.SPAWN_FAILED) {
            assertThat(text).contains("[4711] killed by SIGKILL after 1.2 s");
        }
    }

    @Test
    void anExitWithoutDetailHasNoEmptyParentheses() {
        assertThat(exited(3, WorkerExit.Cause.EXITED, "").describe())
                .isEqualTo("worker mailer.3 [4711] exited with status 3 after 1.2 s");
    }

    private static WorkerEvent.Exited exited(int status, WorkerExit.Cause cause, String detail) {
        return new WorkerEvent.Exited(WORKER, PID, new WorkerExit(status, cause, Duration.ofMillis(1234)), detail);
    }

    @Test
    void levelsTellWhatNeedsAttentionFromWhatDoesNot_C71() {
        assertThat(exited(0, WorkerExit.Cause.EXITED, "").level()).isEqualTo(INFO);
        assertThat(exited(3, WorkerExit.Cause.REQUESTED, "").level()).isEqualTo(INFO);
        assertThat(exited(3, WorkerExit.Cause.EXITED, "").level()).isEqualTo(WARNING);
        assertThat(exited(-9, WorkerExit.Cause.SIGNALLED, "").level()).isEqualTo(WARNING);
        assertThat(new ManagerEvent.HookFailed("onReload", new Error()).level()).isEqualTo(ERROR);
        assertThat(new ManagerEvent.Heartbeat().level()).isEqualTo(DEBUG);
        assertThat(new WorkerEvent.Spawned(WORKER, PID).level()).isEqualTo(DEBUG);
        assertThat(new WorkerEvent.Killed(WORKER, PID, "late").level()).isEqualTo(WARNING);
        assertThat(new ManagerEvent.Stopped(0).level()).isEqualTo(INFO);
    }

    @Test
    void countsAndTimesReadLikeText() {
        assertThat(new ManagerEvent.Started(1, 1).describe()).isEqualTo("manager started with 1 service, 1 worker");
        assertThat(new ManagerEvent.Started(2, 0).describe()).isEqualTo("manager started with 2 services, 0 workers");
        assertThat(new ManagerEvent.Ready(1, Duration.ofMillis(999)).describe())
                .isEqualTo("manager ready: 1 worker after 999 ms");
        assertThat(new ManagerEvent.StopRequested("caught SIGTERM", Optional.of(Duration.ofSeconds(59))).describe())
                .isEqualTo("caught SIGTERM, stopping within 59 s");
        assertThat(new ManagerEvent.StopRequested("caught SIGTERM", Optional.empty()).describe())
                .isEqualTo("caught SIGTERM, stopping without a time limit");
        assertThat(new ManagerEvent.Suspended(Duration.ofSeconds(61)).describe())
                .contains(" 61 s");
        assertThat(new ManagerEvent.Suspended(Duration.ofSeconds(606)).describe())
                .contains(" 10 min 6 s");
        assertThat(new ManagerEvent.Suspended(Duration.ofHours(3)).describe()).contains(" 3 h");
        assertThat(new ManagerEvent.Suspended(Duration.ofHours(49)).describe()).contains(" 2 d 1 h");
    }

    @Test
    void aRefusedReloadIsToldInOneLineWithAllItsReasons() {
        String errors = "2 errors:\n  app.yaml:3: a is wrong\n  app.yaml:5: b is wrong\n";

        assertThat(new ManagerEvent.ReloadRefused(errors, Optional.empty()).describe())
                .isEqualTo(
                        "reload refused, nothing has changed: 2 errors: app.yaml:3: a is wrong; app.yaml:5: b is wrong");
        assertThat(new ManagerEvent.ReloadRefused("no", Optional.empty()).level())
                .isEqualTo(WARNING);
        assertThat(new ManagerEvent.ReloadRefused("no", Optional.of(new Error())).level())
                .isEqualTo(ERROR);
    }

    @Test
    void aChangedTimeoutIsToldWithBothTimes() {
        assertThat(new ManagerEvent.ShutdownTimeoutChanged(Duration.ZERO, Duration.ofSeconds(61)).describe())
                .isEqualTo("graceful shutdown timeout changed from none to 61 s");
    }

    @Test
    void standbysAreToldOfByTheirServiceAndPid() {
        WorkerExit killed = new WorkerExit(-9, WorkerExit.Cause.SIGNALLED, Duration.ofMillis(1234));
        WorkerExit failed = new WorkerExit(127, WorkerExit.Cause.SPAWN_FAILED, Duration.ZERO);

        assertThat(new StandbyEvent.Ready(SERVICE, "mailer", PID, Duration.ofMillis(52)).describe())
                .isEqualTo("standby of mailer [" + PID + "] is warm after 52 ms");
        assertThat(new StandbyEvent.TookOver(WORKER, PID).describe())
                .isEqualTo("standby of mailer [" + PID + "] takes over as worker mailer.3");
        assertThat(new StandbyEvent.Ended(SERVICE, "mailer", PID, killed, "").describe())
                .isEqualTo("standby of mailer [" + PID + "] killed by SIGKILL after 1.2 s");
        assertThat(new StandbyEvent.Ended(SERVICE, "mailer", 0, failed, "no java").describe())
                .isEqualTo("standby of mailer could not be started (no java)");
        assertThat(new ManagerEvent.ArchiveTrained(Duration.ofMillis(300), Duration.ofMillis(90), 2048).describe())
                .isEqualTo("class-data archive trained: a training run takes 90 ms instead of 300 ms (2 KiB)");
    }

    @Test
    void aWorkerIsNamedByServiceAndNumber() {
        assertThat(WORKER).hasToString("mailer.3");
        assertThatNullPointerException()
                .isThrownBy(() -> new WorkerRef(null, "mailer", 3))
                .withMessage("serviceId");
        assertThatNullPointerException()
                .isThrownBy(() -> new WorkerRef(SERVICE, null, 3))
                .withMessage("serviceName");
    }
}
