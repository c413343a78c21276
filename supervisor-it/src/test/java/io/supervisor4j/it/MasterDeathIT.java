package io.supervisor4j.it;

import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerOutput;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
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
    void everyWorkerSaysThatItsMasterIsGoneAlsoWhenItEndsAtOnce_C71() {
        Master master = masters.start(manager -> manager.add(Talker.class, 3));
        Map<Integer, Long> pids = master.awaitWorkers("Talker", 3);

        master.signal("KILL");

        master.awaitAllGone();
        assertThat(master.all("Talker\\.\\d \\(pid \\d+\\): the master is gone; terminating, .*"))
                .hasSize(3)
                .allMatch(line -> pids.entrySet().stream()
                        .anyMatch(worker ->
                                line.startsWith("Talker." + worker.getKey() + " (pid " + worker.getValue() + "): ")));
    }

    @Test
    void aDeadlineMissedWithoutAMasterIsTold_C71() {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofSeconds(1)))
                .start(manager -> manager.add(Talker.Endless.class, 1));
        long pid = master.awaitWorkers("Endless", 1).get(0);

        master.signal("KILL");

        master.awaitAllGone();
        assertThat(master.all("Endless\\.0 \\(pid " + pid + "\\): (.*)"))
                .hasSize(2)
                .contains("did not end within 1000 ms, exits with status 1");
    }

    @Test
    void standbysHaveNothingToSayOfTheirMaster_C71() {
        Master master = masters.start(
                manager -> manager.add(ServiceSpec.of(Talker.class).standby(2)));
        master.awaitWorkers("Talker", 1);
        master.awaitUntil("standbys", () -> master.processes().size() >= 3);

        master.signal("KILL");

        master.awaitAllGone();
        assertThat(master.all(".*the master is gone.*")).hasSize(1);
    }

    /** Its standard error ends at the dead master. */
    @Test
    void aWorkerWhoseOutputIsCapturedSaysSoInItsLog_C71(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("worker.log");
        Path logging = Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                    <file>%s</file>
                    <encoder><pattern>%%logger %%msg%%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="FILE"/></root>
                </configuration>
                """.formatted(log));
        Master master = masters.withJvmOptions("-Dlogback.configurationFile=" + logging)
                .start(manager -> manager.add(ServiceSpec.of(Talker.class).output(WorkerOutput.tagged())));
        master.awaitLine("Talker\\.0 \\| Talker\\.0 run \\d+");

        master.signal("KILL");

        master.awaitAllGone();
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.startsWith("io.supervisor4j.worker Talker.0 (pid ")
                        && line.contains("the master is gone"));
    }

    /** A terminal that is stopped with Ctrl-S, a pipe that is full. */
    @Test
    void standardErrorThatTakesNothingHoldsNoWorkerUp_C60_C71() {
        Master master = masters.start(manager -> manager.add(Unheard.class, 1));
        master.awaitLine("Unheard\\.0 run \\d+");

        master.signal("KILL");

        master.awaitAllGone();
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

    /** Whose standard error takes nothing. */
    public static class Unheard extends Talker {

        /** Created by the worker. */
        public Unheard(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() throws Exception {
            System.setErr(new PrintStream(new OutputStream() {
                @Override
                public void write(int b) {
                    block();
                }
            }));
            super.run();
        }
    }
}
