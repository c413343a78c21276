package io.supervisor4j.it;

import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.ControlEvent;
import io.supervisor4j.control.NoSuchManagerException;
import io.supervisor4j.control.RefusedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Clients and workers that mean no good: they hold up nobody, and what they say looks like nothing else. */
class ControlTrustIT {

    private static final String FORGED = "x\n12:00:00.000 ERROR forged\r\u001b[2J\u202e";
    private static final String CONTROL = "[\\p{Cc}\\u202e\\u2028]";

    @RegisterExtension
    final Masters masters = new Masters();

    private Path socket;

    @BeforeEach
    void findSocket() throws Exception {
        socket = masters.sockets().resolve("shop.sock");
    }

    private Master start(Program program) {
        Master master = masters.with(builder -> builder.name("shop")).start(program);
        master.awaitUntil("a socket " + socket, () -> Files.exists(socket) && answers());
        return master;
    }

    private boolean answers() {
        try (ControlClient client = ControlClient.connect(socket)) {
            return !client.statusJson().isEmpty();
        } catch (NoSuchManagerException e) {
            return false;
        }
    }

    /** Its end is told with a message that looks like a line of the log. */
    public static final class Forger extends Talker {

        /** Created by the worker. */
        public Forger(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() {
            throw new IllegalStateException(FORGED);
        }
    }

    /** Prints without end. */
    public static final class Chatty extends Talker {

        private static final long PAUSE_NANOS = 50_000_000;

        /** Created by the worker. */
        public Chatty(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() {
            while (true) {
                for (int i = 0; i < 1_000; i++) {
                    System.out.println("a line of a chatty program, the one with the number " + i);
                }
                // Other programs need the processors too.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Test
    void whatAWorkerSaysCannotLookLikeAnotherLineOfTheLog() {
        Master master = start(manager -> manager.add(Forger.class, 1));
        // Escaped in the master's line; the worker's own log line is its own.
        master.awaitLine("WARN .*worker Forger\\.0 .*x\\\\n12:00:00\\.000 ERROR forged\\\\r\\\\u001b\\[2J\\\\u202e.*");

        try (ControlClient shop = ControlClient.connect(socket)) {
            assertThat(shop.events(1_000)).isNotEmpty().allSatisfy(event -> assertThat(event.text())
                    .doesNotContainPattern(CONTROL));
            assertThat(shop.why("Forger", 0).because())
                    .extracting(ControlEvent::text)
                    .anyMatch(text -> text.contains("\\n12:00:00.000 ERROR forged"));
        }
        master.stop();
    }

    @Test
    void aRequestIsCheckedBeforeItIsTold() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        try (ControlClient shop = ControlClient.connect(socket);
                Talk talk = new Talk(socket)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> shop.signal("Talker", OptionalInt.empty(), FORGED))
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContainPattern(CONTROL));
            assertThat(talk.asks("{\"v\":1,\"id\":1.5,\"do\":\"status\"}")).startsWith("{\"id\":null,\"error\":");
            assertThat(talk.asks("{\"v\":1,\"id\":{\"a\":1},\"do\":\"status\"}"))
                    .contains("'id' is an object", "a string", "whole number");
            assertThat(talk.asks("{\"v\":1,\"id\":2,\"do\":\"restart\",\"service\":null}"))
                    .startsWith("{\"id\":2,\"error\":{\"code\":\"bad-request\"");
            assertThat(talk.asks("{\"a\":1}")).contains("unsupported-version");

            assertThat(shop.events(1_000))
                    .extracting(ControlEvent::name)
                    .doesNotContain("service.commanded", "manager.commanded", "worker.stopping");
        }
        master.stop();
    }

    @Test
    void signalsToManyWorkersAllArrive_C61() {
        Master master = start(manager -> manager.add(Talker.Reloadable.class, 6));
        try (ControlClient shop = ControlClient.connect(socket)) {
            master.awaitWorkers("Reloadable", 6);
            master.awaitUntil("ready", () -> shop.status().services().get(0).ready() == 6);
            assertThat(shop.signal("Reloadable", OptionalInt.empty(), "HUP")).hasSize(6);

            master.awaitLines("Reloadable\\.\\d reload \\d+", 6);
        }
        master.stop();
    }

    @Test
    void followersThatCloseAreNoticedWhileNothingHappens() throws Exception {
        Master master = start(manager -> manager.add(Talker.class, 1));
        master.awaitLine("INFO .*manager ready.*");
        long before = sockets(master);
        for (int i = 0; i < 100; i++) {
            try (Talk talk = new Talk(socket)) {
                assertThat(talk.asks("{\"v\":1,\"do\":\"events\",\"follow\":true}"))
                        .contains("result");
            }
        }

        master.awaitUntil("all connections closed", () -> sockets(master) <= before + OF_THE_WATCH);
        master.stop();
    }

    /** The JDK's watch on the folder of the control socket, which begins a second after the start, has two. */
    private static final int OF_THE_WATCH = 2;

    /** How many sockets a process has open: the one it listens on, some of the JDK, and one for each client. */
    private static long sockets(Master master) {
        File[] open = new File("/proc/" + master.pid() + "/fd").listFiles();
        return open == null
                ? -1
                : Stream.of(open).filter(ControlTrustIT::isSocket).count();
    }

    private static boolean isSocket(File descriptor) {
        try {
            return Files.readSymbolicLink(descriptor.toPath()).toString().startsWith("socket:");
        } catch (IOException e) {
            // Closed meanwhile.
            return false;
        }
    }

    @Test
    void sixtyFourHostileClientsKeepNobodyFromAnAnswer() throws Exception {
        Master master = start(manager -> {
            manager.add(Talker.class, 1);
            manager.add(ServiceSpec.of(Chatty.class).output(WorkerOutput.tagged()));
        });
        long before = sockets(master);
        List<Hostile> all = new ArrayList<>();
        try (ControlClient client = ControlClient.connect(socket)) {
            client.status();
            for (int i = 0; i < 8; i++) {
                Hostile hostile = new Hostile(socket);
                all.add(hostile);
                hostile.followsAndNeverReads();
                hostile.followsAndNeverReads();
                hostile.sendsHalfALine();
                hostile.sendsALineWithoutEnd();
                hostile.neverReads();
                hostile.sendsGarbage();
                hostile.asksWorkersWithoutEnd("Talker");
                hostile.connects(20);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(answers()).isTrue();
                assertThat(client.status().name()).isEqualTo("shop");
            }
            client.scale("Talker", 2).awaitReached(Master.LIMIT);
        } finally {
            for (Hostile hostile : all) {
                hostile.close();
            }
        }
        master.awaitUntil("all connections closed", () -> sockets(master) <= before + OF_THE_WATCH);
        assertThat(master.all(".*internal error.*")).isEmpty();
        master.stop();
    }
}
