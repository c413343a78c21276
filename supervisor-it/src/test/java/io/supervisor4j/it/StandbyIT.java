package io.supervisor4j.it;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Blank JVMs that wait to become workers. */
class StandbyIT {

    private static final String WARM = ".*standby of .* \\[(\\d+)\\] is warm.*";

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    private Master start(int workers, int standbys) {
        return masters.start(manager -> {
            ServiceId id =
                    manager.add(ServiceSpec.of(Warm.class).workers(workers).standby(standbys));
            Commands.on("scale", count -> manager.reconfigure(id, count));
        });
    }

    private static List<Long> warm(Master master, int times) {
        return master.awaitLines(WARM, times).stream().map(Long::valueOf).toList();
    }

    @Test
    void aStandbyBecomesTheWorkerThatDiedAndIsReplaced() {
        Master master = start(2, 1);
        long standby = warm(master, 1).get(0);
        long victim = master.awaitWorkers("Warm", 2).get(1);

        Processes.signal("KILL", victim);

        master.awaitLine("Warm\\.1 run " + standby);
        assertThat(master.awaitWorkers("Warm", 2)).containsEntry(1, standby);
        assertThat(warm(master, 2)).hasSize(2).doesNotHaveDuplicates();
        master.stop();
    }

    @Test
    void aStandbyLoadsTheServiceAndCallsItsWarmUpButNeverConstructsIt() {
        Master master = start(1, 1);
        long standby = warm(master, 1).get(0);
        master.awaitWorkers("Warm", 1);

        assertThat(master.all("warm-up (\\d+)")).containsExactly(String.valueOf(standby));
        assertThat(master.all("construct (\\d+)"))
                .doesNotContain(String.valueOf(standby))
                .hasSize(1);
        master.stop();
    }

    @Test
    void workersReplacedByAReloadAndWorkersAddedComeFromStandbys() {
        Master master = start(1, 2);
        Set<Long> standbys = new HashSet<>(warm(master, 2));

        master.signal("HUP");
        master.awaitLines("Warm\\.0 run \\d+", 2);
        assertThat(standbys).contains(master.awaitWorkers("Warm", 1).get(0));

        master.tell("scale", 2);
        assertThat(standbys).containsAll(master.awaitWorkers("Warm", 2).values());
        assertThat(warm(master, 4)).doesNotHaveDuplicates();
        master.stop();
    }

    @Test
    void whenAllWorkersDieTheStandbysTakeOverAndTheOthersStartCold() {
        Master master = start(3, 2);
        List<Long> standbys = warm(master, 2);
        Map<Integer, Long> victims = master.awaitWorkers("Warm", 3);

        victims.values().forEach(pid -> Processes.signal("KILL", pid));

        master.awaitLines("Warm\\.\\d run \\d+", 6);
        assertThat(master.awaitWorkers("Warm", 3).values())
                .containsAll(standbys)
                .doesNotContainAnyElementsOf(victims.values());
        master.stop();
    }

    @Test
    void aStandbyThatDiesIsReplacedAndNobodyElseNotices() {
        Master master = start(1, 1);
        long first = warm(master, 1).get(0);
        Map<Integer, Long> workers = master.awaitWorkers("Warm", 1);

        Processes.signal("KILL", first);

        assertThat(warm(master, 2).get(1)).isNotEqualTo(first);
        assertThat(master.awaitWorkers("Warm", 1)).isEqualTo(workers);
        master.stop();
    }

    @Test
    void standbysEndWithTheirMasterHoweverItEnds() {
        for (String signal : List.of("TERM", "INT", "KILL")) {
            Master master = start(1, 2);
            warm(master, 2);

            master.signal(signal);

            master.awaitAllGone();
        }
    }

    @Test
    void aJarThatWasChangedMakesStandbysUselessAtTheNextReload() {
        String jars = Jars.of(folder);
        Master master = masters.withOnlyClassPath(jars)
                .withJvmOptions("-Dsupervisor4j.archive=off")
                .start(manager ->
                        manager.add(ServiceSpec.of(Reloads.class).workers(1).standby(1)));
        long old = warm(master, 1).get(0);
        master.signal("HUP");
        master.awaitLine("Reloads\\.0 reload \\d+");
        master.assertNoMore(WARM, Duration.ofMillis(500));

        Jars.change(folder.resolve("classes-1.jar"));
        master.signal("HUP");

        assertThat(warm(master, 2).get(1)).isNotEqualTo(old);
        master.awaitUntil("the end of " + old, () -> !Processes.runs(old));
        master.stop();
    }

    /** Says when it is warmed up and when it is constructed. */
    public static class Warm extends Talker {

        /** Created by the worker. */
        public Warm(WorkerContext context) {
            super(context);
            line("construct " + ProcessHandle.current().pid());
        }

        /** Called in standbys. */
        public static void warmUp() {
            line("warm-up " + ProcessHandle.current().pid());
        }
    }

    /** Answers a reload without being replaced. */
    public static class Reloads extends Talker.Reloadable {

        /** Created by the worker. */
        public Reloads(WorkerContext context) {
            super(context);
        }
    }
}
