package io.supervisor4j.it;

import io.supervisor4j.examples.mailer.MailerControl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.supervisor4j.it.Daemons.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

/** The example of the documentation: it is what the documentation shows, and it works. */
class DaemonExampleIT {

    private static final Path SOURCES = Path.of("src/main/java/io/supervisor4j/examples/mailer");

    @TempDir
    Path folder;

    @AfterEach
    void endAll() {
        awaitUntil("the end", () -> {
            Processes.with(folder.toString())
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            return Processes.with(folder.toString()).isEmpty();
        });
    }

    @Test
    void whatTheDocumentationShowsIsInTheExample() throws IOException {
        Readme.of("supervisor-daemon").assertShows(SOURCES, 3);
    }

    @Test
    void theExampleStartsWorksAndStops_S33() throws Exception {
        assertThat(control("status")).isEqualTo("3 not running");
        String started = control("start");
        assertThat(started).matches("0 running, pid \\d+");
        assertThat(control("status")).isEqualTo(started);
        assertThat(control("start")).isEqualTo(started);

        Path mail = Files.createFile(folder.resolve("queue/mail-1"));
        awaitUntil("the mail to be sent", () -> !Files.exists(mail));

        assertThat(control("stop")).isEqualTo("0 stopped");
        assertThat(control("status")).isEqualTo("3 not running, exited with status 0");
        assertThat(Files.readAllLines(folder.resolve("state/mailer.log"))).containsExactly("sending mail-1", "stopped");
        assertThat(control("dance")).startsWith("2 unknown command 'dance'");
    }

    /** Returns the status and what was said. */
    private String control(String command) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailerControl.class.getName(),
                        command,
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said.strip();
    }
}
