package io.supervisor4j.it;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a worker starts belongs to its life, and ends with it. */
class ProgramTreeIT {

    private static final String WITHOUT_GROUPS = "-Dsupervisor4j.control-groups=off";

    /** Forks twice, leaves its session, is deaf to what can be heard, and goes on forking while it is killed. */
    private static final String HYDRA = """
            trap '' HUP INT TERM
            [ "$2" = twice ] || { setsid sh "$0" "$1" twice & }
            while :; do
              setsid sleep "1000.$1" &
              sleep 0.02
            done
            """;

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    /** A word on the command lines of all that is started, and of nothing else. */
    private final String mark = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41));

    @AfterEach
    void endWhatIsLeft() {
        await().until(() -> {
            List<Long> left = Processes.with("1000." + mark);
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            List<Long> scripts = Processes.with(folder.resolve("hydra").toString());
            scripts.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            return left.isEmpty() && scripts.isEmpty();
        });
    }

    private Master hydra(boolean groups) throws IOException {
        String script = Files.writeString(folder.resolve("hydra"), HYDRA).toString();
        String number = mark;
        if (!groups) {
            masters.withJvmOptions(WITHOUT_GROUPS);
        }
        Master master = masters.start(manager -> {
            var id = manager.add(ServiceSpec.program("sh", script, number)
                    .name("hydra")
                    .gracefulShutdownTimeout(Duration.ofMillis(200)));
            Commands.on("scale", workers -> manager.reconfigure(id, workers));
            Commands.on("restart", worker -> manager.restart(id, worker));
        });
        // Its heads may be there before it counts as ready.
        master.awaitLine(".*worker hydra.0 \\[\\d+\\] is ready.*");
        awaitHeads(master, 5);
        return master;
    }

    private void awaitHeads(Master master, int count) {
        master.awaitUntil("heads", () -> heads().size() >= count);
    }

    private List<Long> heads() {
        return Processes.with("1000." + mark);
    }

    @ParameterizedTest
    @CsvSource({"TERM, true", "TERM, false", "INT, true", "INT, false", "KILL, true", "KILL, false"})
    void nothingThatAProgramHasStartedOutlivesTheManager_C52(String signal, boolean groups) throws IOException {
        Master master = hydra(groups);

        master.signal(signal);
        master.awaitUntil("the end of the tree", () -> !master.isAlive() && heads().isEmpty());
        await().during(Duration.ofMillis(200)).until(() -> heads().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingThatAProgramHasStartedOutlivesItsLife(boolean groups) throws IOException {
        Master master = hydra(groups);
        List<Long> first = heads();

        master.tell("restart", 0);
        master.awaitLine(".*worker hydra.0 .* killed by SIGKILL .*");
        awaitHeads(master, 5);
        assertThat(heads()).doesNotContainAnyElementsOf(first);

        long program = Long.parseLong(
                master.awaitLines(".*worker hydra.0 \\[(\\d+)\\] is ready.*", 2).get(1));
        List<Long> second = heads();
        Processes.signal("KILL", program);
        master.awaitLines(".*worker hydra.0 \\[\\d+\\] is ready.*", 3);
        assertThat(heads()).doesNotContainAnyElementsOf(second);

        master.tell("scale", 0);
        master.awaitUntil("the end of the tree", () -> heads().isEmpty());
        await().during(Duration.ofMillis(200)).until(() -> heads().isEmpty());
        master.stop();
    }

    @Test
    void aProgramThatGoesToTheBackgroundIsToldAsSuch() {
        String number = mark;
        Master master = masters.start(
                manager -> manager.add(ServiceSpec.program("sh", "-c", "setsid sleep 1000." + number + " & exit 0")
                        .name("daemon")
                        .restart(RestartPolicy.never())));

        master.awaitLine(".*worker daemon.0 \\[\\d+\\] exited with status 0 after .* \\(exited 0 at once and left"
                + " processes: run it in the foreground\\)");
        assertThat(heads()).isEmpty();
        master.stop();
    }

    /** Starts a process that is no concern of the manager's, and says where it stands. */
    public static final class Parent extends Talker {

        private final String number;

        /** Created by the worker. */
        public Parent(WorkerContext context, String number) {
            super(context);
            this.number = number;
        }

        @Override
        public void run() throws Exception {
            new ProcessBuilder("setsid", "sleep", "1000." + number).start();
            say("run");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAJvmHasLeftBehindIsEndedBesideItsRespawnUnlessItIsKept(boolean keep) {
        String number = mark;
        Master master = masters.start(
                manager -> manager.add(ServiceSpec.of(Parent.class).args(number).keepChildren(keep)));
        long worker = master.awaitWorkers("Parent", 1).get(0);
        awaitHeads(master, 1);
        List<Long> first = heads();

        Processes.signal("KILL", worker);
        master.awaitLines("Parent.0 run \\d+", 2);
        if (keep) {
            await().during(Duration.ofSeconds(1)).until(() -> heads().containsAll(first));
        } else {
            master.awaitUntil("the end of the child", () -> heads().stream().noneMatch(first::contains));
        }
        master.stop();
    }
}
