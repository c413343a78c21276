package io.supervisor4j.it;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows the end of a worker, and what is told about it. */
class RestartIT {

    @RegisterExtension
    final Masters masters = new Masters();

    /** Prints each death as {@code dead <id> <status> <signal> <cause>}. */
    private static void tellDeaths(ServiceManager manager) {
        manager.onDeadWorker((service, worker, exit) -> Talker.line(
                "dead " + worker + " " + exit.status() + " " + exit.signal().orElse(0) + " " + exit.cause()));
    }

    @Test
    void aKilledWorkerIsBackWithItsIdAndTheOthersAreUntouched_C19_C24_C26() {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 3);
            tellDeaths(manager);
        });
        Map<Integer, Long> before = master.awaitWorkers("Talker", 3);

        Processes.signal("KILL", before.get(1));
        master.awaitLines("Talker\\.1 run \\d+", 2);

        Map<Integer, Long> after = master.awaitWorkers("Talker", 3);
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(2)).isEqualTo(before.get(2));
        assertThat(master.awaitLines("dead .*", 1)).containsExactly("dead 1 -9 9 SIGNALLED");
        master.stop();
    }

    @Test
    void workersThatAreKilledAllAtOnceAreAllBack_C26() {
        Master master = masters.start(manager -> manager.add(Talker.class, 4));
        Map<Integer, Long> before = master.awaitWorkers("Talker", 4);

        before.values().forEach(pid -> Processes.signal("KILL", pid));
        master.awaitLines("Talker\\.\\d run \\d+", 8);

        assertThat(master.awaitWorkers("Talker", 4).values()).doesNotContainAnyElementsOf(before.values());
        master.stop();
    }

    @Test
    void deathsAreLoggedWithNameIdPidAndTheNameOfTheSignal_B15_C31_C71() {
        Master master = masters.start(
                manager -> manager.add(ServiceSpec.of(Talker.class).name("web")));
        long pid = master.awaitWorkers("web", 1).get(0);

        Processes.signal("KILL", pid);

        master.awaitLine("WARN master: worker web\\.0 \\[" + pid + "] killed by SIGKILL after .*");
        master.awaitLines("INFO master: worker web\\.0 \\[\\d+] is ready after .*", 2);
        master.stop();
        master.awaitLine("INFO master: caught SIGTERM, stopping.*");
        master.awaitLine("INFO master: worker web\\.0 \\[\\d+] exited with status 0 after .*");
        master.awaitLine("INFO master: manager stopped with status 0");
    }

    @ParameterizedTest
    @CsvSource({
        "constructor, 5 0 EXITED",
        "run, 5 0 EXITED",
        "exit, 5 0 EXITED",
        "halt, 5 0 EXITED",
        "request, 5 0 REQUESTED",
    })
    void theStatusThatAServiceChoosesIsTold_C40_C41_B8(String place, String death) {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(Ending.class).args(place, 5).restart(RestartPolicy.never()));
            manager.add(ServiceSpec.of(Ending.class).args(place, 0).restart(RestartPolicy.onFailure()));
            tellDeaths(manager);
        });

        master.awaitLine("dead 0 " + death);
        master.awaitLine("dead 0 " + death.replace('5', '0'));

        assertThat(master.all("Ending\\.0 terminate \\d+")).hasSize(place.equals("request") ? 2 : 0);
        master.assertNoMore("Ending\\.0 construct \\d+", Duration.ofMillis(300));
        master.stop();
    }

    @ParameterizedTest
    @CsvSource({"terminate, TERM, 6", "reload, HUP, 7"})
    void theStatusThatTerminateAndReloadChooseIsTold_C37_C61(String place, String signal, int status) {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(Ending.class).workers(2).args(place, status));
            tellDeaths(manager);
        });
        Map<Integer, Long> before = master.awaitWorkers("Ending", 2);

        Processes.signal(signal, before.get(1));

        assertThat(master.awaitLine("dead 1 (\\d+) .*")).isEqualTo(Integer.toString(status));
        master.awaitLines("Ending\\.1 run \\d+", 2);
        assertThat(master.awaitWorkers("Ending", 2).get(0)).isEqualTo(before.get(0));
        master.stop();
    }

    @ParameterizedTest
    @CsvSource({"constructor,", "run,", "error,", "terminate, TERM", "reload, HUP"})
    void anExceptionIsLoggedWithItsStackAndIsStatusOne_C39_C40(String place, String signal) {
        Master master = masters.start(manager -> {
            manager.add(
                    ServiceSpec.of(Failing.class).args(place).name("failing").restart(RestartPolicy.never()));
            tellDeaths(manager);
        });
        if (signal != null) {
            Processes.signal(signal, master.awaitWorkers("failing", 1).get(0));
        }

        master.awaitLine("dead 0 1 0 (?:EXITED|REQUESTED)");
        master.awaitLine("ERROR worker: failing\\.0: .*threw.*status 1");
        master.awaitLine("java.lang.\\w+: broken in " + place);
        master.awaitLine("\\s+at io\\.supervisor4j\\.it\\.RestartIT\\$Failing.*");
        master.stop();
    }

    @Test
    void highStatusesAreToldApartFromSignals() {
        Master master = masters.start(manager -> {
            ServiceSpec spec = ServiceSpec.of(Ending.class).restart(RestartPolicy.never());
            manager.add(spec.args("exit", 137));
            manager.add(spec.args("run", 143));
            manager.add(ServiceSpec.of(Talker.class).restart(RestartPolicy.never()));
            tellDeaths(manager);
        });

        Processes.signal("KILL", master.awaitWorkers("Talker", 1).get(0));

        assertThat(master.awaitLines("dead .*", 3))
                .containsExactlyInAnyOrder("dead 0 137 0 EXITED", "dead 0 143 0 EXITED", "dead 0 -9 9 SIGNALLED");
        master.stop();
    }

    @Test
    void onFailureRestartsWhatFailedAndLeavesWhatEndedWell() {
        Master master = masters.start(manager -> {
            ServiceSpec spec = ServiceSpec.of(Ending.class).restart(RestartPolicy.onFailure());
            manager.add(spec.args("run", 0).name("well"));
            manager.add(spec.args("run", 3).name("failed"));
        });

        master.awaitLine("well\\.0 construct \\d+");
        master.awaitLines("failed\\.0 construct \\d+", 3);

        assertThat(master.all("well\\.0 construct \\d+")).hasSize(1);
        master.stop();
    }

    @Test
    void neverLeavesEvenAKilledWorkerAndTheManagerStays() {
        Master master = masters.start(
                manager -> manager.add(ServiceSpec.of(Talker.class).workers(2).restart(RestartPolicy.never())));
        Map<Integer, Long> workers = master.awaitWorkers("Talker", 2);

        Processes.signal("KILL", workers.get(0));
        master.awaitLine(".* killed by SIGKILL .*");

        master.assertNoMore("Talker\\.0 run \\d+|run returned.*", Duration.ofMillis(500));
        assertThat(master.workers("Talker")).containsOnlyKeys(1);
        master.stop();
    }

    @ParameterizedTest
    @CsvSource({"run, 3, 3", "run, 0, 0", "wait, 0, 137"})
    void neverAndStopEndsTheManagerGracefullyWithThatStatus(String place, int status, int expected) {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(Talker.class).workers(2).name("other"));
            Commands.on(
                    "go",
                    () -> manager.add(
                            ServiceSpec.of(Ending.class).args(place, status).restart(RestartPolicy.neverAndStop())));
        });
        master.awaitWorkers("other", 2);

        master.tell("go", 0);
        if (place.equals("wait")) {
            Processes.signal("KILL", master.awaitWorkers("Ending", 1).get(0));
        }

        assertThat(master.awaitExit()).isEqualTo(expected);
        assertThat(master.all("other\\.(\\d) terminate \\d+")).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void aCrashLoopBacksOffByItselfAndHoldsUpNobody_B4_C27_C64() {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(Ending.class)
                    .workers(2)
                    .args("constructor", 9)
                    .name("looping"));
            manager.add(ServiceSpec.of(Talker.class).workers(2).name("healthy"));
        });
        Map<Integer, Long> healthy = master.awaitWorkers("healthy", 2);
        List<String> delays = master.awaitLines(
                "WARN master: worker looping\\.0 ended early \\d+ times in a row: next start in (.*)", 4);
        assertThat(millis(delays.get(0))).isBetween(90L, 110L);
        assertThat(millis(delays.get(1))).isBetween(180L, 220L);
        assertThat(millis(delays.get(2))).isBetween(360L, 440L);
        assertThat(millis(delays.get(3))).isBetween(720L, 880L);
        assertThat(master.all("looping\\.0 construct \\d+")).hasSizeGreaterThanOrEqualTo(6);

        Processes.signal("KILL", healthy.get(1));
        master.awaitLines("healthy\\.1 run \\d+", 2);

        assertThat(master.awaitWorkers("healthy", 2).get(0)).isEqualTo(healthy.get(0));
        master.stop();
    }

    private static long millis(String text) {
        return Long.parseLong(text.replace(" ms", ""));
    }

    @Test
    void aReloadDuringTheBackOffTriesAgainAtOnceAndSupervisionGoesOn_B13() {
        Master master = masters.start(manager -> manager.add(ServiceSpec.of(Ending.class)
                .args("constructor", 9)
                .restart(RestartPolicy.always()
                        .immediateRestarts(0)
                        .backOff(Duration.ofHours(1), Duration.ofHours(1)))));
        master.awaitLine(".* next start in .*");

        master.signal("HUP");
        master.awaitLines(".* next start in .*", 2);
        master.signal("HUP");
        master.awaitLines(".* next start in .*", 3);

        assertThat(master.all("Ending\\.0 construct \\d+")).hasSize(3);
        master.stop();
    }

    @Test
    void aStableLifeResetsTheBackOff() {
        Master master = masters.start(manager -> manager.add(ServiceSpec.of(Talker.class)
                .restart(RestartPolicy.always()
                        .immediateRestarts(0)
                        .stableAfter(Duration.ofMillis(1))
                        .backOff(Duration.ofHours(1), Duration.ofHours(1)))));

        for (int life = 1; life <= 3; life++) {
            // The life counts from when the master has heard that it is ready.
            master.awaitLines("INFO master: worker Talker\\.0 .* is ready after .*", life);
            master.awaitLines("Talker\\.0 run \\d+", life);
            Processes.signal("KILL", master.awaitWorkers("Talker", 1).get(0));
        }

        master.awaitLines("Talker\\.0 run \\d+", 4);
        master.stop();
    }

    @Test
    void aConstructorThatHangsMeetsItsBootTimeoutAndHoldsUpNobody_B5_C44() {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(Talker.Stillborn.class).workers(6).bootTimeout(Duration.ofSeconds(4)));
            manager.add(Talker.class, 2);
            tellDeaths(manager);
        });

        master.awaitWorkers("Talker", 2);
        master.awaitLines("dead \\d -9 9 BOOT_TIMEOUT", 6);
        master.awaitLines("Stillborn\\.\\d construct \\d+", 7);
        master.awaitLine("WARN master: worker Stillborn\\.0 \\[\\d+] is killed: not ready within .*");
        master.stop();
    }

    @Test
    void aJvmThatCannotStartIsToldAndBacksOffAndHurtsNobody() {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 1);
            tellDeaths(manager);
            Commands.on(
                    "add",
                    () -> manager.add(
                            ServiceSpec.of(Talker.class).name("broken").jvmOptions("-XX:+NoSuchOptionAtAll")));
        });
        long healthy = master.awaitWorkers("Talker", 1).get(0);

        master.tell("add", 0);

        master.awaitLine("dead 0 1 0 EXITED");
        master.awaitLine(".*NoSuchOptionAtAll.*");
        master.awaitLine(".* worker broken\\.0 ended early .*");
        assertThat(master.awaitWorkers("Talker", 1).get(0)).isEqualTo(healthy);
        master.stop();
    }

    /** Ends at a place with a status. */
    public static final class Ending extends Talker {
        private final String place;
        private final int status;

        public Ending(WorkerContext context, String place, int status) {
            super(context);
            this.place = place;
            this.status = status;
            say("construct");
            endAt("constructor");
        }

        private void endAt(String here) {
            if (here.equals(place)) {
                throw new WorkerExitException(status);
            }
        }

        @Override
        public void run() throws Exception {
            super.run();
            endAt("run");
            switch (place) {
                case "exit" -> System.exit(status);
                case "halt" -> Runtime.getRuntime().halt(status);
                case "request" -> context.requestShutdown(status);
                default -> {}
            }
        }

        @Override
        public void terminate() throws Exception {
            super.terminate();
            endAt("terminate");
        }

        @Override
        public void reload() throws Exception {
            endAt("reload");
        }
    }

    /** Throws at a place. */
    public static final class Failing extends Talker {
        private final String place;

        public Failing(WorkerContext context, String place) {
            super(context);
            this.place = place;
            failAt("constructor");
        }

        private void failAt(String here) {
            if (here.equals(place)) {
                throw new IllegalStateException("broken in " + place);
            }
        }

        @Override
        public void run() throws Exception {
            super.run();
            failAt("run");
            if (place.equals("error")) {
                throw new StackOverflowError("broken in " + place);
            }
        }

        @Override
        public void terminate() throws Exception {
            super.terminate();
            failAt("terminate");
        }

        @Override
        public void reload() throws Exception {
            failAt("reload");
        }
    }
}
