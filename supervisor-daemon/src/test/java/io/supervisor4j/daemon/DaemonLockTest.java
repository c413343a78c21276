package io.supervisor4j.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What one JVM can see; several processes are tried where real daemons are started. */
class DaemonLockTest {

    @TempDir
    Path folder;

    private final Path file() {
        return folder.resolve("d.lock");
    }

    @Test
    void aLockThatNobodyTookIsFree() throws IOException {
        DaemonLock lock = DaemonLock.at(file());

        assertThat(lock.<Boolean>guarded(lock::isHeld)).isFalse();
        assertThat(lock.<Boolean>guarded(lock::isHeld)).isFalse();
        assertThat(file()).isEmptyFile();
    }

    @Test
    void aJvmThatTookItKeepsIt() throws IOException {
        DaemonLock lock = DaemonLock.at(file());

        assertThat(lock.<Boolean>guarded(lock::take)).isTrue();
        assertThat(lock.<Boolean>guarded(lock::take)).isTrue();
        assertThat(lock.<Boolean>guarded(lock::isHeld)).isTrue();
    }

    @Test
    void thereIsOneLockForAFileInAJvm() {
        assertThat(DaemonLock.at(folder.resolve("x/../d.lock"))).isSameAs(DaemonLock.at(file()));
    }

    @Test
    void aFileThatWasReplacedIsOpenedAnew() throws IOException {
        DaemonLock lock = DaemonLock.at(file());
        lock.guarded(lock::isHeld);
        Files.delete(file());

        assertThat(lock.<Boolean>guarded(lock::isHeld)).isFalse();
        assertThat(file()).exists();
    }

    @Test
    void anInterruptHurtsNothingAndIsKept() throws IOException {
        DaemonLock lock = DaemonLock.at(file());
        lock.guarded(lock::take);

        Thread.currentThread().interrupt();
        boolean held = lock.guarded(lock::isHeld);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(held).isTrue();
        assertThat(lock.<Boolean>guarded(lock::isHeld)).isTrue();
    }
}
