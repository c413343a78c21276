package io.supervisor4j.it;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerOutput;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Workers that are programs, from their start to their end. */
class ProgramIT {

    @RegisterExtension
    final Masters masters = new Masters();

    /** A shell script that tells who it is as a {@link Talker} does, and then goes on. */
    private static ServiceSpec program(String name, String script) {
        String run = "echo " + name + ".$SUPERVISOR_WORKER_ID run $$; " + script;
        return ServiceSpec.program("/bin/sh", "-c", run).name(name);
    }

    @Test
    void aProgramIsBackWithItsIdAndIsScaledLikeAnyWorker_C26_C29() {
        Master master = masters.start(manager -> {
            var id = manager.add(program("web", "exec sleep 1000").workers(2));
            Commands.on("scale", workers -> manager.reconfigure(id, workers));
        });
        Map<Integer, Long> before = master.awaitWorkers("web", 2);

        Processes.signal("KILL", before.get(1));
        master.awaitLine(".*worker web.1 \\[" + before.get(1) + "\\] killed by SIGKILL after .*");
        Map<Integer, Long> after = master.awaitWorkers("web", 2);
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1)).isNotEqualTo(before.get(1));

        master.tell("scale", 3);
        master.awaitWorkers("web", 3);
        master.tell("scale", 1);
        master.awaitWorkers("web", 1);
        master.stop();
        assertThat(master.workers("web")).isEmpty();
    }

    @Test
    void noProcessStandsBetweenTheManagerAndAProgram() {
        Master master = masters.start(manager -> manager.add(program("web", "exec sleep 1000")));
        long pid = master.awaitWorkers("web", 1).get(0);

        assertThat(ProcessHandle.of(pid).flatMap(ProcessHandle::parent).map(ProcessHandle::pid))
                .contains(master.pid());
        master.stop();
    }

    @Test
    void theDeathOfAProgramIsToldInItsOwnWords_C19() {
        Master master = masters.start(manager -> {
            manager.add(program("seven", "exit 7").restart(RestartPolicy.never()));
            manager.add(program("fault", "kill -SEGV $$").restart(RestartPolicy.never()));
            manager.onDeadWorker((service, worker, exit) -> Talker.line(exit.cause() + " " + exit.status()));
        });

        master.awaitLine(".*worker seven.0 \\[\\d+\\] exited with status 7 after .*");
        master.awaitLine(".*worker fault.0 \\[\\d+\\] killed by SIGSEGV after .* \\(signal 11, or status 139\\)");
        master.awaitLine("EXITED 7");
        master.awaitLine("SIGNALLED -11");
        master.stop();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 0", "INT, 1", "ALRM, 1"})
    void whateverEndsTheManagerProgramsGetTheirStopSignalAndTime_C52(String signal, int status) {
        Master master = masters.start(manager -> manager.add(program(
                "web",
                "trap 'echo told; sleep 1; echo done; exit 0' TERM; echo trapped; while :; do sleep 0.05; done")));
        master.awaitLine("trapped");
        master.awaitLine(".*manager ready.*");

        master.signal(signal);
        assertThat(master.awaitExit()).isEqualTo(status);
        assertThat(master.all("told|done")).containsExactly("told", "done");
    }

    @Test
    void aProgramThatDoesNotEndIsKilledAtItsDeadline() {
        Master master = masters.start(
                manager -> manager.add(program("web", "trap '' TERM; echo trapped; while :; do sleep 0.05; done")
                        .gracefulShutdownTimeout(Duration.ofMillis(500))));
        master.awaitLine("trapped");
        master.awaitLine(".*manager ready.*");
        long pid = master.workers("web").get(0);

        master.stop();
        assertThat(Processes.runs(pid)).isFalse();
        master.awaitLine(".*worker web.0 .* killed by SIGKILL after .*, over its deadline .*");
    }

    @Test
    void whatAProgramDoesToItsProcessGroupHarmsNobody() {
        Master master = masters.start(manager -> {
            manager.add(program("quiet", "exec sleep 1000"));
            manager.add(program("wild", "kill -KILL 0").restart(RestartPolicy.never()));
        });
        long quiet = master.awaitWorkers("quiet", 1).get(0);

        master.awaitLine(".*worker wild.0 \\[\\d+\\] killed by SIGKILL after .*");
        assertThat(master.isAlive()).isTrue();
        assertThat(master.workers("quiet")).containsExactly(Map.entry(0, quiet));
        master.stop();
    }

    @Test
    void aKillForWantOfMemoryIsNamed() throws IOException {
        Path group = Path.of("/sys/fs/cgroup/memory", "supervisor-it-" + UUID.randomUUID());
        Needs.that(canBeMade(group), "no memory control group of the first version can be made here");
        try {
            Files.writeString(group.resolve("memory.limit_in_bytes"), "300M");
            Master master = masters.through("/bin/sh", "-c", "echo $$ >" + group + "/cgroup.procs; exec \"$@\"", "sh")
                    .start(manager ->
                            manager.add(program("hungry", "exec tail /dev/zero").restart(RestartPolicy.never())));

            master.awaitLine(".*worker hungry.0 \\[\\d+\\] killed by SIGKILL after .* \\(by the kernel, which had no"
                    + " memory left for its control group " + group + "\\)");
            master.stop();
        } finally {
            // The manager's guard ends a moment after it.
            await().ignoreException(FileSystemException.class).until(() -> Files.deleteIfExists(group));
        }
    }

    /** As an own group, which only root may make in most places. */
    private static boolean canBeMade(Path group) {
        try {
            Files.createDirectory(group);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theOutputOfAProgramIsTaggedAndItsLastWordsAreTold() {
        Master master = masters.start(manager -> {
            manager.add(program("web", "echo the disk is full >&2; exit 3")
                    .output(WorkerOutput.tagged())
                    .restart(RestartPolicy.never()));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("last: " + exit.lastOutput()));
        });

        master.awaitLine("web.0 \\| the disk is full");
        master.awaitLine("last: \\[web.0 run \\d+, the disk is full\\]");
        master.stop();
    }
}
