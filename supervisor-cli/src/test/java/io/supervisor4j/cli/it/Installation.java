package io.supervisor4j.cli.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The distribution as a user has it: unpacked, on the path, with folders of its own for sockets and archives. */
final class Installation implements BeforeEachCallback, AfterEachCallback {

    static final long LIMIT_SECONDS = 60;

    private final List<Process> started = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Path folder = Path.of("");

    /** What a command has printed, and its status. */
    record Outcome(int status, String out, String err) {

        Outcome succeeds() {
            assertThat(status).as(out + err).isZero();
            return this;
        }

        Outcome fails(int expected) {
            assertThat(status).as(out + err).isEqualTo(expected);
            return this;
        }
    }

    static Path home() {
        return Path.of(System.getProperty("supervisor.distribution"));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("supervisor-cli");
        environment.clear();
        environment.put(
                "XDG_RUNTIME_DIR", Files.createDirectory(folder.resolve("run")).toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("SUPERVISOR_ARCHIVE", "off");
        environment.put("PATH", home().resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    }

    /** A folder for the test's files, in which all commands run. */
    Path folder() {
        return folder;
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    Path write(String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text);
    }

    /** Runs a command line as a shell does, to its end. */
    Outcome shell(String commandLine) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = begin(out, err, "bash", "-c", commandLine);
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as(commandLine)
                .isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    Outcome supervisor(String... arguments) throws IOException, InterruptedException {
        return shell("supervisor "
                + String.join(
                        " ", Arrays.stream(arguments).map(Installation::quoted).toList()));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Starts a manager from a file, with SIGHUP and SIGINT as they are by default, whoever runs the tests. */
    Manager run(String file) throws IOException {
        Path out = Files.createTempFile(folder, "manager", "");
        return new Manager(begin(out, out, "env", "--default-signal=HUP,INT", "supervisor", "run", file), out);
    }

    /** Starts a command line, and leaves it running. */
    Manager begin(String commandLine) throws IOException {
        Path out = Files.createTempFile(folder, "manager", "");
        return new Manager(begin(out, out, "bash", "-c", "exec " + commandLine), out);
    }

    private Process begin(Path out, Path err, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        builder.environment().keySet().removeAll(List.of("NOTIFY_SOCKET", "SUPERVISOR_SOCKET", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        started.clear();
        if (context.getExecutionException().isPresent()) {
            print(context.getDisplayName());
        }
        new ProcessBuilder("rm", "-rf", folder.toString()).start();
    }

    /** What the managers said. */
    private void print(String test) throws IOException {
        try (DirectoryStream<Path> outputs = Files.newDirectoryStream(folder, "manager*")) {
            for (Path output : outputs) {
                System.out.println(test + ", " + output.getFileName() + ":\n" + Files.readString(output));
            }
        }
    }

    /** A manager, or another program, that runs. */
    record Manager(Process process, Path output) {

        long pid() {
            return process.pid();
        }

        /** Without the time that the log appends to the line of an event that it tells late; how late depends on the machine. */
        String lines() throws IOException {
            return Files.readString(output, StandardCharsets.UTF_8)
                    .replaceAll("(?m) \\(at \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\)$", "");
        }

        /** Waits until it has printed something. */
        Manager awaitLine(String regex) {
            return awaitLines(regex, 1);
        }

        /** Waits until it has printed something so many times. */
        Manager awaitLines(String regex, int times) {
            await().alias(regex).atMost(LIMIT_SECONDS, TimeUnit.SECONDS).until(() -> {
                assertThat(process.isAlive() || count(regex) >= times)
                        .as(lines())
                        .isTrue();
                return count(regex) >= times;
            });
            return this;
        }

        private long count(String regex) throws IOException {
            return lines().lines().filter(line -> line.matches(regex)).count();
        }

        Manager awaitReady() {
            return awaitLine(".* manager ready: .*");
        }

        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-s", name, Long.toString(pid())).start().waitFor();
        }

        int awaitExit() throws InterruptedException {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }
    }
}
