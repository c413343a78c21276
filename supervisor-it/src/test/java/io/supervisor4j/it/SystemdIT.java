package io.supervisor4j.it;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.WorkerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the manager tells systemd. The socket is python's: the JDK has no Unix-domain datagrams. */
class SystemdIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    @Test
    void readyIsSaidWhenTheInitialWorkersAreAndNotBefore_B17_C67() throws IOException {
        String go = folder.resolve("go").toString();
        try (Listener systemd = listen(folder.resolve("notify").toString())) {
            Master master = masters.withEnvironment("NOTIFY_SOCKET", systemd.address)
                    .start(manager -> manager.add(SlowToStart.class, 2, go));
            master.awaitLines("SlowToStart\\.\\d construct \\d+", 2);
            systemd.await("STATUS=0 of 2 workers ready");
            assertThat(systemd.messages()).noneMatch(message -> message.contains("READY=1"));

            Files.createFile(Path.of(go));
            systemd.await("READY=1.*");
            assertThat(String.join(" ", systemd.messages())).contains("STATUS=2 of 2 workers ready");
            master.signal("HUP");
            systemd.await("RELOADING=1\\\\nMONOTONIC_USEC=\\d+.*");
            systemd.await("READY=1.*", 2);
            master.stop();

            systemd.await("STOPPING=1.*STATUS=stopping.*");
            assertThat(systemd.output.all("((?:READY|RELOADING|STOPPING)=1).*"))
                    .containsExactly("READY=1", "RELOADING=1", "READY=1", "STOPPING=1");
            assertThat(systemd.output.all(".*WATCHDOG.*")).isEmpty();
        }
    }

    @Test
    void aReloadThatIsRefusedIsToldAsOneThatIsOver_C67() {
        try (Listener systemd = listen(folder.resolve("notify").toString())) {
            Master master = masters.withEnvironment("NOTIFY_SOCKET", systemd.address)
                    .with(builder -> builder.reloadDecision(() -> ReloadDecision.none("the file is broken")))
                    .start(manager -> manager.add(Talker.class, 1));
            systemd.await("READY=1.*");

            master.signal("HUP");
            systemd.await("READY=1.*", 2);
            master.stop();

            systemd.await("STOPPING=1.*");
            assertThat(systemd.output.all("((?:READY|RELOADING|STOPPING)=1).*"))
                    .containsExactly("READY=1", "RELOADING=1", "READY=1", "STOPPING=1");
        }
    }

    @Test
    void theWatchdogIsFedOverAnAbstractSocket_C67() {
        try (Listener systemd = listen("@supervisor4j-" + UUID.randomUUID())) {
            Master master = masters.withEnvironment("NOTIFY_SOCKET", systemd.address)
                    .withEnvironment("WATCHDOG_USEC", "400000")
                    .start(manager -> manager.add(Talker.class, 1));

            systemd.await("READY=1.*");
            systemd.await("WATCHDOG=1.*", 4);

            master.stop();
        }
    }

    @Test
    void aSocketThatNobodyListensToAndAnUnusableTempFolderHurtNothing_C67() {
        Master master = masters.withEnvironment(
                        "NOTIFY_SOCKET", folder.resolve("nobody").toString())
                .withJvmOptions("-Djava.io.tmpdir=" + folder.resolve("missing"))
                .start(manager -> manager.add(Talker.Reloadable.class, 2));

        master.awaitWorkers("Reloadable", 2);
        master.awaitLine("DEBUG systemd: systemd could not be notified.*");
        master.signal("HUP");
        master.awaitLines("Reloadable\\.\\d reload \\d+", 2);

        master.stop();
        assertThat(master.all("(?:WARN|ERROR) .*")).isEmpty();
    }

    private Listener listen(String address) {
        Optional<String> python = Processes.find("python3");
        if (python.isEmpty()) {
            System.out.println("skipped: there is no python3 here to listen as systemd does");
        }
        assumeTrue(python.isPresent());
        return new Listener(python.orElseThrow(), address, folder.resolve("received"));
    }

    /** In systemd's place: writes down each datagram as a line. */
    private static final class Listener implements AutoCloseable {

        private static final String SCRIPT = """
                import socket, sys
                address = sys.argv[1]
                receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                receiver.bind('\\0' + address[1:] if address[0] == '@' else address)
                print('listening', flush=True)
                while True:
                    print(receiver.recv(65536).decode().replace('\\n', '\\\\n'), flush=True)
                """;

        final String address;
        final Output output;
        private final Process process;

        Listener(String python, String address, Path file) {
            this.address = address;
            try {
                process = new ProcessBuilder(python, "-c", SCRIPT, address)
                        .redirectErrorStream(true)
                        .redirectOutput(file.toFile())
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            output = new Output(file);
            await("listening");
        }

        List<String> messages() {
            return output.lines();
        }

        void await(String regex) {
            await(regex, 1);
        }

        void await(String regex, int times) {
            Awaitility.await().alias(times + " x " + regex).atMost(Master.LIMIT).untilAsserted(() -> assertThat(
                            output.all(regex))
                    .as(output.toString())
                    .hasSizeGreaterThanOrEqualTo(times));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** Is ready when there is a file; reloads. */
    public static final class SlowToStart extends Talker.Reloadable {
        public SlowToStart(WorkerContext context, String file) {
            super(context);
            say("construct");
            awaitFile(file);
        }
    }
}
