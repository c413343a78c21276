package io.supervisor4j.runtime.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Real processes: shells that say which signals they get. */
@Timeout(30)
class SignalSenderTest {

    private static final String SCRIPT =
            "trap 'echo USR1' USR1; trap 'echo USR2' USR2; trap 'echo TERM; exit' TERM; echo there; while :; do sleep 0.01; done";

    private final List<Runnable> shells = new ArrayList<>();
    private final SignalSender signals = new SignalSender(shells::add);
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", SCRIPT).start();
        processes.add(process);
        assertThat(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine())
                .isEqualTo("there");
        return process;
    }

    private static String saidToTheEnd(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void manyProcessesGetTheirSignalFromOneTask() throws IOException {
        for (int i = 0; i < 20; i++) {
            signals.send("TERM", start());
        }
        assertThat(shells).hasSize(1);
        shells.get(0).run();

        for (Process process : processes) {
            assertThat(saidToTheEnd(process)).isEqualTo("TERM\n");
        }
    }

    @Test
    void aSignalThatIsStillToBeSentIsSentOnceAndTheLastOneIsLast() throws IOException {
        Process process = start();
        for (int i = 0; i < 1_000; i++) {
            signals.send("USR1", process);
            signals.send("TERM", process);
        }
        shells.get(0).run();

        assertThat(shells).hasSize(1);
        assertThat(saidToTheEnd(process)).endsWith("TERM\n");
    }

    @Test
    void aProcessThatIsGoneKeepsNoOtherFromItsSignal() throws Exception {
        Process gone = start();
        Process other = start();
        gone.destroyForcibly().waitFor();
        signals.send("TERM", gone);
        signals.send("TERM", other);
        shells.get(0).run();

        assertThat(saidToTheEnd(other)).isEqualTo("TERM\n");
        signals.send("TERM", gone);
        assertThat(shells).as("the next one gets a task again").hasSize(2);
    }
}
