package io.supervisor4j.daemon.state;

import java.io.IOException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessIdentityTest {

    private final ProcessIdentity self =
            ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    @Test
    void aProcessIsItself() {
        assertThat(self).isEqualTo(ProcessIdentity.of(self.pid()).orElseThrow());
        assertThat(self.isAlive()).isTrue();
        assertThat(self.handle()).contains(ProcessHandle.current());
    }

    @Test
    void whoHadThePidBeforeIsSomebodyElse_B27() {
        ProcessIdentity earlier = new ProcessIdentity(self.pid(), self.boot(), self.started() - 1);
        ProcessIdentity beforeReboot = new ProcessIdentity(self.pid(), "another boot", self.started());

        assertThat(earlier.isAlive()).isFalse();
        assertThat(earlier.handle()).isEmpty();
        assertThat(beforeReboot.handle()).isEmpty();
    }

    @Test
    void aProcessThatIsGoneHasNoIdentity() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("cat").start();
        ProcessIdentity cat = ProcessIdentity.of(process.pid()).orElseThrow();

        process.destroyForcibly().waitFor();

        assertThat(ProcessIdentity.of(process.pid())).isEmpty();
        assertThat(cat.isAlive()).isFalse();
    }

    @Test
    void anInterruptedThreadCanLookToo() {
        Thread.currentThread().interrupt();
        boolean alive = self.isAlive();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(alive).isTrue();
    }
}
