package io.supervisor4j.it;

import io.supervisor4j.ServiceStatus;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.Following;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a master listens, and how its control socket bears what clients do to it. */
class ControlSocketIT extends ControlledMasters {

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
