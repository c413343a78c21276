package io.supervisor4j.it;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.LogLine;
import io.supervisor4j.control.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Output of workers that goes through the master. */
class CaptureIT {

    @RegisterExtension
    final Masters masters = new Masters();

    private Master start(Program program) {
        return masters.with(builder -> builder.name("shop")).start(program);
    }

    private ControlClient connect(Master master) throws IOException {
        Path socket = masters.sockets().resolve("shop.sock");
        master.awaitLine(".*manager ready.*");
        master.awaitUntil("a socket", () -> Files.exists(socket));
        return ControlClient.connect(socket);
    }

    @Test
    void taggedLinesSayWhoseTheyAre() {
        Master master = start(
                manager -> manager.add(ServiceSpec.of(Talker.class).workers(2).output(WorkerOutput.tagged())));

        master.awaitLine("Talker\\.0 \\| Talker\\.0 run \\d+");
        master.awaitLine("Talker\\.1 \\| Talker\\.1 run \\d+");

        master.stop();
        assertThat(master.all("Talker\\.\\d \\| Talker\\.\\d terminate \\d+")).hasSize(2);
    }

    @Test
    void aStandbysOutputBecomesThatOfTheWorkerItBecomes() throws Exception {
        Master master = start(
                manager -> manager.add(ServiceSpec.of(Talker.class).standby(1).output(WorkerOutput.tagged())));
        long pid = Long.parseLong(master.awaitLine("Talker\\.0 \\| Talker\\.0 run (\\d+)"));
        try (ControlClient shop = connect(master)) {
            master.awaitUntil(
                    "a warm standby", () -> shop.status().services().get(0).warmStandbys() == 1);
        }
        Processes.signal("KILL", pid);

        master.awaitLines("Talker\\.0 \\| Talker\\.0 run (\\d+)", 2);
        master.stop();
    }

    @Test
    void filesAreRotatedAndNothingGoesElsewhere(@TempDir Path folder) throws Exception {
        String where = folder.toString();
        Master master = start(manager -> manager.add(ServiceSpec.of(Chatterbox.class)
                .args(200, 0)
                .output(WorkerOutput.files(Path.of(where, "logs")).rotated(4_096, 3))));
        Path log = folder.resolve("logs/Chatterbox.0.log");
        master.awaitUntil("the last line", () -> textOf(log).contains("Z line 199 of Chatterbox.0"));

        master.stop();
        assertThat(log).exists();
        assertThat(Path.of(log + ".2")).exists();
        assertThat(Path.of(log + ".3")).doesNotExist();
        assertThat(Files.size(Path.of(log + ".1"))).isBetween(2_048L, 4_096L);
        assertThat(master.all("line .*")).isEmpty();
    }

    /** Of a file that may just be rotated away. */
    private static String textOf(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    @Test
    void theLastLinesAreToldWithTheDeath() throws Exception {
        Master master = start(manager -> {
            manager.add(ServiceSpec.of(Chatterbox.class)
                    .args(30, 3)
                    .restart(RestartPolicy.never())
                    .output(WorkerOutput.tagged()));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead " + exit.status() + " after "
                    + exit.lastOutput().size() + " lines, the last: "
                    + exit.lastOutput().get(19)));
        });

        master.awaitLine("dead 3 after 20 lines, the last: line 29 of Chatterbox\\.0");
        try (ControlClient shop = connect(master)) {
            assertThat(shop.why("Chatterbox", 0).lastOutput()).endsWith("line 29 of Chatterbox.0");
        }
        master.stop();
    }

    @Test
    void aFloodIsWrittenOrCounted() throws Exception {
        Master master = start(manager -> manager.add(
                ServiceSpec.of(Chatterbox.class).workers(2).args(50_000, 0).output(WorkerOutput.tagged())));
        try (ControlClient shop = connect(master)) {
            master.awaitUntil("all of it", () -> {
                ServiceStatus service = shop.status().services().get(0);
                return master.all("Chatterbox\\.\\d \\| line .*").size() + service.droppedLines() == 100_000;
            });
        }
        master.stop();
    }

    @Test
    void logsTellTheLastLinesAndThoseThatFollow() throws Exception {
        Master master = start(manager -> {
            manager.add(ServiceSpec.of(Talker.Reloadable.class).workers(2).output(WorkerOutput.tagged()));
            manager.add(Talker.class, 1);
        });
        try (ControlClient shop = connect(master)) {
            master.awaitLines("Reloadable\\.\\d \\| .* run \\d+", 2);
            List<LogLine> last = shop.logs(Optional.of("Reloadable"), OptionalInt.of(1), 10);
            assertThat(last).hasSize(1);
            assertThat(last.get(0).line()).startsWith("Reloadable.1 run ");

            List<String> followed = new CopyOnWriteArrayList<>();
            shop.onLog(Optional.empty(), OptionalInt.empty(), 1_000, line -> followed.add(line.line()));
            shop.reload().awaitReached(Master.LIMIT);
            master.awaitUntil("both reloads", () -> followed.size() == 4);
            assertThat(followed).filteredOn(line -> line.contains(" reload ")).hasSize(2);

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> shop.logs(Optional.of("Talker"), OptionalInt.empty(), 10))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("not-captured"))
                    .withMessageContaining("WorkerOutput.tagged()");
        }
        master.stop();
    }

    /** Prints lines, and exits with a status, or goes on for ever if that is 0. */
    public static final class Chatterbox extends Talker {

        private final int lines;
        private final int status;

        /** Created by the worker. */
        public Chatterbox(WorkerContext context, int lines, int status) {
            super(context);
            this.lines = lines;
            this.status = status;
        }

        @Override
        public void run() {
            for (int i = 0; i < lines; i++) {
                line("line " + i + " of " + context.serviceName() + "." + context.workerId());
            }
            if (status != 0) {
                throw new WorkerExitException(status);
            }
        }
    }
}
