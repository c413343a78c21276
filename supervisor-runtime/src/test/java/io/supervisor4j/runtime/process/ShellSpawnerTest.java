package io.supervisor4j.runtime.process;

import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.system.process.ShellCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Real processes, small ones: shell scripts in place of a worker's JVM (docs/decisions/starting.md). */
@Timeout(30)
class ShellSpawnerTest {

    private static final long SOON_MILLIS = 10_000;

    /** Long enough to see that nothing happens. */
    private static final long NOT_NOW_MILLIS = 1_000;

    @TempDir
    Path folder;

    private final ExecutorService writers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "writer");
        thread.setDaemon(true);
        return thread;
    });
    private final Trail trail = new Trail(new CountDownLatch(0));
    private final List<SupervisorEvent> notices = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    private final List<WorkerProcess> spawned = new ArrayList<>();

    @AfterEach
    void killWhatIsLeft() {
        spawned.forEach(WorkerProcess::kill);
        writers.shutdownNow();
    }

    private WorkerProcess spawn(String script) throws IOException {
        WorkerProcess process = spawner().spawn(plan(script), false, captured);
        spawned.add(process);
        return process;
    }

    private ShellSpawner spawner() {
        return new ShellSpawner(Archives.none(), new LaunchCheck(new MissingEntries(), notices::add), writers);
    }

    private LaunchPlan plan(String script) {
        return new LaunchPlan("/bin/sh", List.of(), "", List.of("-c", script), environment);
    }

    private boolean captured;

    private WorkerProcess watched(String script) throws IOException {
        WorkerProcess process = spawn(script);
        process.watch(trail);
        return process;
    }

    /** What a process told, in order, as text. */
    private static final class Trail implements WorkerListener {

        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private final CountDownLatch go;

        /** Takes the first report only when the latch opens. */
        Trail(CountDownLatch go) {
            this.go = go;
        }

        @Override
        public void said(Report report) {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
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

        String next() throws InterruptedException {
            return next(SOON_MILLIS);
        }

        String next(long millis) throws InterruptedException {
            return events.poll(millis, TimeUnit.MILLISECONDS);
        }

        void expect(String... expected) throws InterruptedException {
            for (String event : expected) {
                assertThat(next()).isEqualTo(event);
            }
        }
    }

    private void expect(String... events) throws InterruptedException {
        trail.expect(events);
    }

    @Test
    void whatIsCapturedIsToldLineByLineBeforeTheEnd() throws Exception {
        captured = true;
        watched("echo one; echo two >&2; printf three; exit 3");

        expect("printed one", "printed two", "printed three", "exited 3");
    }

    @Test
    void aSignalReachesTheProcess() throws Exception {
        captured = true;
        WorkerProcess process = watched("trap 'echo usr1; exit 7' USR1; echo up; while :; do sleep 0.01; done");
        expect("printed up");
        process.signal("USR1");

        expect("printed usr1", "exited 7");
    }

    @Test
    void thePidIsThatOfTheProgramItself() throws Exception {
        Path file = folder.resolve("pid");
        WorkerProcess process = watched("echo $$ > " + file);
        expect("exited 0");

        assertThat(Files.readString(file)).isEqualTo(process.pid() + "\n");
    }

    @Test
    void commandsArriveOn3AndReportsLeaveBy4() throws Exception {
        WorkerProcess process =
                watched("read line <&3; echo \"$line\" > " + folder.resolve("got") + "; echo 'ready {}' >&4");
        process.send(new Command.Ping(5));
        expect(new Report.Ready().toString(), "exited 0");

        assertThat(folder.resolve("got")).hasContent("ping {\"id\":5}");
    }

    @Test
    void standardInputIsEmptyAndTheOutputsAreOurs() throws Exception {
        Path file = folder.resolve("fds");
        watched("for fd in 0 1 2; do readlink /proc/$$/fd/$fd; done > " + file);
        expect("exited 0");

        // The shell redirects its own output while it reads.
        List<String> targets = Files.readAllLines(file);
        assertThat(targets.get(0)).isEqualTo("/dev/null");
        assertThat(targets.get(2))
                .isEqualTo(Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString());
    }

    @Test
    void noOtherDescriptorIsHandedDown() throws Exception {
        Path file = folder.resolve("fds");
        watched("ls /proc/$$/fd > " + file);
        expect("exited 0");

        assertThat(Files.readAllLines(file))
                .filteredOn(fd -> Integer.parseInt(fd) < 10)
                .containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void whatItPrintsIsNoProtocol() throws Exception {
        watched("echo 'ready {}'; echo 'ready {}' >&2; echo 'pong {\"id\":1}' >&4");

        expect(new Report.Pong(1).toString(), "exited 0");
    }

    @Test
    void theEndOfTheMasterIsTheEndOfTheCommands() throws Exception {
        LaunchPlan plan = plan("cat <&3 > /dev/null; exit 7");
        Process process =
                new ProcessBuilder(ShellSpawner.command(ShellCommand.of(environment), plan, List.of())).start();
        process.getOutputStream().close();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 42, 42", "exit 255, 255", "kill -KILL $$, 137", "kill -TERM $$, 143"})
    void theExitValueIsTold_J4(String script, int value) throws Exception {
        watched(script);

        expect("exited " + value);
    }

    @Test
    void allThatItSaidIsToldBeforeItsExit() throws Exception {
        watched("i=0; while [ $i -lt 2000 ]; do echo \"pong {\\\"id\\\":$i}\" >&4; i=$((i+1)); done; "
                + "echo 'exiting {\"status\":3,\"reason\":\"own\",\"detail\":\"\"}' >&4; exit 3");

        for (int i = 0; i < 2000; i++) {
            expect(new Report.Pong(i).toString());
        }
        expect(new Report.Exiting(3, ReportedReason.OWN, "").toString(), "exited 3");
    }

    @Test
    void theExitWaitsForWhoIsStillBeingToldWhatCameBefore() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        WorkerProcess process = spawn("echo 'pong {\"id\":1}' >&4; echo 'ready {}' >&4; exit 3");
        Trail slow = new Trail(go);
        process.watch(slow);

        assertThat(slow.next(NOT_NOW_MILLIS)).isNull();
        go.countDown();
        slow.expect(new Report.Pong(1).toString(), new Report.Ready().toString(), "exited 3");
    }

    @Test
    void garbageIsToldAndSkipped() throws Exception {
        watched("i=0; while [ $i -lt 3 ]; do echo nonsense >&4; i=$((i+1)); done; echo 'ready {}' >&4");

        expect("garbled", "garbled", "garbled", new Report.Ready().toString(), "exited 0");
    }

    @Test
    void aReportBehindGarbageThatIsNoAsciiIsHeard() throws Exception {
        watched("printf 'gr\\303\\274\\303\\237e\\n\\377\\n' >&4; echo 'ready {}' >&4");

        expect("garbled", "garbled", new Report.Ready().toString(), "exited 0");
    }

    @Test
    void oneThatFloodsItsPipeIsHeldUpAndItsEndIsNot() throws Exception {
        WorkerProcess process = watched("yes 'ready {}' >&4");
        String ready = new Report.Ready().toString();
        for (int i = 0; i < 5_000; i++) {
            expect(ready);
        }
        process.kill();

        String last = trail.next();
        while (ready.equals(last)) {
            last = trail.next();
        }
        assertThat(last).isEqualTo("exited 137");
    }

    @Test
    void aProcessThatReadsNoCommandsHoldsNoMoreThanSomeOfThem() throws Exception {
        Path go = folder.resolve("go");
        Path count = folder.resolve("count");
        WorkerProcess process = watched("echo 'ready {}' >&4; while [ ! -e " + go + " ]; do sleep 0.01; done; n=0;"
                + " while read -r line; do case $line in bye*) break;; esac; n=$((n+1)); done <&3;"
                + " echo $n >" + count + ".new; mv " + count + ".new " + count);
        expect(new Report.Ready().toString());
        Command.Query longQuery = new Command.Query(1, "x".repeat(1_000), "");
        for (int i = 0; i < 100_000; i++) {
            process.send(longQuery);
        }
        Files.createFile(go);
        await().until(() -> {
            // Kept as soon as there is room.
            process.send(new Command.Bye());
            return Files.exists(count);
        });

        assertThat(Integer.parseInt(Files.readString(count).strip()))
                .as("what was kept, and what the pipe holds")
                .isBetween(1_000, 1_500);
        expect("exited 0");
    }

    @Test
    void aReportThatIsCutOffByItsDeathSaysNothing() throws Exception {
        watched("printf 'ready {}' >&4; kill -KILL $$");

        expect("exited 137");
    }

    @Test
    void itCanBeKilledAlsoTwiceAndAfterItsEnd() throws Exception {
        WorkerProcess process = watched("echo 'ready {}' >&4; exec sleep 600");
        expect(new Report.Ready().toString());
        process.kill();
        process.kill();

        expect("exited 137");
        process.kill();
    }

    @Test
    void aChildThatHoldsThePipeDoesNotDelayTheExit() throws Exception {
        Path file = folder.resolve("child");
        watched("sleep 600 & echo $! > " + file + "; echo 'ready {}' >&4; exit 3");
        expect(new Report.Ready().toString());
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(Files.readString(file).trim())).orElseThrow();

        try {
            expect("exited 3");
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aStoppedProcessDoesNotHoldUpItsSender() throws Exception {
        WorkerProcess process = watched("kill -STOP $$; n=0; while read line <&3; do n=$((n+1)); done; exit 1");
        awaitState(process, "T");
        String big = "x".repeat(400_000);
        for (int i = 0; i < 5; i++) {
            process.send(new Command.Assign("id", "n", i, "t", "c", big, "", 0));
        }

        process.kill();
        expect("exited 137");
    }

    @Test
    void commandsArriveInTheirOrder() throws Exception {
        WorkerProcess process =
                watched("i=0; while [ $i -lt 100 ]; do read verb json <&3; echo \"pong $json\" >&4; i=$((i+1)); done");
        for (int i = 0; i < 100; i++) {
            process.send(new Command.Ping(i));
        }

        for (int i = 0; i < 100; i++) {
            expect(new Report.Pong(i).toString());
        }
        expect("exited 0");
    }

    @Test
    void aCommandToADeadProcessIsLost() throws Exception {
        WorkerProcess process = watched("exit 0");
        expect("exited 0");
        process.send(new Command.Ping(1));
        process.kill();
    }

    @Test
    void theEnvironmentIsTheOneOfThePlanAndTheTokenOfTheLife() throws Exception {
        environment.put("GOOD", "a b$c");
        environment.put("with.dot", "1");
        environment.put("with-dash", "two\nlines");
        environment.put("-i", "no option");
        Path file = folder.resolve("environment");
        watched("cat /proc/$$/environ > " + file);
        expect("exited 0");

        String life = "SUPERVISOR_LIFE=j[0-9a-f]{32}-\\d+\\.";
        assertThat(Files.readString(file).split("\0", -1))
                .filteredOn(variable -> !variable.matches(life))
                .containsExactlyInAnyOrder(
                        "PATH=" + System.getenv("PATH"),
                        "GOOD=a b$c",
                        "with.dot=1",
                        "with-dash=two\nlines",
                        "-i=no option",
                        "");
    }

    @Test
    void aJavaThatIsGoneIsNamed() {
        LaunchPlan plan = new LaunchPlan(folder.resolve("bin/java").toString(), List.of(), "", List.of(), environment);

        assertThatThrownBy(() -> spawner().spawn(plan, false, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no program " + folder.resolve("bin/java"));
    }

    @Test
    void aClassPathEntryThatGoesIsNamedOnceUntilItIsBack() throws Exception {
        Path jar = Files.createFile(folder.resolve("a.jar"));
        LaunchPlan plan = new LaunchPlan("/bin/true", List.of(), jar.toString(), List.of(), environment);
        ShellSpawner spawner = spawner();
        spawned.add(spawner.spawn(plan, false, false));
        assertThat(notices).isEmpty();

        for (int round = 1; round <= 2; round++) {
            Files.delete(jar);
            spawned.add(spawner.spawn(plan, false, false));
            spawned.add(spawner.spawn(plan, false, false));
            assertThat(notices).hasSize(round);
            Files.createFile(jar);
            spawned.add(spawner.spawn(plan, false, false));
        }
        assertThat(notices.get(0).describe()).startsWith("class path entry " + jar + " does not exist any more");
    }

    @Test
    void anArgumentListThatIsTooLongIsAnException() {
        LaunchPlan plan = new LaunchPlan("/bin/true", List.of(), "", List.of("x".repeat(1 << 21)), environment);

        assertThatThrownBy(() -> spawner().spawn(plan, false, false)).isInstanceOf(IOException.class);
    }

    @Test
    void threadsEndWithTheProcess() throws Exception {
        WorkerProcess process = watched("exit 0");
        expect("exited 0");

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().endsWith("-" + process.pid())));
    }

    private static void awaitState(WorkerProcess process, String state) {
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        await().until(() -> Files.readString(stat).contains(") " + state));
    }
}
