package io.supervisor4j.daemon.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/** What one JVM can see; several processes are tried where real daemons are started. */
class DaemonLockTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Path file() {
        return folder.resolve("d.lock");
    }

    @Test
    void aLockThatNobodyTookIsFree() throws IOException {
        DaemonLock lock = DaemonLock.at(file());

        assertThat(lock.<Boolean>guarded(LIMIT, lock::isHeld)).isFalse();
        assertThat(lock.<Boolean>guarded(LIMIT, lock::isHeld)).isFalse();
        assertThat(file()).isEmptyFile();
    }

    @Test
    void aJvmThatTookItKeepsIt() throws IOException {
        DaemonLock lock = DaemonLock.at(file());

        assertThat(lock.<Boolean>guarded(LIMIT, lock::take)).isTrue();
        assertThat(lock.<Boolean>guarded(LIMIT, lock::take)).isTrue();
        assertThat(lock.<Boolean>guarded(LIMIT, lock::isHeld)).isTrue();
    }

    @Test
    void thereIsOneLockForAFileInAJvm() {
        assertThat(DaemonLock.at(folder.resolve("x/../d.lock"))).isSameAs(DaemonLock.at(file()));
    }

    @Test
    void aFileThatWasReplacedIsOpenedAnew() throws IOException {
        DaemonLock lock = DaemonLock.at(file());
        lock.guarded(LIMIT, lock::isHeld);
        Files.delete(file());

        assertThat(lock.<Boolean>guarded(LIMIT, lock::isHeld)).isFalse();
        assertThat(file()).exists();
    }

    @Test
    void anInterruptHurtsNothingAndIsKept() throws IOException {
        DaemonLock lock = DaemonLock.at(file());
        lock.guarded(LIMIT, lock::take);

        Thread.currentThread().interrupt();
        boolean held = lock.guarded(LIMIT, lock::isHeld);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(held).isTrue();
        assertThat(lock.<Boolean>guarded(LIMIT, lock::isHeld)).isTrue();
    }

    @Test
    void theDaemonMakesARemovedFileAgainOnlyWhenNoOtherThreadHasTheGuard() throws Exception {
        DaemonLock lock = DaemonLock.at(file());
        lock.guarded(LIMIT, lock::take);
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        Thread keeper = new Thread(() -> {
            try {
                lock.keep();
                kept.complete(true);
            } catch (IOException e) {
                kept.completeExceptionally(e);
            }
        });
        lock.guarded(LIMIT, () -> {
            Files.delete(file());
            keeper.start();
            await().until(() -> keeper.getState() == Thread.State.WAITING || kept.isDone());
            assertThat(file()).doesNotExist();
            return lock;
        });

        assertThat(kept.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(file()).exists();
        assertThat(lock.<Boolean>guarded(LIMIT, lock::isHeld)).isTrue();
    }

    @Test
    void theLimitOfTheCallerRulesHowLongTheGuardIsWaitedFor() throws Exception {
        DaemonLock lock = DaemonLock.at(file());
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> holder = CompletableFuture.supplyAsync(() -> hold(lock, held, release));
        held.await();

        assertThatIOException()
                .isThrownBy(() -> lock.guarded(Duration.ofMillis(20), lock::isHeld))
                .withMessageContaining("the guard of " + file());
        CompletableFuture<Boolean> patient = CompletableFuture.supplyAsync(() -> get(lock));
        release.countDown();

        assertThat(patient.get()).isFalse();
        assertThat(holder.get()).isTrue();
    }

    private static boolean get(DaemonLock lock) {
        try {
            return lock.guarded(LIMIT, lock::isHeld);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hold(DaemonLock lock, CountDownLatch held, CountDownLatch release) {
        try {
            return lock.guarded(LIMIT, () -> {
                held.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return true;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
