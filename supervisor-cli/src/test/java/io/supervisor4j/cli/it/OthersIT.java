package io.supervisor4j.cli.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The commands that talk to no manager. */
class OthersIT {

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

    @Test
    void theDoctorFindsASocketThatWasLeftBehind() throws Exception {
        installation.write("app.yaml", "name: shop\nservices: {a: {command: sleep 1000}}");
        Installation.Manager manager = installation.run("app.yaml").awaitReady();
        assertThat(installation.supervisor("doctor").succeeds().out()).contains("a manager listens on");

        manager.signal("KILL");
        manager.awaitExit();
        assertThat(installation.supervisor("doctor").succeeds().out())
                .containsPattern("WARN .*shop.sock was left by a manager");
    }

    @Test
    void readyIsWaitedForAndTold_O82() throws Exception {
        String socket = installation.folder().resolve("notify").toString();
        String wait = "supervisor onready " + socket + " & until [ -e " + socket
                + " ]; do sleep 0.1; done; NOTIFY_SOCKET=" + socket;

        installation.shell(wait + " supervisor notify; wait $!").succeeds();
        installation
                .shell(wait + " bash -c 'supervisor notify STATUS=busy; supervisor notify'; wait $!")
                .succeeds();
        installation.shell(wait + " supervisor notify STOPPING=1; wait $!").fails(1);
        installation.supervisor("onready", socket, "--timeout", "10ms").fails(2);
        assertThat(installation.supervisor("notify").fails(1).err()).contains("$NOTIFY_SOCKET is not set");
    }

    @Test
    void aManagerIsWaitedForThoughItTellsItsStatusFirst_O82() throws Exception {
        Path socket = installation.folder().resolve("notify");
        installation.write("app.yaml", "services: {a: {command: sleep 1000}}");
        Installation.Manager waiting = installation.begin("supervisor onready " + socket);
        await().atMost(Installation.LIMIT_SECONDS, TimeUnit.SECONDS).until(() -> Files.exists(socket));
        installation.set("NOTIFY_SOCKET", socket.toString());
        Installation.Manager manager = installation.run("app.yaml");

        assertThat(waiting.awaitExit()).isZero();
        manager.awaitReady().signal("TERM");
        assertThat(manager.awaitExit()).isZero();
    }

    /** In the place of systemd: prints what it is told until that is READY. */
    private static final String INIT_SYSTEM = """
            import socket, sys
            receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            receiver.bind(sys.argv[1])
            message = ''
            while 'READY=1' not in message.splitlines():
                message = receiver.recv(4096).decode()
                print(message, flush=True)
            """;

    @Test
    void aManagerTellsItsInitSystemWhenItIsReadyAndNotBefore() throws Exception {
        Needs.that(
                installation.shell("command -v python3").status() == 0,
                "there is no python3 to listen as an init system does");
        Path socket = installation.folder().resolve("notify");
        Path script = installation.write("init.py", INIT_SYSTEM);
        installation.write("app.yaml", """
                services:
                  a:
                    command: [bash, -c, 'until [[ -e go ]]; do sleep 0.1; done; echo ready >&4; exec sleep 1000']
                    ready: frame
                """);
        Installation.Manager init = installation.begin("python3 " + script + " " + socket);
        await().atMost(Installation.LIMIT_SECONDS, TimeUnit.SECONDS).until(() -> Files.exists(socket));
        installation.set("NOTIFY_SOCKET", socket.toString());

        Installation.Manager manager = installation.run("app.yaml");
        init.awaitLine("STATUS=0 of 1 workers ready");
        manager.awaitLine(".*manager started.*");
        assertThat(init.lines()).doesNotContain("READY=1");
        installation.write("go", "");

        assertThat(init.awaitExit()).isZero();
        manager.awaitReady().signal("TERM");
        assertThat(manager.awaitExit()).isZero();
    }

    @Test
    void optionFilesAreExplainedCheckedAndShown_O50() throws Exception {
        String[] group = {"--class-path", classes(), "--group", SampleOptions.class.getName()};
        installation.write("wrong.yaml", "sample:\n  treads: 3\n");

        Files.writeString(
                installation.folder().resolve("sample.yaml"),
                installation
                        .supervisor("config", "sample", group[0], group[1], group[2], group[3])
                        .succeeds()
                        .out());
        installation
                .supervisor("config", "check", group[0], group[1], group[2], group[3], "sample.yaml")
                .succeeds();
        assertThat(installation
                        .supervisor("config", "show", group[0], group[1], group[2], group[3], "sample.yaml")
                        .succeeds()
                        .out())
                .contains("sample.threads = 4");
        assertThat(installation
                        .supervisor("config", "sample", "--schema", group[0], group[1], group[2], group[3])
                        .succeeds()
                        .out())
                .contains("json-schema.org");
        assertThat(installation
                        .supervisor("config", "check", group[0], group[1], group[2], group[3], "wrong.yaml")
                        .fails(1)
                        .err())
                .contains("wrong.yaml:2")
                .contains("threads?");
        installation
                .supervisor("config", "check", group[0], group[1], "--group", "Nobody", "sample.yaml")
                .fails(1);
    }

    @Test
    void aDaemonIsStartedToldOfAndEnded() throws Exception {
        String options = " --state-directory state ";
        installation.shell("supervisor daemon status sleeper" + options).fails(3);
        assertThat(installation
                        .shell("supervisor daemon start sleeper " + Sleeper.class.getName() + " 1000 --class-path "
                                + classes() + options)
                        .succeeds()
                        .out())
                .startsWith("sleeper runs, pid ");
        installation.shell("supervisor daemon status sleeper" + options).succeeds();
        installation.shell("supervisor daemon stop sleeper" + options).succeeds();
        installation.shell("supervisor daemon status sleeper" + options).fails(3);
        installation.shell("supervisor daemon stop sleeper" + options).fails(1);

        installation
                .shell("supervisor daemon start sleeper " + Sleeper.class.getName() + " 1000 --class-path " + classes()
                        + options)
                .succeeds();
        installation.shell("supervisor daemon kill sleeper" + options).succeeds();
        installation.shell("supervisor daemon status sleeper" + options).fails(1);
        assertThat(installation
                        .shell("supervisor daemon start failing " + Sleeper.class.getName() + " soon --class-path "
                                + classes() + options)
                        .fails(1)
                        .err())
                .contains("NumberFormatException");
    }
}
