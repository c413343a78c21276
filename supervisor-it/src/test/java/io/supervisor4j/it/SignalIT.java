package io.supervisor4j.it;

import io.supervisor4j.ServiceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** SIGTERM, SIGINT, SIGALRM and SIGHUP: to the master, to one worker, to all at once, in storms, at bad moments. */
class SignalIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @ParameterizedTest
    @CsvSource({"TERM, 0", "INT, 1", "ALRM, 1"})
    void afterAnEndingSignalBeforeRunNothingIsStarted(String signal, int status) {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 2);
            manager.onTerminate(() -> Talker.line("terminate hook"));
            signalMyself(signal);
        });

        assertThat(master.awaitExit()).isEqualTo(status);
        assertThat(master.all("run returned (\\d)")).containsExactly(Integer.toString(status));
        assertThat(master.all("Talker.*|.* worker Talker.*")).isEmpty();
        assertThat(master.all("terminate hook")).hasSize(signal.equals("TERM") ? 1 : 0);
    }

    @Test
    void aSighupBeforeRunIsKept() {
        Master master = masters.start(manager -> {
            manager.add(Talker.Reloadable.class, 1);
            manager.onReload(() -> Talker.line("reload hook"));
            signalMyself("HUP");
            Talker.line("before run");
        });

        master.awaitLine("reload hook");
        master.awaitWorkers("Reloadable", 1);
        assertThat(master.lines().indexOf("before run"))
                .isLessThan(master.lines().indexOf("reload hook"));
        master.stop();
    }

    /** The signal's way to the manager has no end that could be seen from here. */
    private static void signalMyself(String signal) {
        Processes.signal(signal, ProcessHandle.current().pid());
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "ALRM"})
    void sigintAndSigalrmEndEverythingAtOnce_C52_C53_X3(String signal) {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 2);
            manager.add(Talker.Endless.class, 1);
            manager.onTerminate(() -> Talker.line("terminate hook"));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead hook"));
        });
        master.awaitWorkers("Talker", 2);
        master.awaitWorkers("Endless", 1);
        // On a busy machine the end does not wait for a log library that is not loaded yet.
        master.awaitLine(".*manager ready.*");

        master.signal(signal);

        assertThat(master.awaitExit()).isEqualTo(1);
        assertThat(master.all(".* terminate \\d+|terminate hook|dead hook")).isEmpty();
        assertThat(master.all(".*caught SIG" + signal + ".*")).hasSize(1);
        assertThat(master.lines()).contains("run returned 1");
    }

    @Test
    void aSignalToOneWorkerConcernsItAlone_C55_C57_C61() {
        Master master = masters.start(manager -> {
            manager.add(Talker.Reloadable.class, 3);
            manager.onReload(() -> Talker.line("reload hook"));
            manager.onDeadWorker((service, worker, exit) ->
                    Talker.line("dead " + worker + " " + exit.status() + " " + exit.cause()));
        });
        Map<Integer, Long> before = master.awaitWorkers("Reloadable", 3);

        Processes.signal("HUP", before.get(0));
        master.awaitLine("Reloadable\\.0 reload " + before.get(0));
        Processes.signal("TERM", before.get(1));
        master.awaitLine("dead 1 0 REQUESTED");
        Processes.signal("INT", before.get(2));
        master.awaitLine("dead 2 1 EXITED");
        Map<Integer, Long> after = master.awaitWorkers("Reloadable", 3);
        Processes.signal("ALRM", after.get(2));
        master.awaitLines("dead 2 1 EXITED", 2);
        after = master.awaitWorkers("Reloadable", 3);

        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1)).isNotEqualTo(before.get(1));
        assertThat(after.get(2)).isNotEqualTo(before.get(2));
        assertThat(master.all("(\\S+) terminate \\d+")).containsExactly("Reloadable.1");
        assertThat(master.all("\\S+ reload \\d+")).hasSize(1);
        assertThat(master.lines()).doesNotContain("reload hook");
        master.stop();
    }

    @Test
    void aWorkerThatIsStillStartingFollowsSigtermAtOnce() {
        Master master = masters.start(manager -> {
            manager.add(Talker.Stillborn.class, 1);
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead " + exit.status() + " " + exit.cause()));
        });
        String pid = master.awaitLine("Stillborn\\.0 construct (\\d+)");

        Processes.signal("TERM", Long.parseLong(pid));

        master.awaitLine("dead 0 REQUESTED");
        master.awaitLines("Stillborn\\.0 construct (\\d+)", 2);
        master.stop();
    }

    @Test
    void ctrlCReachesAllAtOnceAndNobodyIsStartedAgain_C21() {
        Master master = inAGroupOfItsOwn().start(manager -> {
            manager.add(Talker.class, 4);
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead hook"));
        });
        master.awaitWorkers("Talker", 4);

        Processes.signalGroup("INT", master.pid());

        assertThat(master.awaitExit()).isEqualTo(1);
        assertThat(master.all("Talker\\.\\d run \\d+")).hasSize(4);
        assertThat(master.all("dead hook|.* terminate \\d+")).isEmpty();
        assertThat(master.all(".* worker Talker.*started")).hasSize(4);
    }

    @Test
    void sigtermToTheGroupIsOneGracefulStop_C50() {
        Master master = inAGroupOfItsOwn().start(manager -> manager.add(Talker.class, 4));
        master.awaitWorkers("Talker", 4);

        Processes.signalGroup("TERM", master.pid());

        assertThat(master.awaitExit()).isZero();
        assertThat(master.all("Talker\\.(\\d) terminate \\d+")).containsExactlyInAnyOrder("0", "1", "2", "3");
        assertThat(master.all("Talker\\.\\d run \\d+")).hasSize(4);
    }

    private Masters inAGroupOfItsOwn() {
        Optional<String> setsid = Processes.find("setsid");
        if (setsid.isEmpty()) {
            System.out.println("skipped: there is no setsid here to give a master a process group of its own");
        }
        assumeTrue(setsid.isPresent());
        return masters.through(setsid.orElseThrow());
    }

    @Test
    void otherProcessesOfTheMastersGroupHearNothing_B12() {
        Master master = inAGroupOfItsOwn().start(manager -> {
            manager.add(Talker.Reloadable.class, 1);
            long helper = new ProcessBuilder("sleep", "60").start().pid();
            Talker.line("helper " + helper);
        });
        long helper = Long.parseLong(master.awaitLine("helper (\\d+)"));
        try {
            master.awaitWorkers("Reloadable", 1);
            master.signal("HUP");
            master.awaitLine("Reloadable\\.0 reload \\d+");
            master.signal("INT");
            assertThat(master.awaitExit()).isEqualTo(1);

            assertThat(Processes.runs(helper)).as("the helper runs").isTrue();
        } finally {
            ProcessHandle.of(helper).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void theLastOfAStormOfSighupsIsNotLost_B9_B14(@TempDir Path folder) throws IOException {
        Path configuration = Files.writeString(folder.resolve("configuration"), "old");
        String file = configuration.toString();
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(ReloadIT.ReadsOnReload.class)
                    .args(file)
                    .workers(2)
                    .name("kept"));
            manager.add(ServiceSpec.of(Talker.class).name("replaced"));
        });
        Map<Integer, Long> before = master.awaitWorkers("kept", 2);

        for (int i = 0; i < 40; i++) {
            master.signal("HUP");
        }
        Files.writeString(configuration, "new");
        master.signal("HUP");

        master.awaitLine("kept\\.0 reload new \\d+");
        master.awaitLine("kept\\.1 reload new \\d+");
        assertThat(master.awaitWorkers("kept", 2)).isEqualTo(before);
        master.awaitWorkers("replaced", 1);
        master.stop();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 0", "INT, 1"})
    void anEndingSignalDuringTheStartEndsCleanly_C64(String signal, int status) {
        Master master = masters.start(manager -> manager.add(Talker.class, 10));

        master.awaitLine("built");
        master.signal(signal);

        assertThat(master.awaitExit()).isEqualTo(status);
    }

    @Test
    void whatWasNotStartedWhenTheStopCameIsNeverStarted_C65_B18() {
        Master master = masters.with(builder -> builder.spawnInterval(Duration.ofHours(1)))
                .start(manager -> manager.add(Talker.class, 3));
        master.awaitWorkers("Talker", 1);

        master.stop();

        assertThat(master.all(".* worker (\\S+) .* started")).containsExactly("Talker.0");
    }

    /** Some reach a JVM that does not handle signals yet. A reload of the master ends the back-off of those that they ended. */
    @Test
    void signalsOfAllKindsToWorkersThatStartEndInAWorkingManager_C61() {
        Master master = masters.start(manager -> manager.add(Talker.Reloadable.class, 6));
        master.awaitLine("built");

        for (int round = 0; round < 5; round++) {
            for (String signal : List.of("HUP", "TERM", "INT", "ALRM")) {
                master.processes().forEach(pid -> Processes.signalIfThere(signal, pid));
                master.signal("HUP");
            }
        }

        Map<Integer, Long> workers = master.awaitWorkers("Reloadable", 6);
        Processes.signal("KILL", workers.get(5));
        master.awaitUntil("another worker 5", () -> !workers.get(5)
                .equals(master.workers("Reloadable").get(5)));
        master.awaitWorkers("Reloadable", 6);
        master.stop();
    }

    @Test
    void furtherSigtermsChangeNoDeadline_B10_C58_C59() {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofSeconds(2)))
                .start(manager -> manager.add(Talker.Endless.class, 1));
        long worker = master.awaitWorkers("Endless", 1).get(0);

        master.signal("TERM");
        master.awaitUntil("the end, for all the SIGTERMs", () -> {
            Processes.signalIfThere("TERM", worker);
            Processes.signalIfThere("TERM", master.pid());
            return !master.isAlive();
        });

        assertThat(master.awaitExit()).isZero();
        assertThat(master.all("Endless\\.0 terminate \\d+")).hasSizeLessThanOrEqualTo(1);
        assertThat(master.all(".*caught SIGTERM, stopping.*")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "ALRM"})
    void sigintHurriesAGracefulStopThatWouldLastForEver_B3(String signal) {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ZERO))
                .start(manager -> manager.add(Talker.Endless.class, 2));
        master.awaitWorkers("Endless", 2);
        master.signal("TERM");
        master.awaitLines("Endless\\.\\d terminate \\d+", 2);

        master.signal(signal);

        assertThat(master.awaitExit()).isEqualTo(1);
    }

    @Test
    void aZeroTimeoutWaitsAsLongAsItTakes_C34(@TempDir Path folder) throws IOException {
        String file = folder.resolve("go").toString();
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ZERO))
                .start(manager -> manager.add(Talker.Patient.class, 1, file));
        master.awaitWorkers("Patient", 1);
        master.signal("TERM");
        master.awaitLine("Patient\\.0 terminate \\d+");

        master.assertNoMore("run returned.*", Duration.ofSeconds(2));
        Files.createFile(Path.of(file));

        assertThat(master.awaitExit()).isZero();
    }

    @Test
    void aSignalThatWasIgnoredFromTheStartIsReported() {
        Master master = masters.through("/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh")
                .start(manager -> manager.add(Talker.class, 1));

        master.awaitLine("WARN .*SIGHUP will never arrive.*");
        master.awaitWorkers("Talker", 1);
        master.stop();
    }
}
