package io.supervisor4j.it;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.ControlEvent;
import io.supervisor4j.control.Following;
import io.supervisor4j.control.NoSuchManagerException;
import io.supervisor4j.control.RefusedException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Masters that are asked and commanded from outside, as a person on call does it. */
class ControlIT {

    @RegisterExtension
    final Masters masters = new Masters();

    private Path sockets;

    @BeforeEach
    void findSockets() throws Exception {
        sockets = masters.sockets();
    }

    private Master start(Program program) {
        return start("shop", program);
    }

    private Master start(String name, Program program) {
        return masters.with(builder -> builder.name(name)).start(program);
    }

    private ControlClient connect(Master master, String name) {
        Path socket = sockets.resolve(name + ".sock");
        master.awaitUntil("a socket " + socket, () -> Files.exists(socket) && answers(socket));
        return ControlClient.connect(socket);
    }

    private static boolean answers(Path socket) {
        try (ControlClient client = ControlClient.connect(socket)) {
            return !client.statusJson().isEmpty();
        } catch (NoSuchManagerException e) {
            return false;
        }
    }

    /** The workers of the first service run before their master has heard that they are ready. */
    private static void awaitReady(Master master, ControlClient client, int workers) {
        master.awaitUntil(
                "that the master knows of " + workers + " workers that are ready",
                () -> client.status().services().get(0).ready() == workers);
    }

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
    void aSocketLeftBehindIsTakenOverAndATakenNameIsRefused() throws Exception {
        Master killed = start(manager -> manager.add(Talker.class, 1));
        connect(killed, "shop").close();
        killed.signal("KILL");
        killed.awaitAllGone();
        assertThat(sockets.resolve("shop.sock")).exists();

        Master next = start(manager -> manager.add(Talker.class, 1));
        connect(next, "shop").close();
        Master rival = start(manager -> manager.add(Talker.class, 1));

        assertThat(rival.awaitExit()).isNotZero();
        assertThat(rival.all(".*another manager that runs has the name 'shop'.*"))
                .isNotEmpty();
        assertThat(rival.all("built")).isEmpty();
        connect(next, "shop").close();
        next.stop();
    }

    @Test
    void aDefaultNameIsMadeUnique() throws Exception {
        for (String name : List.of("MasterMain", "MasterMain-2")) {
            Master master = masters.start(manager -> manager.add(Talker.class, 1));
            try (ControlClient client = connect(master, name)) {
                assertThat(client.status().name()).isEqualTo(name);
            }
        }
    }

    @Test
    void withoutAPlaceForItsSocketAManagerRunsUnlessItWasGivenAName() throws Exception {
        Path file = Files.createFile(sockets.resolveSibling("file"));
        Master unnamed = masters.withEnvironment("XDG_RUNTIME_DIR", file.toString())
                .start(manager -> manager.add(Talker.class, 1));
        unnamed.awaitWorkers("Talker", 1);
        unnamed.awaitLine(".*WARN.*cannot be controlled from outside.*");
        unnamed.stop();

        Master named = masters.with(builder -> builder.name("shop"))
                .withEnvironment("XDG_RUNTIME_DIR", file.toString())
                .start(manager -> manager.add(Talker.class, 1));
        assertThat(named.awaitExit()).isNotZero();
        assertThat(named.all(".*the manager cannot have the name 'shop'.*control\\(false\\).*"))
                .isNotEmpty();
    }

    @Test
    void aPathThatIsTooLongIsRefusedWithItsLength() throws Exception {
        Master master = masters.with(builder -> builder.name("shop"))
                .withEnvironment(
                        "XDG_RUNTIME_DIR",
                        sockets.resolveSibling("x".repeat(100)).toString())
                .start(manager -> manager.add(Talker.class, 1));

        assertThat(master.awaitExit()).isNotZero();
        assertThat(master.all(".*longer than the 107 bytes.*")).isNotEmpty();
    }

    @Test
    void aManagerWithoutControlLeavesNoTrace() throws Exception {
        Master master = masters.with(builder -> builder.control(false)).start(manager -> manager.add(Talker.class, 1));
        master.awaitWorkers("Talker", 1);

        master.stop();
        assertThat(sockets).doesNotExist();
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

    @Test
    void anIdleClientThatHadToMakeRoomIsToldAndConnectsAgain() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        try (ControlClient shop = connect(master, "shop");
                Talk talk = new Talk(sockets.resolve("shop.sock"));
                Crowd crowd = new Crowd()) {
            shop.status();
            talk.asks("{\"v\":1,\"id\":1,\"do\":\"status\"}");
            crowd.connects(sockets.resolve("shop.sock"), 70);

            assertThat(talk.hearsToTheEnd()).contains("{\"id\":null,\"error\":{\"code\":\"evicted\"");
            assertThat(shop.scale("Talker", 2).awaitReached(Master.LIMIT).services())
                    .extracting(ServiceStatus::target)
                    .containsExactly(2);
        }
        master.stop();
    }

    @Test
    void whoFollowsEventsNeverMakesRoomAndIsToldOfALoss() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        List<String> told = new CopyOnWriteArrayList<>();
        try (ControlClient shop = connect(master, "shop");
                Following following = shop.onEvent(0, event -> told.add(event.name()));
                Crowd crowd = new Crowd()) {
            crowd.connects(sockets.resolve("shop.sock"), 70);
            shop.scale("Talker", 2);
            master.awaitUntil("the change is told", () -> told.contains("service.scaled"));

            master.signal("KILL");
            following.awaitEnd();
            assertThat(told).endsWith("disconnected");
        }
    }

    @Test
    void aMasterWithoutFileDescriptorsIsControlledAgainWhenThereAreSome() throws Exception {
        Needs.that(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit, of util-linux, is not installed");
        Master master = start(manager -> manager.add(Talker.class, 1));
        connect(master, "shop").close();
        try (Hostile hostile = new Hostile(sockets.resolve("shop.sock"))) {
            master.awaitLine("INFO .*manager ready.*");
            limitDescriptors(master, 10);
            hostile.connects(60);
            master.awaitLine("WARN .*connection to the control socket could not be accepted.*");
        }

        limitDescriptors(master, 1_000);
        connect(master, "shop").close();
        master.stop();
    }

    /** To so many more than it has open. */
    private static void limitDescriptors(Master master, int more) throws Exception {
        String[] open = new File("/proc/" + master.pid() + "/fd").list();
        Process change = new ProcessBuilder(
                        "prlimit", "--pid=" + master.pid(), "--nofile=" + (open.length + more) + ":")
                .inheritIO()
                .start();
        assertThat(change.waitFor()).isZero();
    }

    @Test
    void hostileClientsHoldUpNobody() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        try (ControlClient shop = connect(master, "shop");
                Hostile hostile = new Hostile(sockets.resolve("shop.sock"))) {
            assertThat(shop.status().name()).isEqualTo("shop");
            hostile.sendsHalfALine();
            hostile.sendsALineWithoutEnd();
            hostile.neverReads();
            hostile.connects(1_000);

            shop.scale("Talker", 2).awaitReached(Duration.ofSeconds(30));
            assertThat(shop.status().services().get(0).ready()).isEqualTo(2);
        }
        master.stop();
    }
}
