package io.supervisor4j.cli.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A file that is wrong touches nothing, in whichever way it is wrong. */
class WrongFileIT {

    private static final String REFUSED = ".*reload refused, nothing has changed: .*";

    @RegisterExtension
    final Installation installation = new Installation();

    private String good;
    private Path file;

    /** A way to break the file, and what is said about it; that follows the file's name. */
    private record Mistake(String name, Breaking breaking, String said) {}

    private interface Breaking {
        void run() throws IOException;
    }

    @BeforeEach
    void writeTheFile() throws IOException {
        String classes = Greeter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        good = """
                jvm-options: [-XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -Xmx64m]
                class-path: ['%s']
                services:
                  program:
                    command: [sleep, '1000']
                    directory: .
                    workers: 2
                  greeter:
                    class: io.supervisor4j.cli.it.Greeter
                    args: [world, 10s, {town: Rome, number: 3}]
                """.formatted(classes);
        file = installation.write("app.yaml", good);
    }

    private Mistake mistake(String name, String here, String there, String said) {
        assertThat(good).contains(here);
        return new Mistake(name, () -> Files.writeString(file, good.replace(here, there)), said);
    }

    /** Cut right after the first of these. */
    private Mistake cut(String after, String said) {
        String half = good.substring(0, good.indexOf(after) + after.length());
        return new Mistake("cut after " + after, () -> Files.writeString(file, half), said);
    }

    private List<Mistake> mistakes() throws IOException {
        Path plain = Files.writeString(installation.folder().resolve("plain"), "exit\n");
        Path script = Files.writeString(installation.folder().resolve("script"), "#!/no/such/shell -x\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<Mistake> mistakes = new ArrayList<>(List.of(
                mistake("no YAML", "workers: 2", "workers: [2", ":\\d+: the file is no YAML: .*"),
                mistake("a tab", "    workers", "\tworkers", ":\\d+: .*tab.*"),
                new Mistake("empty", () -> Files.writeString(file, ""), ":1: the file must be a mapping .*"),
                new Mistake("missing", () -> Files.delete(file), ": there is no such file.*"),
                new Mistake(
                        "a folder",
                        () -> {
                            Files.delete(file);
                            Files.createDirectory(file);
                        },
                        ": is no regular file"),
                new Mistake(
                        "no text",
                        () -> Files.write(file, new byte[] {'a', (byte) 0xff, ':'}),
                        ": is not written in UTF-8"),
                new Mistake(
                        "huge",
                        () -> Files.writeString(file, good + "#".repeat(5 << 20) + "\n", StandardCharsets.US_ASCII),
                        ": is larger than the 1048576 bytes that such a file may have"),
                cut("command: [sl", ":\\d+: the file is no YAML: .*"),
                cut("greeter:\n    cl", ":\\d+: services.greeter must be a mapping.*"),
                cut("workers: ", ": its last line has no end.*"),
                cut("town: Rome, number: 3}]", ": its last line has no end.*"),
                mistake(
                        "unknown key",
                        "workers",
                        "wokers",
                        ":7: services.program.wokers is unknown; did you mean workers\\?"),
                mistake(
                        "wrong type",
                        "workers: 2",
                        "workers: {a: 2}",
                        ":7: services.program.workers must be one value.*"),
                mistake("no number", "workers: 2", "workers: two", ":7: services.program.workers must be a number.*"),
                mistake("too many", "workers: 2", "workers: 99999999999", ":7: services.program.workers .*"),
                mistake("twice", "  greeter:", "  program:", ":8: services.program is here twice"),
                mistake(
                        "no class",
                        "it.Greeter",
                        "it.Nobody",
                        ":9: .*io.supervisor4j.cli.it.Nobody cannot be loaded.*"),
                mistake(
                        "no service",
                        "io.supervisor4j.cli.it.Greeter",
                        "java.lang.String",
                        ":9: .*String is no .*Service"),
                mistake("arguments", "[world, 10s, ", "[10s, ", ":\\d+: service greeter: .*"),
                mistake("argument of a wrong kind", "10s", "soon", ":\\d+: service greeter: the argument soon .*"),
                mistake(
                        "no program",
                        "[sleep,",
                        "[no-such-program,",
                        ":5: services.program.command .*no-such-program in PATH.*"),
                mistake("no path", "[sleep,", "[./nothing,", ":5: services.program.command .*there is no .*/nothing"),
                mistake("no permission", "[sleep,", "[" + plain + ",", ":5: services.program.command .*chmod.*"),
                mistake("no interpreter", "[sleep,", "[./script,", ":5: services.program.command .*/no/such/shell.*"),
                mistake("a folder as a program", "[sleep,", "[/tmp,", ":5: services.program.command .*is no file"),
                mistake(
                        "no directory",
                        "directory: .",
                        "directory: nowhere",
                        ":6: services.program.directory is not there.*"),
                mistake(
                        "no option of a JVM",
                        "    args: [world",
                        "    jvm-options: [-Xbogus]\n    args: [world",
                        ":10: services.greeter.jvm-options do not let a JVM start: .*-Xbogus.*"),
                mistake(
                        "no agent",
                        "    args: [world",
                        "    jvm-options: ['-javaagent:nothing.jar=x=y']\n    args: [world",
                        ":10: services.greeter.jvm-options name the agent nothing.jar, which cannot be read"),
                mistake(
                        "no hook",
                        "services:",
                        "hooks: {reload: No.Hook}\nservices:",
                        ":3: reload hook: .*No.Hook cannot be loaded.*"),
                mistake(
                        "no jar",
                        "class-path: [",
                        "class-path: [nowhere.jar, ",
                        ":2: class-path has the entry 'nowhere.jar'.*")));
        if (!System.getProperty("user.name").equals("root")) {
            mistakes.add(new Mistake(
                    "unreadable",
                    () -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------")),
                    ": cannot be read: .*permission.*"));
        }
        return mistakes;
    }

    private void restore() throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, good);
    }

    private List<String> pids() throws Exception {
        return installation
                .supervisor("status")
                .succeeds()
                .out()
                .lines()
                .filter(line -> line.startsWith("program") || line.startsWith("greeter"))
                .map(line -> line.split("\\s+")[2])
                .toList();
    }

    @Test
    void everyMistakeIsToldToTheCallerWithItsLineAndTouchesNothing() throws Exception {
        Installation.Manager manager = installation.run("app.yaml").awaitReady();
        List<String> before = pids();
        List<Mistake> mistakes = mistakes();

        for (int i = 0; i < mistakes.size(); i++) {
            Mistake mistake = mistakes.get(i);
            mistake.breaking().run();
            Installation.Outcome reload = installation.supervisor("reload").fails(1);

            assertThat(reload.err())
                    .as(mistake.name())
                    .startsWith("supervisor: nothing is reloaded: ")
                    .containsPattern(Pattern.quote(file.toString()) + mistake.said());
            manager.awaitLines(REFUSED, i + 1);
            restore();
        }
        assertThat(pids()).hasSize(3).isEqualTo(before);
        assertThat(manager.lines()).doesNotContain(" is stopping", "reload finished", "terminate");
        assertThat(manager.lines().lines().filter(line -> line.matches(REFUSED)))
                .hasSameSizeAs(mistakes);
    }

    private void writeTwoMistakes() throws IOException {
        Files.writeString(file, good.replace("[sleep,", "[no-such-program,").replace("it.Greeter", "it.Nobody"));
    }

    @Test
    void allErrorsAreToldWhoeverAsksAndTheNextGoodFileIsTakenOver() throws Exception {
        Installation.Manager manager = installation.run("app.yaml").awaitReady();
        List<String> before = pids();
        writeTwoMistakes();

        assertThat(installation.supervisor("reload", "--wait").fails(1).err())
                .contains("2 errors:\n")
                .containsPattern("(?m)^  .*app.yaml:5: services.program.command .*$")
                .containsPattern("(?m)^  .*app.yaml:9: service greeter: .*$");
        manager.signal("HUP");
        manager.awaitLines(".*reload refused, nothing has changed: 2 errors: .*app.yaml:5: .*; .*app.yaml:9: .*", 2);
        assertThat(installation.supervisor("events", "--last", "3").succeeds().out())
                .contains("reload refused");
        assertThat(pids()).isEqualTo(before);

        Files.writeString(file, good.replace("'1000'", "'1001'"));
        installation.supervisor("reload", "--wait").succeeds();
        assertThat(pids()).hasSameSizeAs(before).isNotEqualTo(before);
        assertThat(manager.lines()).contains("service program has other class, command or args");
    }

    @Test
    void whatWouldBeRefusedLaterIsRefusedAtTheStartAndByCheck() throws Exception {
        writeTwoMistakes();

        assertThat(installation
                        .supervisor("run", "--check", "app.yaml")
                        .fails(1)
                        .err())
                .contains("app.yaml:5: services.program.command cannot be executed");
        Installation.Manager manager = installation.run("app.yaml");
        assertThat(manager.awaitExit()).isEqualTo(1);
        assertThat(manager.lines()).contains("app.yaml:5: ", "app.yaml:9: ").doesNotContain("started");
    }
}
