package io.supervisor4j.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A tree of components as a program of its own: M-56 to M-59 and M-61. */
class ComponentProgramIT {

    private static final long LIMIT_SECONDS = 60;

    private static final List<String> ALL_CALLBACKS =
            List.of("root onStart", "root onStarted", "root onStop", "root onShutdown");

    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    /** A program, and all that it prints. */
    private record Running(Process process, List<String> output, Thread reader) {

        void awaitLine(String line) {
            await().atMost(LIMIT_SECONDS, TimeUnit.SECONDS).until(() -> output.contains(line));
        }

        void signal(String name) {
            Processes.signal(name, process.pid());
        }

        int awaitStatus() throws InterruptedException {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            reader.join();
            return process.exitValue();
        }

        List<String> callbacks() {
            return output.stream().filter(line -> line.matches("root on\\w+")).toList();
        }

        void assertHasRunWhole(int status) throws InterruptedException {
            assertThat(awaitStatus()).isEqualTo(status);
            assertThat(callbacks()).isEqualTo(ALL_CALLBACKS);
        }
    }

    private Running start(List<String> jvmOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(Processes.withSignals());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add(ComponentMain.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        List<String> output = new CopyOnWriteArrayList<>();
        Thread reader = new Thread(() -> read(process, output));
        reader.start();
        return new Running(process, output, reader);
    }

    private static void read(Process process, List<String> output) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException e) {
            output.add(e.toString());
        }
    }

    private Running start(String... arguments) throws IOException {
        return start(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")), arguments);
    }

    private Running startAndAwait(String how) throws IOException {
        Running program = start(how);
        program.awaitLine("root onStarted");
        return program;
    }

    /** Where there is no flight recorder, no signals and no logger, which needs more of the JDK. */
    private Running startBare(String how) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("logback"))
                .collect(Collectors.joining(File.pathSeparator));
        return start(List.of("--limit-modules", "java.base", "-cp", classPath), how);
    }

    @ParameterizedTest
    @CsvSource({"crash, 1", "exit 7, 7", "memory, 71", "stop, 0", "end after start, 0"})
    void theStatusSaysHowTheRootHasEnded_M57_M58_U20(String how, int status) throws Exception {
        assertThat(start(how).awaitStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"crash, 1", "stop, 0"})
    void theStatusIsTheSameInABareJdkWithoutALogger_M57_U20(String how, int status) throws Exception {
        Running program = startBare(how);

        assertThat(program.awaitStatus()).isEqualTo(status);
        assertThat(program.output()).contains("flight recorder: false");
    }

    @Test
    void aProgramThatEndsAfterItsStartHasCalledEveryCallback_M58() throws Exception {
        Running program = start("end after start");

        program.assertHasRunWhole(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalStopsTheRootAndTheStatusIsZero_M57_M59(String signal) throws Exception {
        Running program = startAndAwait("run");

        program.signal(signal);

        program.assertHasRunWhole(0);
        assertThat(program.output()).contains("status 0");
    }

    @Test
    void whatCallbacksThrowAfterASignalDoesNotChangeTheStatus_M57_M59() throws Exception {
        Running program = startAndAwait("fail at the end");

        program.signal("TERM");

        program.assertHasRunWhole(0);
    }

    @Test
    void furtherSignalsChangeNothing_M59() throws Exception {
        Running program = startAndAwait("run");

        for (int signal = 0; signal < 5; signal++) {
            Processes.signalIfThere(
                    signal % 2 == 0 ? "TERM" : "INT", program.process().pid());
        }

        program.assertHasRunWhole(0);
    }

    @Test
    void aSignalDuringTheStartCancelsIt_M59() throws Exception {
        Running program = start("start for ever");
        program.awaitLine("root onStart");

        program.signal("TERM");

        assertThat(program.awaitStatus()).isZero();
        assertThat(program.callbacks()).containsExactly("root onStart", "root onStop", "root onShutdown");
    }

    @ParameterizedTest
    @CsvSource({"run, HUP, 129", "exit at once, , 9"})
    void howeverTheJvmEndsTheRootIsStoppedFirst_M59(String how, String signal, int status) throws Exception {
        Running program = startAndAwait(how);

        if (signal != null) {
            program.signal(signal);
        }

        program.assertHasRunWhole(status);
    }

    @Test
    void whereTheJvmKeepsItsSignalsTheRootIsStoppedAllTheSame_M59() throws Exception {
        Running program = startBare("run");
        program.awaitLine("root onStarted");

        program.signal("TERM");

        program.assertHasRunWhole(143);
    }

    @Test
    void onSigusr1TheStacksOfTasksAndThreadsAreWrittenAndTheProgramGoesOn_M59() throws Exception {
        Running program = startAndAwait("run");

        for (int dump = 1; dump <= 2; dump++) {
            int number = dump;
            program.signal("USR1");
            await().atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .until(() -> program.output().stream()
                                    .filter(line -> line.startsWith("\"main\" WAITING"))
                                    .count()
                            == number);
        }

        assertThat(program.output()).contains("What <root: running> is doing:", "root/watch");
        assertThat(program.output()).anyMatch(line -> line.matches("\\tat .*io\\.supervisor4j\\.it\\.ComponentMain.*"));
        program.signal("TERM");
        assertThat(program.awaitStatus()).isZero();
    }

    @Test
    void theLogAndWhatIsPrintedGoToAFileInThePlaceOfTheConsole_M56_M61_M62() throws Exception {
        Path log = folder.resolve("program.log");
        Files.writeString(log, "before\n");
        Running program = start("run", log.toString());
        await().atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                .until(() -> Files.readString(log).contains("root onStarted"));

        program.signal("TERM");

        assertThat(program.awaitStatus()).isZero();
        assertThat(program.output()).containsExactly("flight recorder: true", "status 0");
        assertThat(Files.readString(log)).startsWith("before\n");
        String head = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} "
                + program.process().pid();
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.matches(head + " INFO  \\[root/onStarted] log - from the log"))
                .anyMatch(line -> line.matches(head + " WARN  \\[.*] stderr - from the error stream"))
                .anyMatch(line -> line.matches(head + " WARN  \\[.*] stdout - root onStop"));
    }

    @Test
    void inDebugTheTreeIsLogged_M56() throws Exception {
        Running program = start("debug");

        await().atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                .until(() -> program.output().stream().anyMatch(line -> line.matches("DEBUG .*\\[\\^root]: Started:")));
        program.signal("TERM");
        assertThat(program.awaitStatus()).isZero();
    }

    @Test
    void aQuietProgramLogsNothingToTheConsole_M61() throws Exception {
        Running program = startAndAwait("quiet");

        program.signal("TERM");

        assertThat(program.awaitStatus()).isZero();
        assertThat(program.output()).noneMatch(line -> line.contains("from the log"));
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeAnythingIsStarted_M56() throws Exception {
        Running program = start("run", folder.toString());

        assertThat(program.awaitStatus()).isEqualTo(1);
        assertThat(program.callbacks()).isEmpty();
        assertThat(program.output()).anyMatch(line -> line.contains("the log cannot be written to " + folder));
    }
}
