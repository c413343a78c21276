package io.supervisor4j.it;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The number of workers changes at run time. */
class ScalingIT {

    @RegisterExtension
    final Masters masters = new Masters();

    /** Registers a service that can be scaled by a command. */
    private static ServiceId scalable(ServiceManager manager, int workers) {
        ServiceId id = manager.add(
                ServiceSpec.of(Talker.Reloadable.class).workers(workers).name("w"));
        Commands.on("scale", count -> manager.reconfigure(id, count));
        return id;
    }

    @Test
    void reconfigureOnReloadAddsWorkersThoughAllSurvive_B1_C9_C12() {
        Master master = masters.start(manager -> {
            ServiceId id = scalable(manager, 2);
            manager.onReload(() -> manager.reconfigure(id, 5));
        });
        Map<Integer, Long> before = master.awaitWorkers("w", 2);

        master.signal("HUP");

        assertThat(master.awaitWorkers("w", 5)).containsAllEntriesOf(before);
        master.awaitLines("w\\.[01] reload \\d+", 2);
        master.stop();
    }

    @Test
    void aScaledDownWorkerIsForgottenAndNotRespawned_B2_B11_C20_C29() {
        Master master = masters.start(manager -> {
            scalable(manager, 4);
            manager.onDeadWorker((service, worker, exit) ->
                    Talker.line("dead " + worker + " " + exit.status() + " " + exit.cause()));
        });
        Map<Integer, Long> before = master.awaitWorkers("w", 4);

        master.tell("scale", 2);

        Map<Integer, Long> after = master.awaitWorkers("w", 2);
        assertThat(before).containsAllEntriesOf(after);
        assertThat(master.awaitLines("dead .*", 2))
                .containsExactlyInAnyOrder("dead 2 0 REQUESTED", "dead 3 0 REQUESTED");
        assertThat(master.all("w\\.(\\d) terminate \\d+")).containsExactlyInAnyOrder("2", "3");
        master.assertNoMore("w\\.\\d run \\d+|dead .*", Duration.ofMillis(1200));
        master.stop();
    }

    @Test
    void oneWorkerStopsAndStartsAgainByItsIdWhileTheOthersStay() {
        Master master = masters.start(manager -> {
            ServiceId id = scalable(manager, 3);
            Commands.on("stop", worker -> manager.stop(id, worker));
            Commands.on("start", worker -> manager.start(id, worker));
        });
        Map<Integer, Long> before = master.awaitWorkers("w", 3);

        master.tell("stop", 1);
        Map<Integer, Long> without = master.awaitWorkers("w", List.of(0, 2));
        assertThat(before).containsAllEntriesOf(without);
        assertThat(master.all("w\\.(\\d) terminate \\d+")).containsExactly("1");
        master.assertNoMore("w\\.\\d run \\d+", Duration.ofMillis(1200));

        master.tell("start", 1);
        assertThat(master.awaitWorkers("w", 3)).containsAllEntriesOf(without);
        master.tell("start", 9);
        assertThat(master.awaitWorkers("w", List.of(0, 1, 2, 9))).containsAllEntriesOf(without);
        master.stop();
    }

    @Test
    void toNoneAndBackAgain_X4() {
        Master master = masters.start(manager -> scalable(manager, 2));
        master.awaitWorkers("w", 2);

        master.tell("scale", 0);
        master.awaitWorkers("w", 0);
        master.awaitUntil("no processes", () -> master.processes().isEmpty());
        master.tell("scale", 3);

        master.awaitWorkers("w", 3);
        master.stop();
    }

    @Test
    void growthFromNoneThatWasSetBeforeRun_C11() {
        Master master = masters.start(manager -> manager.reconfigure(scalable(manager, 2), 0));
        master.awaitLine(".* manager ready: 0 workers .*");

        master.tell("scale", 1);

        master.awaitWorkers("w", 1);
        master.stop();
    }

    @Test
    void aStormOfChangesEndsAtTheLastTarget_B11() {
        Master master = masters.start(manager -> {
            ServiceId id = scalable(manager, 2);
            Commands.on("storm", count -> {
                for (int i = 0; i < count; i++) {
                    manager.reconfigure(id, i * 7 % 5);
                }
                manager.reconfigure(id, 3);
            });
        });
        master.awaitLine("built");

        for (int i = 0; i < 5; i++) {
            master.tell("storm", 100);
        }
        master.awaitLines("did storm 100", 5);

        master.awaitWorkers("w", 3);
        master.assertNoMore("w\\.\\d run \\d+", Duration.ofMillis(1200));
        master.awaitWorkers("w", 3);
        assertThat(master.processes()).hasSize(3);
        master.stop();
    }

    @Test
    void hooksMayScale() {
        Master master = masters.start(manager -> {
            ServiceId id = scalable(manager, 1);
            AtomicInteger deaths = new AtomicInteger();
            manager.onWorkerReady((service, worker) -> manager.reconfigure(id, 2));
            manager.onDeadWorker((service, worker, exit) -> {
                if (deaths.incrementAndGet() == 1) {
                    ServiceId more = manager.add(ServiceSpec.of(Talker.class).name("more"));
                    manager.reconfigure(more, 2);
                }
            });
        });
        Map<Integer, Long> workers = master.awaitWorkers("w", 2);

        Processes.signal("KILL", workers.get(0));

        master.awaitWorkers("more", 2);
        master.awaitWorkers("w", 2);
        master.stop();
    }

    @Test
    void aWorkerThatIsStillStartingIsScaledAwayAtOnce() {
        Master master = masters.start(manager -> {
            ServiceId id = manager.add(Talker.Stillborn.class, 3);
            Commands.on("scale", count -> manager.reconfigure(id, count));
        });
        master.awaitLines("Stillborn\\.\\d construct \\d+", 3);

        master.tell("scale", 1);

        master.awaitUntil("one left", () -> master.processes().size() == 1);
        master.stop();
    }

    @Test
    void aStubbornWorkerThatIsScaledAwayMeetsItsDeadlineWhileItsSuccessorWaits() {
        Master master = masters.start(manager -> {
            ServiceId id = manager.add(
                    ServiceSpec.of(Talker.Endless.class).workers(2).gracefulShutdownTimeout(Duration.ofSeconds(1)));
            Commands.on("scale", count -> manager.reconfigure(id, count));
            manager.onDeadWorker((service, worker, exit) ->
                    Talker.line("dead " + worker + " " + exit.status() + " " + exit.cause()));
        });
        master.awaitWorkers("Endless", 2);

        master.tell("scale", 1);
        master.tell("scale", 2);

        master.awaitLine("dead 1 1 DEADLINE");
        master.awaitLines("Endless\\.1 run \\d+", 2);
        master.awaitWorkers("Endless", 2);
        master.stop();
    }
}
