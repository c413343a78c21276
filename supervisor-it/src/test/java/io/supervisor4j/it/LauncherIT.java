package io.supervisor4j.it;

import io.supervisor4j.examples.poller.PollerMain;
import io.supervisor4j.launch.LaunchSpec;
import io.supervisor4j.launch.Launcher;
import io.supervisor4j.launch.PooledService;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.ServiceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Launchers with real processes: the example of the README, in this JVM and in workers. */
class LauncherIT {

    private static final Path EXAMPLE = Path.of("src/main/java/io/supervisor4j/examples/poller");

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Masters masters = new Masters();

    private void mailbox(String name) throws IOException {
        Files.writeString(folder.resolve("poller.yaml"), "poller:\n  mailbox: " + name + "\n");
    }

    private Master poller(int workers, String onSighup) throws IOException {
        mailbox("inbox");
        return masters.through("env", "--chdir=" + folder)
                .start(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        PollerMain.class.getName(),
                        "--poller.workers=" + workers,
                        "--poller.on-sighup=" + onSighup));
    }

    /** The pids of those that have started with a mailbox, in the order of that. */
    private static List<Long> awaitStarts(Master master, String mailbox, int count) {
        return master.awaitLines("poller \\d starts with " + mailbox + " (\\d+)", count).stream()
                .map(Long::valueOf)
                .toList();
    }

    @Test
    void oneWorkerIsTheProgramItselfAndEndsGracefully_O4_O15() throws IOException {
        Master program = poller(1, "reload");
        assertThat(awaitStarts(program, "inbox", 1)).containsExactly(program.pid());
        program.awaitLine("poller 0 looks at inbox .*");
        assertThat(program.processes()).isEmpty();

        program.stop();

        assertThat(program.all("poller 0 has stopped .*")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "ALRM"})
    void oneWorkerEndsAtOnce_O18(String signal) throws IOException {
        Master program = poller(1, "reload");
        awaitStarts(program, "inbox", 1);

        program.signal(signal);

        assertThat(program.awaitExit()).isEqualTo(1);
        assertThat(program.all(".*has stopped.*")).isEmpty();
    }

    @Test
    void oneWorkerIsStoppedResetAndStartedWithTheNewOptions_O19_O34() throws IOException {
        Master program = poller(1, "reload");
        awaitStarts(program, "inbox", 1);

        mailbox("orders");
        program.signal("HUP");
        program.signal("HUP");

        // The second may come after the first was answered: then it is answered once more.
        assertThat(awaitStarts(program, "orders", 1)).containsOnly(program.pid());
        assertThat(program.lines().stream()
                        .filter(line -> line.matches("poller.* (has stopped|is reset|starts).*"))
                        .map(line -> line.replaceAll("poller 0 | \\d+$", ""))
                        .limit(4))
                .containsExactly("starts with inbox", "has stopped", "is reset to orders", "starts with orders");
        program.stop();
    }

    @Test
    void oneWorkerIsOnlyResetIfToldSo_O19_O19a() throws IOException {
        Master program = poller(1, "mutate");
        awaitStarts(program, "inbox", 1);

        mailbox("orders");
        program.signal("HUP");

        program.awaitLine("poller 0 is reset to orders .*");
        assertThat(program.all(".*has stopped.*")).isEmpty();
        program.stop();
        assertThat(awaitStarts(program, ".*", 1)).hasSize(1);
    }

    @Test
    void anInvalidFileEndsNothing_X11() throws IOException {
        Master program = poller(1, "reload");
        awaitStarts(program, "inbox", 1);

        Files.writeString(folder.resolve("poller.yaml"), "poller: {mailboxes: 3}");
        program.signal("HUP");

        program.awaitLine(".*the options stay as they are: 1 error in the options:");
        awaitStarts(program, "inbox", 2);
        program.stop();
    }

    @Test
    void severalWorkersEndGracefully_O4_O31() throws IOException {
        Master master = poller(3, "reload");
        assertThat(new HashSet<>(awaitStarts(master, "inbox", 3))).hasSize(3).doesNotContain(master.pid());

        master.stop();

        assertThat(master.all("poller \\d has stopped .*")).hasSize(3);
    }

    @Test
    void severalWorkersEndAtOnce_O35() throws IOException {
        Master master = poller(3, "reload");
        awaitStarts(master, "inbox", 3);

        master.signal("INT");

        assertThat(master.awaitExit()).isEqualTo(1);
    }

    @Test
    void aWorkerThatWasKilledIsReplaced_O28() throws IOException {
        Master master = poller(3, "reload");
        List<Long> before = awaitStarts(master, "inbox", 3);

        Processes.signal("KILL", before.get(0));

        assertThat(awaitStarts(master, "inbox", 4).get(3)).isNotIn(before);
        master.stop();
    }

    @Test
    void noWorkerOutlivesItsMaster_O30() throws IOException {
        Master master = poller(3, "reload");
        awaitStarts(master, "inbox", 3);

        master.signal("KILL");

        master.awaitAllGone();
    }

    @Test
    void severalWorkersAreReplacedAndSeeTheNewOptions_O32() throws IOException {
        Master master = poller(3, "reload");
        List<Long> before = awaitStarts(master, "inbox", 3);

        mailbox("orders");
        master.signal("HUP");

        assertThat(awaitStarts(master, "orders", 3)).doesNotContainAnyElementsOf(before);
        assertThat(master.all(".*is reset.*")).isEmpty();
        master.stop();
    }

    @Test
    void severalWorkersStayAndAreResetIfToldSo_O32() throws IOException {
        Master master = poller(3, "mutate");
        List<Long> before = awaitStarts(master, "inbox", 3);

        mailbox("orders");
        master.signal("HUP");

        assertThat(master.awaitLines("poller \\d is reset to orders (\\d+)", 3).stream()
                        .map(Long::valueOf))
                .containsExactlyInAnyOrderElementsOf(before);
        master.stop();
        assertThat(awaitStarts(master, ".*", 3)).hasSize(3);
    }

    @Test
    void aSighupToOneWorkerResetsThatOneInPlaceIfToldSo_O33() throws IOException {
        Master master = poller(2, "mutate");
        List<Long> before = awaitStarts(master, "inbox", 2);

        Processes.signal("HUP", before.get(1));

        assertThat(master.awaitLine("poller \\d is reset to inbox (\\d+)"))
                .isEqualTo(before.get(1).toString());
        master.stop();
        assertThat(master.all(".*is reset.*")).hasSize(1);
        assertThat(awaitStarts(master, ".*", 2)).hasSize(2);
    }

    /** Not in place: a signal to a worker's pid means what it means to the master, for that worker. */
    @Test
    void aSighupToOneWorkerReplacesThatOneAloneOtherwise_O33() throws IOException {
        Master master = poller(2, "reload");
        List<Long> before = awaitStarts(master, "inbox", 2);
        String id = master.awaitLine("poller (\\d) starts with inbox " + before.get(1));

        Processes.signal("HUP", before.get(1));

        List<Long> after = awaitStarts(master, "inbox", 3);
        assertThat(after.get(2)).isNotIn(before).isNotEqualTo(master.pid());
        assertThat(master.all("poller " + id + " starts with inbox .*")).hasSize(2);
        assertThat(master.all("poller " + id + " has stopped .*")).hasSize(1);
        assertThat(Processes.runs(before.get(0))).isTrue();
        assertThat(Processes.runs(before.get(1))).isFalse();
        master.stop();
        assertThat(awaitStarts(master, ".*", 3)).hasSize(3);
    }

    /** Does not come to an end. */
    public static final class Endless extends PooledService {

        /** Created by the launcher. */
        public Endless() {}

        @Override
        protected void start() {
            Talker.line("endless start");
        }

        @Override
        protected void stop(boolean graceful) {
            Talker.line("endless stop " + graceful);
            Talker.block();
        }
    }

    /** Cannot start. */
    public static final class Broken extends PooledService {

        /** Created by the launcher. */
        public Broken() {}

        @Override
        protected void start() {
            throw new IllegalStateException("no port is free");
        }
    }

    /** Launches a class in so many workers. */
    public static final class Main {

        private Main() {}

        /** Runs a launcher. */
        public static void main(String[] args) throws Exception {
            Options options = Options.builder()
                    .group(ServiceOptions.class)
                    .defaultValue("graceful-shutdown-timeout", "500ms")
                    .build();
            LaunchSpec service = LaunchSpec.of(Class.forName(args[0]).asSubclass(PooledService.class));
            System.exit(
                    Launcher.launch(options, service, Integer.parseInt(args[1])).await());
        }
    }

    private Master launch(Class<? extends PooledService> service, int workers) {
        List<String> words = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(Main.class.getName(), service.getName(), Integer.toString(workers)));
        return masters.start(words);
    }

    @Test
    void oneWorkerThatDoesNotEndIsEndedByForceAndThatIsLogged_O16_O17_B21() {
        Master program = launch(Endless.class, 1);
        program.awaitLine("endless start");

        program.signal("TERM");
        // Where the machine is slow the time may be up before the service is told.
        program.awaitLine("endless stop true|.*did not end within.*");
        Processes.signalIfThere("TERM", program.pid());

        assertThat(program.awaitExit()).isEqualTo(1);
        program.awaitLine(".*did not end within graceful-shutdown-timeout = 500ms; the process ends with status 1");
        assertThat(program.all("endless stop .*")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void workersThatDoNotEndAreEndedByForce_O16() {
        Master master = launch(Endless.class, 2);
        master.awaitLines("endless start", 2);

        master.signal("TERM");

        assertThat(master.awaitExit()).isZero();
        assertThat(master.all("WARN .* worker Endless\\.\\d .*over its deadline.*"))
                .hasSize(2);
    }

    @Test
    void aServiceThatCannotStartEndsTheProgram_O11() {
        Master program = launch(Broken.class, 1);

        assertThat(program.awaitExit()).isEqualTo(1);
        assertThat(program.all(".*no port is free")).isNotEmpty();
    }

    @Test
    void aServiceThatCannotStartIsTriedAgainInWorkers_O28() {
        Master master = launch(Broken.class, 2);

        master.awaitLines(".*run\\(\\) threw, the worker exits with status 1.*", 4);

        master.stop();
    }

    @Test
    void theReadmesCodeIsThatOfTheExample() throws IOException {
        Readme.of("supervisor-launch").assertShows(EXAMPLE, 3);
    }
}
