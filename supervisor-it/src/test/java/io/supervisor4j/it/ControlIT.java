package io.supervisor4j.it;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.ControlEvent;
import io.supervisor4j.control.Following;
import io.supervisor4j.control.RefusedException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Masters that are asked and commanded from outside, as a person on call does it. */
class ControlIT extends ControlledMasters {

    @Test
    void theStatusTellsOfManagerServicesAndWorkers() throws Exception {
        Master master = start(manager -> {
            manager.add(Talker.class, 2);
            manager.add(ServiceSpec.of(Talker.Stillborn.class).name("stuck"));
        });
        Map<Integer, Long> pids = master.awaitWorkers("Talker", 2);
        try (ControlClient shop = connect(master, "shop")) {
            awaitReady(master, shop, 2);
            ManagerStatus status = shop.status();

            assertThat(status.name()).isEqualTo("shop");
            assertThat(status.pid()).isEqualTo(master.pid());
            assertThat(status.state()).isEqualTo(ManagerStatus.State.STARTING);
            assertThat(status.services()).extracting(service -> service.name()).containsExactly("Talker", "stuck");
            WorkerStatus worker = status.services().get(0).workers().get(1);
            assertThat(worker.state()).isEqualTo(WorkerStatus.State.READY);
            assertThat(worker.pid()).hasValue(pids.get(1));
            assertThat(worker.rssBytes().orElseThrow()).isGreaterThan(1_000_000);
            assertThat(worker.cpuTime()).isPresent();
            assertThat(status.services().get(1).ready()).isZero();
            assertThat(shop.statusJson()).startsWith("{\"name\":\"shop\",\"pid\":" + master.pid());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sockets.resolve("shop.sock"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sockets)))
                .isEqualTo("rwx------");
        Processes.signal("KILL", master.workers("Talker").get(0));
        master.signal("INT");
        master.awaitExit();
        assertThat(sockets.resolve("shop.sock")).doesNotExist();
    }

    @Test
    void scalingIsReachedWhenTheWorkersAreReady() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        try (ControlClient shop = connect(master, "shop")) {
            ManagerStatus reached = shop.scale("Talker", 3).awaitReached(Master.LIMIT);

            assertThat(reached.services().get(0).ready()).isEqualTo(3);
            master.awaitWorkers("Talker", 3);
            shop.scale("Talker", 0).awaitReached(Master.LIMIT);
            assertThat(master.workers("Talker")).isEmpty();
        }
        master.stop();
    }

    @Test
    void aRollingRestartReplacesEveryWorkerAndNeverTwoAtOnce() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 3));
        Map<Integer, Long> before = master.awaitWorkers("Talker", 3);
        try (ControlClient shop = connect(master, "shop")) {
            awaitReady(master, shop, 3);
            shop.restart("Talker", true).awaitReached(Master.LIMIT);

            Map<Integer, Long> after = master.awaitWorkers("Talker", 3);
            assertThat(after.values()).doesNotContainAnyElementsOf(before.values());
            List<String> course = shop.events(1_000).stream()
                    .map(ControlEvent::name)
                    .filter(List.of("worker.stopping", "worker.ready")::contains)
                    .skip(3)
                    .toList();
            assertThat(course)
                    .containsExactly(
                            "worker.stopping",
                            "worker.ready",
                            "worker.stopping",
                            "worker.ready",
                            "worker.stopping",
                            "worker.ready");
        }
        master.stop();
    }

    @Test
    void oneWorkerIsReplacedOrSignalledAlone_C61() throws Exception {
        Master master = start(manager -> manager.add(Talker.Reloadable.class, 2));
        Map<Integer, Long> before = master.awaitWorkers("Reloadable", 2);
        try (ControlClient shop = connect(master, "shop")) {
            shop.restart("Reloadable", 1).awaitReached(Master.LIMIT);
            Map<Integer, Long> after = master.awaitWorkers("Reloadable", 2);
            assertThat(after.get(0)).isEqualTo(before.get(0));
            assertThat(after.get(1)).isNotEqualTo(before.get(1));

            assertThat(shop.signal("Reloadable", OptionalInt.of(0), "SIGHUP")).containsExactly(0);
            master.awaitLine("Reloadable\\.0 reload \\d+");
            shop.reload().awaitReached(Master.LIMIT);
            master.awaitLine("Reloadable\\.1 reload \\d+");
        }
        master.stop();
    }

    @Test
    void eventsAreToldAsTheyComeAndAgainOnRequest() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        try (ControlClient shop = connect(master, "shop")) {
            List<String> told = new CopyOnWriteArrayList<>();
            Following following = shop.onEvent(1_000, event -> told.add(event.name()));
            Processes.signal("KILL", master.awaitWorkers("Talker", 1).get(0));
            master.awaitUntil("the death is told", () -> told.contains("worker.exited"));
            shop.stop(false).awaitReached(Master.LIMIT);
            following.awaitEnd();
            assertThat(told).startsWith("service.added", "manager.started").endsWith("manager.stopped");
        }
        assertThat(master.awaitExit()).isZero();
    }

    @Test
    void whyTellsTheCausesAndTheLastWords() throws Exception {
        Master master =
                start(manager -> manager.add(ServiceSpec.of(Talker.class).restart(RestartPolicy.never())));
        Processes.signal("KILL", master.awaitWorkers("Talker", 1).get(0));
        try (ControlClient shop = connect(master, "shop")) {
            master.awaitUntil("the end", () -> shop.why("Talker", 0).worker().state() == WorkerStatus.State.ENDED);

            assertThat(shop.why("Talker", 0).because())
                    .extracting(ControlEvent::name)
                    .contains("worker.ready", "worker.exited");
            assertThat(shop.why("Talker", 0)
                            .worker()
                            .lastExit()
                            .orElseThrow()
                            .exit()
                            .describe())
                    .isEqualTo("killed by SIGKILL");
        }
        master.stop();
    }

    @Test
    void aWorkerTellsOfItsThreadsHeapAndLoggersAlsoWhileItsServiceIsStuck_O88() throws Exception {
        Master master = start(manager -> manager.add(Talker.Stillborn.class, 1));
        master.awaitLine("Stillborn\\.0 construct \\d+");
        try (ControlClient shop = connect(master, "shop")) {
            master.awaitUntil("that it is where it blocks", () -> shop.threads("Stillborn", 0)
                    .contains("io.supervisor4j.it.Talker.block"));
            assertThat(shop.heap("Stillborn", 0)).contains("java.lang.String");
            assertThat(shop.logLevel("Stillborn", OptionalInt.empty(), "ROOT", Optional.of("WARN")))
                    .allSatisfy(level -> assertThat(level.level()).hasValue("WARN"));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> shop.threads("Stillborn", 3))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("no-such-worker"));
        }
        master.signal("INT");
        master.awaitExit();
    }

    @Test
    void tenMillionWorkersAreRefusedWithTheLimitAndCostTheManagerNothing() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        master.awaitWorkers("Talker", 1);
        try (ControlClient shop = connect(master, "shop")) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> shop.scale("Talker", 10_000_000))
                    .withMessageContaining("10000000")
                    .withMessageContaining("4096");

            assertThat(shop.status().services().get(0).target()).isEqualTo(1);
        }
        master.stop();
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatIs() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        try (ControlClient shop = connect(master, "shop")) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> shop.scale("Taker", 1))
                    .withMessageContaining("there are: Talker")
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("no-such-service"));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> shop.signal("Talker", OptionalInt.empty(), "SEGV"))
                    .withMessageContaining("SEGV");
        }
        master.stop();
    }

    @Test
    void theLogAndWhySayWhoHasAskedForAChange() throws Exception {
        String by = " was asked for by user " + System.getProperty("user.name") + " over the control socket";
        Master master = start(manager -> manager.add(Talker.class, 1));
        master.awaitWorkers("Talker", 1);
        try (ControlClient shop = connect(master, "shop")) {
            shop.scale("Talker", 2);
            // While it has a process: what follows replaces it.
            shop.signal("Talker", OptionalInt.of(0), "CONT");
            shop.restart("Talker", 0);
            shop.reload();
            master.awaitLine(".* reload" + by);
            assertThat(master.all(".*service Talker: scaling to 2" + by)).hasSize(1);
            assertThat(master.all(".*service Talker: signal CONT to worker 0" + by))
                    .hasSize(1);
            assertThat(master.all(".*service Talker: restart of worker 0" + by)).hasSize(1);
            assertThat(shop.why("Talker", 0).because())
                    .extracting(ControlEvent::text)
                    .contains("service Talker: restart of worker 0" + by);
            shop.stop(false);
            master.awaitLine(".* stop" + by + ", stopping within .*");
        }
        assertThat(master.awaitExit()).isZero();
    }

    @Test
    void anEndAtOnceIsLoggedWithWhoHasAskedForIt() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        master.awaitWorkers("Talker", 1);
        try (ControlClient shop = connect(master, "shop")) {
            shop.stop(true);
        }
        master.awaitLine(".* end at once was asked for by user .* over the control socket, stopping within .*");
        assertThat(master.all(".*caught SIGINT.*")).isEmpty();
        assertThat(master.awaitExit()).isEqualTo(1);
    }
}
