package io.supervisor4j.it;

import io.supervisor4j.launch.LaunchSpec;
import io.supervisor4j.launch.Launcher;
import io.supervisor4j.launch.ServiceBase;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A graceful shutdown timeout that is changed while the manager or launcher runs (C-69, O-51). The longer of two is an hour, which
 * no test waits for: {@link Master#LIMIT} is less.
 */
class ShutdownTimeoutIT {

    private static final int HOUR = 3_600;

    /** More than the shorter timeout and all that is added to it. */
    private static final Duration LONG_PAST = Duration.ofMillis(3_500);

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    /** A manager whose command {@code timeout} sets another time, with one worker. */
    private Master start(int seconds, Class<? extends Talker> service, Object... arguments) {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofSeconds(seconds)))
                .start(manager -> {
                    manager.add(service, 1, arguments);
                    manager.onDeadWorker(
                            (id, worker, exit) -> Talker.line("dead " + exit.status() + " " + exit.cause()));
                    Commands.on("timeout", other -> manager.gracefulShutdownTimeout(Duration.ofSeconds(other)));
                });
        master.awaitWorkers(service.getSimpleName(), 1);
        return master;
    }

    private static void change(Master master, int seconds) {
        master.tell("timeout", seconds);
        master.awaitLine(".*: graceful shutdown timeout changed from .*");
    }

    @Test
    void aShorterTimeHoldsForWorkersThatRun_C69() {
        Master master = start(HOUR, Talker.Endless.class);
        change(master, 1);

        master.stop();

        master.awaitLine(".*: graceful shutdown timeout changed from 1 h to 1.0 s");
        assertThat(master.all("WARN .* worker Endless\\.0 .*over its deadline.*"))
                .hasSize(1);
    }

    @Test
    void aLongerTimeHoldsForWorkersThatRunAndForTheManager_C69() throws IOException {
        String go = folder.resolve("go").toString();
        Master master = start(1, Talker.Patient.class, go);
        change(master, HOUR);

        master.signal("TERM");
        master.awaitLine("Patient\\.0 terminate \\d+");
        master.assertNoMore(".*(killed|over its deadline|deadline has passed).*", LONG_PAST);
        Files.createFile(Path.of(go));

        assertThat(master.awaitExit()).isZero();
        assertThat(master.all("Patient\\.0 has ended \\d+")).hasSize(1);
    }

    @Test
    void aWorkerThatIsToldDirectlyHasTheNewTime_C56_C69() {
        Master master = start(HOUR, Talker.Endless.class);
        change(master, 1);

        Processes.signal("TERM", master.awaitWorkers("Endless", 1).get(0));

        master.awaitLine("dead 1 DEADLINE");
        master.awaitLines("Endless\\.0 run \\d+", 2);
        master.stop();
    }

    @Test
    void aWorkerThatLosesItsMasterHasTheNewTime_C60_C69() {
        Master master = start(HOUR, Talker.Endless.class);
        change(master, 1);
        // What the worker answers now it has heard after the new time.
        Processes.signal("HUP", master.awaitWorkers("Endless", 1).get(0));
        master.awaitLine("Endless\\.0 terminate \\d+");

        master.signal("KILL");

        master.awaitAllGone();
    }

    // ---- launchers

    private void option(String timeout) throws IOException {
        Files.writeString(folder.resolve("options.yaml"), "graceful-shutdown-timeout: " + timeout + "\n");
    }

    /** A launcher that has read its options, and then another time for its end. */
    private Master launch(OnReload onReload, int workers, String before, String after) throws IOException {
        option(before);
        Master master = masters.start(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                folder.toString(),
                String.valueOf(workers),
                onReload.name()));
        master.awaitLines("start", workers);
        option(after);
        master.signal("HUP");
        // A service that is reset, or has been started again, has the new time.
        master.awaitLines(onReload == OnReload.MUTATE ? "reset" : "start", workers(onReload, workers));
        Files.createFile(folder.resolve("block"));
        return master;
    }

    private static int workers(OnReload onReload, int workers) {
        return onReload == OnReload.MUTATE ? workers : 2 * workers;
    }

    @ParameterizedTest
    @CsvSource({"MUTATE,1", "MUTATE,2", "RELOAD,1", "RELOAD,2"})
    void aLauncherTakesOverAShorterTime_O51_C69(OnReload onReload, int workers) throws IOException {
        Master master = launch(onReload, workers, "1h", "1s");

        master.signal("TERM");

        assertThat(master.awaitExit()).isEqualTo(workers == 1 ? 1 : 0);
        assertThat(master.all("has stopped")).hasSize(onReload == OnReload.RELOAD ? workers : 0);
    }

    @ParameterizedTest
    @CsvSource({"MUTATE,1", "MUTATE,2", "RELOAD,1", "RELOAD,2"})
    void aLauncherTakesOverALongerTime_O51_C69(OnReload onReload, int workers) throws IOException {
        Master master = launch(onReload, workers, "1s", "1h");
        int stoppedBefore = onReload == OnReload.RELOAD ? workers : 0;

        master.signal("TERM");
        master.awaitLines("stop", stoppedBefore + workers);
        master.assertNoMore(".*(killed|over its deadline|did not end).*", LONG_PAST);
        assertThat(master.isAlive()).isTrue();
        Files.delete(folder.resolve("block"));

        assertThat(master.awaitExit()).isZero();
        assertThat(master.all("has stopped")).hasSize(stoppedBefore + workers);
    }

    @Test
    void aServiceOfThisJvmThatIsStartedAgainLogsTheOptionsThatHold_C69() throws IOException {
        Master program = launch(OnReload.RELOAD, 1, "1h", "2h");
        Files.delete(folder.resolve("block"));

        program.awaitLine(".*graceful-shutdown-timeout = 2h");
        program.stop();
    }

    /** Ends at once, unless there is a file: then when it is gone. */
    public static final class Blocks extends ServiceBase {

        private static final long PAUSE_NANOS = 5_000_000;

        private final Path file;

        /** Created by the launcher. */
        public Blocks(String folder) {
            file = Path.of(folder, "block");
        }

        @Override
        protected void start() {
            Talker.line("start");
        }

        @Override
        protected void stop(boolean graceful) {
            Talker.line("stop");
            while (Files.exists(file)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            Talker.line("has stopped");
        }

        @Override
        protected void await() {
            // It lives until it is stopped.
        }

        @Override
        protected void reset() {
            Talker.line("reset");
        }
    }

    /** Launches it: the folder of the options, the number of workers, what SIGHUP does. */
    public static final class Main {

        private Main() {}

        /** Runs a launcher. */
        public static void main(String[] args) throws Exception {
            Options options = Options.builder()
                    .group(ServiceOptions.class)
                    .file(Path.of(args[0], "options.yaml"))
                    .build();
            int workers = Integer.parseInt(args[1]);
            try (Launcher launcher = Launcher.launch(
                    options, LaunchSpec.of(Blocks.class, args[0]), workers, OnReload.valueOf(args[2]))) {
                System.exit(launcher.await());
            }
        }
    }
}
