package io.supervisor4j.runtime.program;

import io.supervisor4j.Program;
import io.supervisor4j.Readiness;
import io.supervisor4j.runtime.process.WorkerListener;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Real programs, and what is said in their stead. */
@Timeout(30)
class ProgramSpawnerTest {

    private static final long SOON_MILLIS = 10_000;
    private static final ProgramIdentity IDENTITY = new ProgramIdentity("mailer", "the-id", 3);
    private static final String HELLO = "Hello[protocol=" + Report.VERSION + "]";

    @TempDir
    Path folder;

    private final ExecutorService beside = Executors.newCachedThreadPool();
    private final Trail trail = new Trail();
    private final List<WorkerProcess> spawned = new ArrayList<>();

    @AfterEach
    void killWhatIsLeft() {
        spawned.forEach(WorkerProcess::kill);
        beside.shutdownNow();
    }

    /** What a process told, in order, as text. */
    private static final class Trail implements WorkerListener {

        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        @Override
        public void said(Report report) {
            events.add(report.toString());
        }

        @Override
        public void garbled(String problem) {
            events.add("garbled");
        }

        @Override
        public void printed(String line) {
            events.add("printed " + line);
        }

        @Override
        public void exited(int value, String evidence) {
            events.add("exited " + value);
        }
    }

    private void expect(String... events) throws InterruptedException {
        for (String event : events) {
            assertThat(trail.events.poll(SOON_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(event);
        }
    }

    private void expectInAnyOrder(String... events) throws InterruptedException {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            told.add(trail.events.poll(SOON_MILLIS, TimeUnit.MILLISECONDS));
        }
        assertThat(told).containsExactlyInAnyOrder(events);
    }

    private WorkerProcess spawn(Program program, Map<String, String> own) throws IOException {
        WorkerProcess process =
                new ProgramSpawner(beside).spawn(ProgramLaunch.of(program.directory(folder), own), IDENTITY, true);
        spawned.add(process);
        process.watch(trail);
        return process;
    }

    private WorkerProcess shell(String script) throws IOException {
        return spawn(Program.of("sh", "-c", script), Map.of());
    }

    @Test
    void aProgramIsReadyWhenItRunsItself() throws Exception {
        WorkerProcess process = spawn(Program.of("sleep", "1000"), Map.of());
        expect(HELLO, "Ready[]");

        assertThat(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")))
                .isEqualTo("sleep\0001000\000");
    }

    @Test
    void aProgramLeadsASessionAndAProcessGroup() throws Exception {
        WorkerProcess process = spawn(Program.of("sleep", "1000"), Map.of());
        expect(HELLO, "Ready[]");

        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        assertThat(List.of(fields[2], fields[3])).containsOnly(Long.toString(process.pid()));
    }

    @Test
    void whatAProgramPrintsIsToldBeforeItsStatus() throws Exception {
        shell("sleep 0.2; echo out; echo err >&2; exit 3");

        expect(HELLO, "Ready[]", "printed out", "printed err", "exited 3");
    }

    @Test
    void aProgramFindsInItsEnvironmentWhoItIsAndAllVariablesOfWhateverName() throws Exception {
        spawn(
                Program.of(
                        "sh",
                        "-c",
                        "sleep 0.2; tr '\\0' '\\n' </proc/$$/environ | grep -E '^(SUPERVISOR_[SW]|a\\.b|PWD)'"),
                Map.of("a.b", "odd", "PWD", "mine"));

        expect(HELLO, "Ready[]");
        expectInAnyOrder(
                "printed SUPERVISOR_SERVICE=mailer",
                "printed SUPERVISOR_SERVICE_ID=the-id",
                "printed SUPERVISOR_WORKER_ID=3",
                "printed a.b=odd",
                "printed PWD=mine");
        expect("exited 0");
    }

    @Test
    void aProgramHasNoDescriptorOfTheManagersButTheFirstThree() throws Exception {
        shell("sleep 0.2; ls /proc/$$/fd | tr '\\n' ' '; echo; readlink /proc/$$/fd/0; exit 0");

        expect(HELLO, "Ready[]", "printed 0 1 2 ", "printed /dev/null", "exited 0");
    }

    @Test
    void terminateAndAbortSendTheStopSignal() throws Exception {
        WorkerProcess process = shell("trap 'echo term' TERM; echo up; while :; do sleep 0.01; done");
        expectInAnyOrder(HELLO, "Ready[]", "printed up");

        process.send(new Command.Terminate(0));
        expect("printed term");
        process.send(new Command.Abort("SIGINT"));
        expect("printed term");
    }

    @Test
    void aReloadIsASignalAndAnsweredWhereThereIsOne() throws Exception {
        WorkerProcess process = spawn(
                Program.of("sh", "-c", "trap 'echo hup' HUP; echo up; while :; do sleep 0.01; done")
                        .reloadSignal("SIGHUP"),
                Map.of());
        expectInAnyOrder(HELLO, "Ready[]", "printed up");

        process.send(new Command.Reload(7));
        expectInAnyOrder("Reloaded[sequence=7]", "printed hup");
    }

    @Test
    void aReloadEndsAProgramThatHasNoSignalForIt() throws Exception {
        WorkerProcess process = spawn(Program.of("sleep", "1000"), Map.of());
        expect(HELLO, "Ready[]");

        process.send(new Command.Reload(7));
        expect("Stopping[reason=RELOAD, detail=reload]", "exited 143");
    }

    @Test
    void aQuestionIsRefused() throws Exception {
        WorkerProcess process = spawn(Program.of("sleep", "1000"), Map.of());
        expect(HELLO, "Ready[]");

        process.send(new Command.Query(5, "threads", ""));
        assertThat(trail.events.poll(SOON_MILLIS, TimeUnit.MILLISECONDS))
                .contains("id=5", "last=true", "failed=true", "program");
    }

    @Test
    void withAFrameAProgramIsReadyWhenItSaysSo() throws Exception {
        spawn(
                Program.of(
                                "sh",
                                "-c",
                                "sleep 0.2; echo early; echo readyish >&4; echo 'ready {}' >&4; echo ready >&4; exit 4")
                        .readyWhen(Readiness.frame()),
                Map.of("a.b", "odd"));

        expect(HELLO);
        expectInAnyOrder("printed early", "Ready[]");
        expect("exited 4");
    }

    @Test
    void whatCannotStartIsToldWithTheReasonAndNeverReady() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "no program");
        Path script = Files.writeString(folder.resolve("script"), "#!/no/such/shell\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        refused(Program.of("no-such-program"), "the program cannot be executed: there is no no-such-program in PATH");
        refused(Program.of("./nothing"), "the program cannot be executed: there is no ");
        refused(Program.of(plain.toString()), "chmod +x");
        refused(Program.of("./script"), "/no/such/shell");
        assertThatIOException()
                .isThrownBy(() -> new ProgramSpawner(beside)
                        .spawn(
                                ProgramLaunch.of(Program.of("ls").directory(folder.resolve("gone")), Map.of()),
                                IDENTITY,
                                true))
                .withMessageContaining("the directory is not there: ");
        assertThat(trail.events).isEmpty();
    }

    private void refused(Program program, String why) {
        assertThatIOException().isThrownBy(() -> spawn(program, Map.of())).withMessageContaining(why);
    }
}
