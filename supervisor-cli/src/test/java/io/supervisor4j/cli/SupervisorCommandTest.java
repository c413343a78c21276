package io.supervisor4j.cli;

import io.supervisor4j.cli.command.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class SupervisorCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int execute(String... args) {
        return SupervisorCommand.commandLine(args)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void anUnknownCommandIsUsageWithTheOneThatWasMeant() {
        assertThat(execute("sacle", "mailer", "3")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("sacle").contains("scale").contains("Try 'supervisor --help'");
    }

    @Test
    void withoutACommandThereIsNothingToDo() {
        assertThat(execute()).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("which command?");
    }

    @Test
    void aWorkerThatIsNoneIsUsage() {
        assertThat(execute("why", "mailer")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("mailer.0").contains("Try 'supervisor why --help'");
    }

    @Test
    void aTimeoutNeedsAUnit() {
        assertThat(execute("scale", "mailer", "3", "--timeout", "10")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("for seconds write 10s");
    }

    @Test
    void rollingIsForAWholeService() {
        assertThat(execute("restart", "--rolling")).isEqualTo(ExitCodes.USAGE);
        assertThat(execute("restart", "--rolling", "mailer.1")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("--rolling needs a service");
    }

    @Test
    void aManagerThatDoesNotRunIsNoManager() {
        assertThat(execute("status", "--manager", "nobody-has-this-name")).isEqualTo(ExitCodes.NO_MANAGER);
        assertThat(err.toString()).contains("nobody-has-this-name");
    }

    @Test
    void everyCommandHasAHelpOfItsOwn() {
        CommandLine all = SupervisorCommand.commandLine();
        assertThat(all.getSubcommands()).containsKeys("status", "run", "init");
        List<String> visible = new ArrayList<>(all.getSubcommands().keySet());
        visible.removeIf(name ->
                all.getSubcommands().get(name).getCommandSpec().usageMessage().hidden());
        assertThat(visible)
                .allSatisfy(name -> assertThat(execute(name, "--help")).isZero());
    }

    @Test
    void initWritesAFileThatRunTakesAndNeverOverwritesOne() {
        String file = folder.resolve("app.yaml").toString();

        assertThat(execute("init", file)).isEqualTo(ExitCodes.REACHED);
        assertThat(execute("run", "--check", file)).isEqualTo(ExitCodes.REACHED);
        assertThat(execute("init", file)).isEqualTo(ExitCodes.REFUSED);
        assertThat(err.toString()).contains("is there already");
    }

    /** {@code /dev/full} fails on each write, as a pipe does whose reader was killed. */
    @Test
    void aScriptThatIsGoneWhileItsFileIsCheckedIsToldAsThatAndAsNoDefect() throws Exception {
        Path file = folder.resolve("app.yaml");
        Files.writeString(file, "name: shop\nservices: {a: {command: sleep 1000}}");
        for (String jars : List.of("manager", "command", "logging")) {
            Files.createDirectories(folder.resolve("lib").resolve(jars));
        }
        System.setProperty("supervisor.home", folder.toString());
        try {
            assertThat(execute("run", "--exec-to", "/dev/full", file.toString()))
                    .isEqualTo(ExitCodes.REFUSED);
        } finally {
            System.clearProperty("supervisor.home");
        }

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("bin/supervisor, which was to become the manager", "was it killed?")
                .doesNotContain("defect");
    }

    @Test
    void allThatTheFirstFileExplainsCanBeSwitchedOn() throws Exception {
        Path file = folder.resolve("app.yaml");
        execute("init", file.toString());
        Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(folder.resolve("lib"));
        Files.createFile(folder.resolve("lib/a.jar"));
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^( *)#(?! )(?! *A class)", "$1"));
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^    # (?= )", "    "));

        assertThat(execute("run", "--check", file.toString()))
                .as(err.toString())
                .isEqualTo(ExitCodes.REACHED);
    }

    @Test
    void aWrongFileIsRefusedWithEverythingThatIsWrong() throws Exception {
        Path file = folder.resolve("app.yaml");
        Files.writeString(file, "servcies: {}\nboot-timeout: 10\n");

        assertThat(execute("run", "--check", file.toString())).isEqualTo(ExitCodes.REFUSED);
        assertThat(err.toString())
                .contains(file + ":1: servcies is unknown; did you mean services?")
                .contains(file + ":2: boot-timeout '10' has no unit; for seconds write 10s");
    }
}
