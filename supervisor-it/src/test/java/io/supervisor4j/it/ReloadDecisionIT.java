package io.supervisor4j.it;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Programs that decide whether a reload takes place, and for which services. */
class ReloadDecisionIT {

    private static final String REFUSED = ".*: reload refused, nothing has changed: .*";

    /** In the master: the services by name. */
    private static final Map<String, ServiceId> SERVICES = new ConcurrentHashMap<>();

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    private Path answer;

    @BeforeEach
    void everythingReloadsAtFirst() throws IOException {
        answer = Files.writeString(folder.resolve("answer"), "all");
    }

    /** In the master: as a file says. */
    private static ReloadDecision decide(String file) {
        Talker.line("asked");
        String text;
        try {
            text = Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (text.startsWith("only ")) {
            return ReloadDecision.only(Set.of(SERVICES.get(text.substring("only ".length()))));
        } else if (text.equals("throw")) {
            throw new IllegalStateException("boom");
        }
        return text.equals("all") ? ReloadDecision.all() : ReloadDecision.none(text);
    }

    /** Two services that a reload replaces. */
    private Master start() {
        String file = answer.toString();
        Master master = masters.with(builder -> builder.name("shop").reloadDecision(() -> decide(file)))
                .start(manager -> {
                    for (String name : Set.of("a", "b")) {
                        SERVICES.put(
                                name,
                                manager.add(
                                        ServiceSpec.of(Talker.class).name(name).workers(2)));
                    }
                    manager.onReload(() -> Talker.line("hook"));
                    Commands.on("reload", manager::reload);
                });
        master.awaitLine(".*: manager ready: .*");
        return master;
    }

    private ControlClient connect(Master master) throws IOException {
        Path socket = masters.sockets().resolve("shop.sock");
        master.awaitUntil("a socket " + socket, () -> Files.exists(socket));
        return ControlClient.connect(socket);
    }

    @Test
    void aReloadThatIsRefusedTouchesNothingWhoeverAsksForItAndTheNextOneIsDecidedAnew() throws Exception {
        Master master = start();
        Map<Integer, Long> a = master.awaitWorkers("a", 2);
        Map<Integer, Long> b = master.awaitWorkers("b", 2);
        Files.writeString(answer, "2 errors:\n  one\n  two");

        master.signal("HUP");
        master.awaitLine("WARN " + REFUSED + "2 errors: one; two");
        master.tell("reload", 0);
        master.awaitLines(REFUSED, 2);
        try (ControlClient shop = connect(master)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(shop::reload)
                    .withMessage("nothing is reloaded: 2 errors:\n  one\n  two")
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("refused"));
            assertThat(shop.events(100))
                    .filteredOn(event -> event.name().equals("manager.reload-refused"))
                    .hasSize(3);

            assertThat(master.all("asked")).hasSize(3);
            assertThat(master.all(REFUSED)).hasSize(3);
            master.assertNoMore("hook|.* terminate \\d+", Duration.ofMillis(300));
            assertThat(master.workers("a")).isEqualTo(a);
            assertThat(master.workers("b")).isEqualTo(b);

            Files.writeString(answer, "all");
            shop.reload().awaitReached(Master.LIMIT);
        }
        assertThat(master.all("asked|hook")).endsWith("asked", "hook").containsOnlyOnce("hook");
        assertThat(master.awaitWorkers("a", 2).values()).doesNotContainAnyElementsOf(a.values());
        assertThat(master.awaitWorkers("b", 2).values()).doesNotContainAnyElementsOf(b.values());
        master.stop();
    }

    @Test
    void onlyTheServicesThatWereChosenReload() throws Exception {
        Master master = start();
        Map<Integer, Long> a = master.awaitWorkers("a", 2);
        Map<Integer, Long> b = master.awaitWorkers("b", 2);
        Files.writeString(answer, "only b");

        try (ControlClient shop = connect(master)) {
            shop.reload().awaitReached(Master.LIMIT);
        }

        assertThat(master.awaitWorkers("b", 2).values()).doesNotContainAnyElementsOf(b.values());
        assertThat(master.workers("a")).isEqualTo(a);
        assertThat(master.all("a\\.\\d terminate \\d+")).isEmpty();
        assertThat(master.all("hook")).hasSize(1);
        master.stop();
    }

    @Test
    void aDecisionThatThrowsIsLoggedOnceAndChangesNothing() throws Exception {
        Master master = start();
        Map<Integer, Long> a = master.awaitWorkers("a", 2);
        Files.writeString(answer, "throw");

        master.signal("HUP");

        master.awaitLine("ERROR " + REFUSED + "the reload decision could not be made: .*IllegalStateException: boom");
        master.awaitLine("\\s+at .*ReloadDecisionIT.decide.*");
        master.assertNoMore("hook|.* terminate \\d+", Duration.ofMillis(300));
        assertThat(master.workers("a")).isEqualTo(a);
        assertThat(master.all(".*boom")).hasSizeLessThanOrEqualTo(2);

        Files.writeString(answer, "all");
        master.signal("HUP");
        master.awaitLine(".*: reload finished");
        master.stop();
    }

    @Test
    void aShutdownDuringADecisionAnswersAClientThatWaitsForIt() throws Exception {
        String go = folder.resolve("go").toString();
        Master master = masters.with(builder -> builder.name("shop").reloadDecision(() -> {
                    Talker.line("asked");
                    Talker.awaitFile(go);
                    return ReloadDecision.all();
                }))
                .start(manager -> manager.add(Talker.class, 1));
        master.awaitLine(".*: manager ready: .*");
        try (ControlClient shop = connect(master)) {
            Thread stopper = new Thread(() -> {
                master.awaitLine("asked");
                master.signal("TERM");
            });
            stopper.start();

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(shop::reload)
                    .withMessageContaining("the manager is stopping");
            stopper.join();
        }
        Files.createFile(Path.of(go));
        assertThat(master.awaitExit()).isZero();
    }

    @Test
    void aReloadThatIsRefusedDiscardsNoStandbyAndTheNextOneDoes() throws IOException {
        String jars = Jars.of(folder);
        String file = answer.toString();
        Master master = masters.withOnlyClassPath(jars)
                .withJvmOptions("-Dsupervisor4j.archive=off")
                .with(builder -> builder.reloadDecision(() -> decide(file)))
                .start(manager ->
                        manager.add(ServiceSpec.of(StandbyIT.Reloads.class).standby(1)));
        String warm = ".*standby of .* \\[(\\d+)\\] is warm.*";
        long standby = Long.parseLong(master.awaitLine(warm));
        Files.writeString(answer, "no");
        Jars.change(folder.resolve("classes-1.jar"));

        master.signal("HUP");
        master.awaitLine(REFUSED + "no");
        master.assertNoMore(warm, Duration.ofMillis(500));
        assertThat(Processes.runs(standby)).isTrue();

        Files.writeString(answer, "all");
        master.signal("HUP");
        assertThat(master.awaitLines(warm, 2).get(1)).isNotEqualTo(String.valueOf(standby));
        master.stop();
    }
}
