package io.supervisor4j.it;

import io.supervisor4j.ServiceSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The master is killed: nothing is ever orphaned. */
class MasterDeathIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @Test
    void everyWorkerTerminatesAndIsGone_C60() {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 3);
            manager.add(Talker.Reloadable.class, 1);
        });
        master.awaitWorkers("Talker", 3);
        master.awaitWorkers("Reloadable", 1);

        master.signal("KILL");

        master.awaitAllGone();
        assertThat(master.all("(\\S+) terminate \\d+"))
                .containsExactlyInAnyOrder("Talker.0", "Talker.1", "Talker.2", "Reloadable.0");
    }

    @Test
    void aMasterThatHaltsItselfIsNoDifferent_C60() {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 2);
            Commands.on("halt", status -> Runtime.getRuntime().halt(status));
        });
        master.awaitWorkers("Talker", 2);

        master.tell("halt", 9);

        master.awaitAllGone();
        assertThat(master.all("Talker\\.(\\d) terminate \\d+")).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void workersThatHangAreGoneByTheirDeadline_C60(@TempDir Path folder) {
        String never = folder.resolve("never").toString();
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofSeconds(1)))
                .start(manager -> {
                    manager.add(Talker.Endless.class, 2);
                    manager.add(ReloadIT.SlowToReload.class, 1, never);
                });
        master.awaitWorkers("Endless", 2);
        master.awaitWorkers("SlowToReload", 1);
        master.signal("HUP");
        master.awaitLine("SlowToReload\\.0 reload \\d+");
        master.awaitLines("Endless\\.\\d run \\d+", 4);
        master.awaitWorkers("Endless", 2);

        master.signal("KILL");

        master.awaitAllGone();
    }

    @Test
    void aStoppedWorkerFollowsWhenItIsContinued_C60() {
        Master master = masters.start(manager -> manager.add(Talker.class, 2));
        Map<Integer, Long> workers = master.awaitWorkers("Talker", 2);

        Processes.signal("STOP", workers.get(1));
        master.signal("KILL");
        master.awaitLine("Talker\\.0 terminate \\d+");
        Processes.signal("CONT", workers.get(1));

        master.awaitAllGone();
        assertThat(master.all("Talker\\.(\\d) terminate \\d+")).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void workersOfAStoppedMasterWaitUntilItIsKilled_C60() {
        Master master = masters.start(manager -> manager.add(Talker.class, 2));
        master.awaitWorkers("Talker", 2);

        master.signal("STOP");
        master.assertNoMore("Talker.*", Duration.ofMillis(500));
        master.signal("KILL");

        master.awaitAllGone();
        assertThat(master.all("Talker\\.(\\d) terminate \\d+")).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void aWorkerThatIsStillStartingIsGoneAtOnce_C60() {
        Master master = masters.start(manager -> manager.add(Talker.Stillborn.class, 2));
        master.awaitLines("Stillborn\\.\\d construct \\d+", 2);

        master.signal("KILL");

        master.awaitAllGone();
    }

    @Test
    void aMasterKilledInTheMiddleOfTheStartLeavesNothing_C60() {
        Master master = masters.start(manager -> manager.add(Talker.class, 8));
        master.awaitUntil("a first process", () -> !master.processes().isEmpty());

        master.signal("KILL");

        master.awaitAllGone();
    }

    @Test
    void aMasterKilledInTheMiddleOfAStopLeavesNothing_C60() {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofSeconds(2)))
                .start(manager -> {
                    manager.add(Talker.Endless.class, 1);
                    manager.add(ServiceSpec.of(Talker.Endless.class)
                            .name("slower")
                            .gracefulShutdownTimeout(Duration.ofSeconds(3)));
                });
        master.awaitWorkers("Endless", 1);
        master.awaitWorkers("slower", 1);
        master.signal("TERM");
        master.awaitLines("\\S+ terminate \\d+", 2);

        master.signal("KILL");

        master.awaitAllGone();
    }
}
