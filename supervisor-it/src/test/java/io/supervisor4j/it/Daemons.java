package io.supervisor4j.it;

import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.StartResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Starts the daemons of a test and the programs that control them, and ends at its end, also when it fails, all of them. */
final class Daemons implements BeforeEachCallback, AfterEachCallback {

    static final Duration LIMIT = Master.LIMIT;

    private final String tag = "-Dsupervisor.it=" + UUID.randomUUID();
    private final List<Process> started = new ArrayList<>();
    private Path folder = Path.of("/");

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("daemons");
    }

    /** The state directory, which is not there yet. */
    Path directory() {
        return folder.resolve("state");
    }

    /** A JVM option by which this test finds its processes. */
    String tag() {
        return tag;
    }

    /** For the files of the test; deleted afterwards. */
    Path folder() {
        return folder;
    }

    /** A daemon called "d". */
    Daemon.Builder daemon(Class<?> main, String... args) {
        return describe(directory().toString(), tag, main, args);
    }

    static Daemon.Builder describe(String directory, String tag, Class<?> main, String... args) {
        return Daemon.builder("d")
                .stateDirectory(Path.of(directory))
                .jvmOptions(tag, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m")
                .main(main, args);
    }

    /** Starts it, and returns its pid. */
    long start(Daemon daemon) {
        StartResult result = daemon.start(LIMIT);
        assertThat(result).as(() -> String.join("\n", log())).isInstanceOf(StartResult.Running.class);
        return ((StartResult.Running) result).pid();
    }

    /** The command line of another JVM that controls daemons. */
    List<String> caller(CallerMain.Program program) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                tag,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CallerMain.class.getName(),
                MasterMain.encode(program),
                directory().toString(),
                tag);
    }

    /** Runs a command to its end; returns what it said. */
    List<String> run(List<String> command) throws IOException {
        return run(new ProcessBuilder(command));
    }

    List<String> run(ProcessBuilder builder) throws IOException {
        Path file = Files.createTempFile(folder, "caller", ".log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
        started.add(process);
        awaitUntil("the end of " + builder.command().get(0), () -> !process.isAlive());
        List<String> lines = Files.readAllLines(file);
        assertThat(process.exitValue()).as(() -> String.join("\n", lines)).isZero();
        return lines;
    }

    /** Starts another program, such as a bystander. */
    Process process(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    /** What the daemon has written. */
    List<String> log() {
        try {
            Path file = directory().resolve("d.log");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    void awaitLine(String regex) {
        awaitUntil("a line " + regex + " among " + log(), () -> log().stream().anyMatch(line -> line.matches(regex)));
    }

    static void awaitUntil(String what, Callable<Boolean> condition) {
        await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    /** The processes of this test, but for those that a shell is about to become. */
    List<Long> processes() {
        return Processes.with(tag);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        awaitUntil("the end of " + tag, () -> {
            processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            started.forEach(Process::destroyForcibly);
            return processes().isEmpty() && started.stream().noneMatch(Process::isAlive);
        });
        if (context.getExecutionException().isPresent()) {
            log().forEach(System.out::println);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
        }
    }
}
