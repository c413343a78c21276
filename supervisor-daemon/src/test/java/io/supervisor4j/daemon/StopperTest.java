package io.supervisor4j.daemon;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.daemon.state.DaemonFiles;
import io.supervisor4j.daemon.state.DaemonState;
import io.supervisor4j.daemon.state.Life;
import io.supervisor4j.daemon.state.Phase;
import io.supervisor4j.daemon.state.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A daemon's process ends thread by thread: while the first is gone and others are not, its lock is held and it takes no signal. */
class StopperTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ProcessIdentity self =
            ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    @TempDir
    Path folder;

    private DaemonState state;
    private Stopper stopper;
    private Process parent;

    /** The lock is held by this JVM; the process that its file names is a child that nothing collects. */
    @BeforeEach
    void holdTheLock() throws IOException {
        state = new DaemonState(new DaemonFiles(folder, "d"));
        stopper = new Stopper("d", state);
        parent = new ProcessBuilder("/bin/sh", "-c", "exec 3<&0; sh -c 'read line <&3' & echo $!; exec sleep 600 3<&-")
                .start();
    }

    @AfterEach
    void endAll() throws IOException, InterruptedException {
        parent.getOutputStream().close();
        parent.destroyForcibly().waitFor();
    }

    private ProcessIdentity child() throws IOException {
        byte[] line = new byte[16];
        int length = parent.getInputStream().read(line);
        // A shell would collect its child.
        await().until(() -> parent.info().command().orElse("").endsWith("/sleep"));
        return ProcessIdentity.of(Long.parseLong(new String(line, 0, length, UTF_8).trim()))
                .orElseThrow();
    }

    private void isThere(ProcessIdentity process) throws IOException {
        state.guarded(LIMIT, () -> {
            state.write(new Life("1", Phase.RUNNING, Optional.empty(), self, Optional.of(process)));
            return state.take();
        });
    }

    @Test
    void stoppingAProcessThatIsEndingWaitsForItsEnd_S17() throws IOException {
        ProcessIdentity child = child();
        isThere(child);
        parent.getOutputStream().close();
        await().until(child::isEnding);

        assertThat(stopper.stop(Duration.ofMillis(1))).as("gone").isFalse();
        assertThat(stopper.kill(Duration.ofMillis(1))).as("gone").isFalse();
        assertThatThrownBy(() -> stopper.signal("HUP"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("daemon d is not running");
    }

    @Test
    void aProcessThatIsNotVisibleIsNamed_B27() throws IOException {
        isThere(new ProcessIdentity(self.pid(), "another boot", 1));

        assertThatThrownBy(() -> stopper.stop(Duration.ofMillis(1)))
                .isInstanceOf(SupervisorException.class)
                .hasMessageContaining("process " + self.pid() + " is not visible from here");
    }
}
