package io.supervisor4j.cli.it;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Operating a manager that runs, command by command. */
class OperateIT {

    private static final String FILE = """
            name: shop
            jvm-options: [-XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -Xmx64m]
            services:
              sleeper:
                command: sleep 1000
                workers: 2
              failing:
                command: [sh, -c, 'echo the disk is full; exit 3']
                ready: frame
                workers: 0
              brief:
                command: [sh, -c, 'sleep 0.1; exit 3']
                workers: 0
            """;

    @RegisterExtension
    final Installation installation = new Installation();

    @Test
    void allCommandsWorkOnTheOnlyManagerThatRuns() throws Exception {
        installation.write("shop.yaml", FILE);
        Installation.Manager manager = installation.run("shop.yaml").awaitReady();

        assertThat(installation.supervisor("status").succeeds().out())
                .startsWith("shop: ready, pid " + manager.pid())
                .containsPattern("(?m)^sleeper +0 +\\d+ ready .*\\dM +[\\d.]+s$");
        assertThat(installation.supervisor("status", "--json").succeeds().out())
                .startsWith("{\"name\":\"shop\",\"pid\":" + manager.pid())
                .hasLineCount(1);
        assertThat(installation
                        .supervisor("scale", "sleeper", "3", "--wait")
                        .succeeds()
                        .err())
                .contains("worker sleeper.2")
                .contains("is ready");
        assertThat(installation
                        .supervisor("restart", "--rolling", "sleeper", "--wait")
                        .succeeds()
                        .err())
                .contains("sleeper.0");
        installation.supervisor("restart", "sleeper.1", "--wait").succeeds();
        installation.supervisor("reload", "--wait", "--timeout", "50s").succeeds();
        assertThat(installation
                        .supervisor("signal", "sleeper.2", "KILL")
                        .succeeds()
                        .out())
                .isEqualTo("sleeper.2\n");
        manager.awaitLine(".*sleeper.2 .*killed by SIGKILL.*");
        assertThat(installation.supervisor("why", "sleeper.2").succeeds().out())
                .contains("because:")
                .contains("killed by SIGKILL");
        assertThat(installation
                        .supervisor("events", "--last", "1000")
                        .succeeds()
                        .out())
                .contains("scaled from 2 to 3");
        assertThat(installation.supervisor("threads", "sleeper.0").fails(1).err())
                .contains("it is a program");
        installation.supervisor("stop", "--wait").succeeds();
        assertThat(manager.awaitExit()).isZero();
        installation.supervisor("status").fails(4);
    }

    @Test
    void whatIsNotReachedInTimeIsSaidWithTheLastLinesOfTheWorkers() throws Exception {
        installation.write("shop.yaml", FILE);
        Installation.Manager manager = installation.run("shop.yaml").awaitReady();
        installation.supervisor("scale", "failing", "1").succeeds();
        manager.awaitLine(".*failing\\.0 .*exited with status 3.*");

        assertThat(installation
                        .supervisor("scale", "failing", "1", "--wait", "--timeout", "3s")
                        .fails(3)
                        .err())
                .contains("failing.0")
                .contains("exited with status 3")
                .contains("| the disk is full");
        assertThat(installation.supervisor("logs", "failing.0").succeeds().out())
                .containsPattern("failing\\.0 \\| the disk is full");
        manager.signal("INT");
        assertThat(manager.awaitExit()).isEqualTo(1);
    }

    @Test
    void workersThatDieAsSoonAsTheyAreReadyAreNeverReached() throws Exception {
        installation.write("shop.yaml", FILE);
        Installation.Manager manager = installation.run("shop.yaml").awaitReady();

        assertThat(installation
                        .supervisor("scale", "brief", "1", "--wait", "--timeout", "4s")
                        .fails(3)
                        .err())
                .contains("worker brief.0")
                .contains("is ready after")
                .contains("exited with status 3");
        manager.signal("INT");
        assertThat(manager.awaitExit()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedSaysWhatThereIs() throws Exception {
        installation.write("shop.yaml", FILE);
        installation.run("shop.yaml").awaitReady();

        assertThat(installation.supervisor("scale", "slepper", "1").fails(1).err())
                .contains("sleeper");
        assertThat(installation.supervisor("why", "sleeper.7").fails(1).err()).contains("sleeper");
        assertThat(installation
                        .supervisor("signal", "sleeper", "RELOAD")
                        .fails(1)
                        .err())
                .contains("RELOAD");
    }

    @Test
    void ofSeveralManagersOneMustBeNamed() throws Exception {
        installation.write("shop.yaml", FILE);
        installation.write("bank.yaml", FILE.replace("name: shop", ""));
        installation.run("shop.yaml").awaitReady();
        installation.run("bank.yaml").awaitReady();

        assertThat(installation.supervisor("status").fails(2).err()).contains("--manager: bank, shop");
        assertThat(installation
                        .supervisor("status", "--manager", "bank")
                        .succeeds()
                        .out())
                .startsWith("bank: ");
        installation.set(
                "SUPERVISOR_SOCKET",
                installation.folder().resolve("run/supervisor4j/shop.sock").toString());
        assertThat(installation.supervisor("status").succeeds().out()).startsWith("shop: ");
    }

    @Test
    void followingEndsWithTheManager() throws Exception {
        installation.write("shop.yaml", FILE);
        Installation.Manager manager = installation.run("shop.yaml").awaitReady();

        Installation.Outcome outcome =
                installation.shell("supervisor events --follow >events & supervisor logs -f >logs & "
                        + "until [ -s events ]; do sleep 0.1; done; kill "
                        + manager.pid() + "; wait; cat events");
        assertThat(outcome.succeeds().out()).contains("manager stopped with status 0");
    }

    @Test
    void theArchiveIsMadeBesideTheFirstCommandAndTheNextSaysNothingOfIt() throws Exception {
        installation.set("SUPERVISOR_ARCHIVE", "on");
        installation.supervisor("--version").succeeds();
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(Installation.LIMIT_SECONDS))
                .until(() -> {
                    try (var files = Files.list(installation.folder().resolve("cache/supervisor4j"))) {
                        return files.anyMatch(file -> file.toString().endsWith(".archive"));
                    } catch (java.io.IOException e) {
                        return false;
                    }
                });
        assertThat(installation.supervisor("--version").succeeds().out()).startsWith("supervisor ");
        assertThat(installation.supervisor("--version").err()).isEmpty();
    }
}
