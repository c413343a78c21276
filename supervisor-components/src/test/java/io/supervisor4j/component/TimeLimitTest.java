package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** Starts and waits that do not last for longer than a time: M-9, M-12, M-36. */
@Timeout(60)
class TimeLimitTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();
    private final Trail trail = new Trail();
    private final Recorded child = new Recorded("child", trail);
    private final Recorded root = new Recorded("root", trail, child);

    TimeLimitTest() {
        root.configure(ComponentSettings.defaults().time(time));
    }

    @AfterEach
    void stop() {
        root.close();
    }

    private CompletableFuture<Throwable> startWithinLimit() {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread starting = new Thread(() -> {
            try {
                root.start(LIMIT);
                failure.complete(new AssertionError("started"));
            } catch (Throwable e) {
                failure.complete(e);
            }
        });
        starting.start();
        return failure;
    }

    @Test
    void aStartInTimeIsAStart_M9() throws InterruptedException {
        root.start(LIMIT);

        time.advance(LIMIT);

        assertThat(List.of(root.state(), child.state())).containsOnly(ComponentState.RUNNING);
    }

    @Test
    void aStartThatTakesTooLongFailsAndSaysWhereItWas_M12() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        child.in("onStart", () -> {
            reached.countDown();
            new CountDownLatch(1).await();
        });
        CompletableFuture<Throwable> failure = startWithinLimit();
        reached.await();
        await().until(() -> time.nextDue().equals(Optional.of(LIMIT)));

        time.advance(LIMIT);

        assertThat(failure.join())
                .isInstanceOf(ComponentStartException.class)
                .cause()
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("root was not started within PT5S")
                .hasMessageContaining("root/child/onStart")
                .hasMessageContaining("TimeLimitTest");
        assertThat(root.state()).isEqualTo(ComponentState.FAILED);
        assertThat(child.state().isEnd()).isTrue();
        assertThat(trail.steps()).contains("child onShutdown", "root onShutdown");
    }

    @Test
    void whatHangsInALateStartIsAbandonedAtOnce_M12() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        root.in("onStart", () -> {
            reached.countDown();
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        CompletableFuture<Throwable> failure = startWithinLimit();
        reached.await();
        await().until(() -> time.nextDue().equals(Optional.of(LIMIT)));

        time.advance(LIMIT);
        await().until(() -> time.nextDue().equals(Optional.of(Duration.ofMillis(100))));
        time.advance(Duration.ofMillis(100));

        assertThat(failure.join()).isInstanceOf(ComponentStartException.class);
        end.countDown();
        assertThat(root.stop().unstopped())
                .extracting(StopReport.Unstopped::what)
                .containsExactly("onStart");
    }

    @Test
    void aWaitForTheEndIsOverWhenTheTimeIs_M36() throws InterruptedException {
        assertThat(root.awaitStopped(Duration.ZERO)).isEmpty();
        root.start();
        assertThat(root.awaitStopped(Duration.ZERO)).isEmpty();
        CompletableFuture<Optional<StopReport>> waiting = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                waiting.complete(root.awaitStopped(LIMIT));
            } catch (InterruptedException e) {
                waiting.completeExceptionally(e);
            }
        });
        thread.start();
        await().until(() -> time.nextDue().equals(Optional.of(LIMIT)));

        time.advance(LIMIT);

        assertThat(waiting.join()).isEmpty();
        root.stop();
        assertThat(root.awaitStopped(Duration.ZERO))
                .hasValueSatisfying(report -> assertThat(report.end()).isEqualTo(ComponentState.STOPPED));
    }

    @Test
    void aWaitForTheEndThrowsWhatTheEndWas_M36_U20() throws InterruptedException {
        root.start();
        root.crash(new IllegalStateException("broken"));

        assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(() -> root.awaitStopped(LIMIT));
    }

    @Test
    void aNegativeTimeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> root.start(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> root.awaitStopped(Duration.ofNanos(-1)));
    }
}
