package io.supervisor4j.system.file;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RemovedLocksTest {

    @Test
    void aLockIsStillKnownWhenItsFileWasRemovedAndNotBeforeNorAfterItsEnd(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("a.lock");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Objects.requireNonNull(channel.tryLock());
            assertThat(RemovedLocks.isHeld(path)).isFalse();

            Files.delete(path);
            assertThat(RemovedLocks.isHeld(path)).isTrue();
            assertThat(RemovedLocks.isHeld(folder.resolve("b.lock"))).isFalse();

            Files.createFile(path);
            assertThat(RemovedLocks.isHeld(path)).isTrue();
        }
        assertThat(RemovedLocks.isHeld(path)).isFalse();
    }

    /** As that of a daemon's files, which is held for moments. */
    @Test
    void aRemovedFileThatIsOpenButNotLockedAtItsBeginningIsNoLock(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("a.lock");
        try (FileChannel removed = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Files.delete(path);
            try (FileChannel present = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                Objects.requireNonNull(present.tryLock());
                assertThat(RemovedLocks.isHeld(path)).isFalse();

                Objects.requireNonNull(removed.tryLock(1, 1, false));
                assertThat(RemovedLocks.isHeld(path)).isFalse();

                Objects.requireNonNull(removed.tryLock(0, 1, false));
                assertThat(RemovedLocks.isHeld(path)).isTrue();
            }
        }
    }
}
