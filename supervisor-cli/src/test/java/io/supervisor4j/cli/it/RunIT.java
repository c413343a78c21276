package io.supervisor4j.cli.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A manager in a file, as the process that the shell has started. */
class RunIT {

    private static final String JVM = "jvm-options: [-XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -Xmx64m]\n";

    @RegisterExtension
    final Installation installation = new Installation();

    private static String classes() {
        return Path.of(Greeter.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private static boolean runs(String pid) {
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }

    @Test
    void aClassGetsItsArgumentsAndNothingOfTheCommandLineOnItsClassPath() throws Exception {
        installation.write("app.yaml", JVM + "class-path: [" + classes() + "]\n" + """
                        services:
                          greeter:
                            class: io.supervisor4j.cli.it.Greeter
                            args: [world, 10s, {town: Rome, number: 3}]
                            env: {REGION: north}
                        """);
        Installation.Manager manager = installation.run("app.yaml").awaitReady();

        manager.awaitLine("greeter\\.0 \\| hello world after PT10S in Rome 3, north, class path .*");
        manager.awaitLine("greeter\\.0 \\| worker 0");
        assertThat(manager.lines())
                .doesNotContain("picocli")
                .doesNotContain("snakeyaml")
                .doesNotContain("yaml-2");
        manager.signal("TERM");
        assertThat(manager.awaitExit()).isZero();
    }

    @Test
    void managerAndWorkersEndRatherThanLiveOnWithoutMemory() throws Exception {
        installation.write("app.yaml", JVM + """
                        services:
                          shows:
                            command: [sh, -c, 'grep -a -o -e -XX:.ExitOnOutOfMemoryError /proc/$PPID/cmdline; exec sleep 1000']
                        """);
        Installation.Manager manager = installation.run("app.yaml").awaitReady();

        manager.awaitLine("shows\\.0 \\| -XX:\\+ExitOnOutOfMemoryError");
        manager.signal("TERM");
        assertThat(manager.awaitExit()).isZero();
    }

    @Test
    void aClassThatIsNotThereIsRefusedBeforeAnythingRuns() throws Exception {
        installation.write("app.yaml", JVM + "services: {greeter: {class: com.example.Nobody}}");
        Installation.Manager manager = installation.run("app.yaml");

        assertThat(manager.awaitExit()).isEqualTo(1);
        assertThat(manager.lines()).contains("com.example.Nobody").contains("class-path");
    }

    @Test
    void anInvalidFileIsRefusedWithAllErrors() throws Exception {
        installation.write("app.yaml", "nmae: x\nservices: {a: {comand: x}}");

        assertThat(installation.supervisor("run", "app.yaml").fails(1).err())
                .contains("app.yaml:1: nmae is unknown; did you mean name?")
                .contains("app.yaml:2: services.a.comand is unknown; did you mean command?");
        installation.supervisor("run", "nowhere.yaml").fails(1);
        installation.supervisor("run", "--help").succeeds();
    }

    @Test
    void aProgramIsBackAfterAKillAndDoesNotOutliveItsManager() throws Exception {
        installation.write("app.yaml", JVM + """
                        services:
                          program:
                            command: [sh, -c, 'echo $$ > pid.$SUPERVISOR_SERVICE.$SUPERVISOR_WORKER_ID; exec sleep 1000']
                        """);
        Path pid = installation.folder().resolve("pid.program.0");
        Installation.Manager manager = installation.run("app.yaml").awaitReady();
        await().atMost(Installation.LIMIT_SECONDS, TimeUnit.SECONDS)
                .until(() -> Files.exists(pid) && Files.size(pid) > 0);
        String first = Files.readString(pid);

        installation.supervisor("signal", "program", "KILL").succeeds();
        await().atMost(Installation.LIMIT_SECONDS, TimeUnit.SECONDS)
                .until(() -> !runs(first) && !Files.readString(pid).equals(first) && Files.size(pid) > 0);
        String second = Files.readString(pid).strip();
        new ProcessBuilder("kill", "-KILL", second).start().waitFor();
        manager.awaitLine(".*program.0 .*status 137.*");
        await().atMost(Installation.LIMIT_SECONDS, TimeUnit.SECONDS)
                .until(() -> !Files.readString(pid).strip().equals(second) && Files.size(pid) > 0);
        String third = Files.readString(pid);
        new ProcessBuilder("kill", "-KILL", Long.toString(manager.pid()))
                .start()
                .waitFor();
        await().atMost(Installation.LIMIT_SECONDS, TimeUnit.SECONDS).until(() -> !runs(third));
    }

    @Test
    void aProgramMaySayItselfWhenItIsReadyAndReloadOnASignal() throws Exception {
        installation.write("app.yaml", JVM + """
                        services:
                          program:
                            command:
                              - bash
                              - -c
                              - |
                                trap 'echo reloaded' HUP
                                trap 'echo goodbye; exit 0' TERM
                                until [[ -e go ]]; do sleep 0.1; done
                                echo ready >&4
                                while :; do sleep 0.1; done
                            ready: frame
                            reload-signal: HUP
                        """);
        Installation.Manager manager = installation.run("app.yaml");
        manager.awaitLine(".*manager started.*");
        assertThat(manager.lines()).doesNotContain("is ready");

        installation.write("go", "");
        manager.awaitReady().signal("HUP");
        manager.awaitLine("program\\.0 \\| reloaded").signal("TERM");
        assertThat(manager.awaitExit()).isZero();
        assertThat(manager.lines()).contains("program.0 | goodbye");
    }

    @Test
    void onSighupTheFileIsReadAgainAndAScaleMadeByHandStaysUnlessTheFilesNumberChanged() throws Exception {
        String file =
                JVM + "name: shop\nservices:\n  a: {command: sleep 1000, workers: 2}\n  b: {command: sleep 1000}\n";
        installation.write("app.yaml", file);
        Installation.Manager manager = installation.run("app.yaml").awaitReady();
        installation.supervisor("scale", "a", "3", "--wait").succeeds();
        assertThat(installation.supervisor("status").succeeds().out()).contains("a: 3 wanted by hand, 2 in the file");

        installation.write("app.yaml", file.replace("  b: {command: sleep 1000}\n", "  c: {command: sleep 1000}\n"));
        manager.signal("HUP");
        manager.awaitLine(".*worker c\\.0 .* is ready.*");
        manager.awaitLine(".*service b was removed.*");
        assertThat(installation.supervisor("status", "--json").out()).contains("\"target\":3");

        installation.write("app.yaml", file.replace("workers: 2", "workers: 1"));
        installation.supervisor("reload", "--wait").succeeds();
        manager.awaitLine(".*service a scaled from 3 to 1.*");

        installation.write("app.yaml", "name: shop\nservices: {a: {command: x, wokers: 9}}");
        manager.signal("HUP");
        manager.awaitLine(".*wokers.*did you mean workers.*");
        assertThat(installation.supervisor("status").succeeds().out()).containsPattern("(?m)^b +0");
    }

    @Test
    void aProgramGetsVariablesOfAnyName() throws Exception {
        installation.set("spring.datasource.password", "the secret");
        installation.write("app.yaml", JVM + """
                services:
                  teller:
                    command: [cat, /proc/self/environ]
                    env: {"its.own-name": "of the file"}
                    restart: never
                """);
        Installation.Manager manager = installation.run("app.yaml");

        manager.awaitLine("teller\\.0 \\| .*");
        assertThat(manager.lines())
                .contains(
                        "spring.datasource.password=the secret\0",
                        "its.own-name=of the file\0",
                        "SUPERVISOR_WORKER_ID=0\0");
        manager.signal("TERM");
        assertThat(manager.awaitExit()).isZero();
    }

    @Test
    void aProgramThatIsNotThereAndADirectoryThatIsGoneAreNamed() throws Exception {
        Path folder = Files.createDirectory(installation.folder().resolve("work"));
        Path program = Files.copy(Path.of("/bin/sleep"), installation.folder().resolve("program"));
        installation.write("app.yaml", JVM + """
                services:
                  one: {command: [../program, "1000"], directory: work}
                """);
        Installation.Manager manager = installation.run("app.yaml").awaitReady();

        Files.move(program, installation.folder().resolve("away"));
        installation.supervisor("signal", "one.0", "KILL").succeeds();
        manager.awaitLine(".*the program cannot be executed: there is no " + folder + "/\\.\\./program.*");

        Files.delete(folder);
        manager.awaitLine(".*the directory is not there: " + folder + ".*");
        manager.signal("TERM");
        assertThat(manager.awaitExit()).isZero();
    }
}
