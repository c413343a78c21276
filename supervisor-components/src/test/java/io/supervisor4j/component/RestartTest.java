package io.supervisor4j.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Restarts: M-8, M-10, M-17, M-36. */
@Timeout(60)
class RestartTest {

    private final Trail trail = new Trail();
    private final Recorded child = new Recorded("child", trail);
    private final Recorded other = new Recorded("other", trail);
    private final Recorded parent = new Recorded("parent", trail, child, other);

    @Test
    void aRestartStopsThenCallsOnRestartThenStartsWithoutOnFirstStart_M10_M17_X5() throws InterruptedException {
        parent.start();
        trail.clear();

        parent.restart();

        assertThat(trail.stepsOf("parent"))
                .containsExactly(
                        "parent onStop", "parent onShutdown", "parent onRestart", "parent onStart", "parent onStarted");
        assertThat(trail.stepsOf("child"))
                .containsExactly("child onStop", "child onShutdown", "child onStart", "child onStarted");
        parent.close();
    }

    @Test
    void everyFurtherRunCountsAlsoInChildren_M8() throws InterruptedException {
        assertThat(parent.restartCount()).isZero();
        parent.start();
        assertThat(parent.restartCount()).isZero();

        parent.restart();
        parent.stop();
        parent.start();

        assertThat(List.of(parent.restartCount(), child.restartCount())).containsExactly(2, 2);
        parent.close();
    }

    @Test
    void aRestartDuringTheStartBeginsAnew() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        parent.in("onStart", () -> {
            blocked.countDown();
            new CountDownLatch(1).await();
        });
        parent.startAsync();
        blocked.await();
        parent.in("onStart", () -> {});

        parent.restart();

        assertThat(parent.state()).isEqualTo(ComponentState.RUNNING);
        assertThat(parent.restartCount()).isEqualTo(1);
        parent.close();
    }

    @Test
    void theLaterOfStopAndRestartCounts() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        parent.in("onStop", () -> {
            blocked.countDown();
            go.await();
        });
        parent.start();
        CompletableFuture<Void> restart = parent.restartAsync().toCompletableFuture();
        blocked.await();

        CompletableFuture<StopReport> stop = parent.stopAsync().toCompletableFuture();
        go.countDown();

        assertThat(stop).succeedsWithin(Duration.ofSeconds(20));
        assertThatThrownBy(restart::join).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(parent.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void awaitStoppedOutlastsRestarts_M36() throws InterruptedException {
        parent.start();
        CompletableFuture<StopReport> stopped = parent.stoppedAsync().toCompletableFuture();

        parent.restart();
        assertThat(stopped).isNotDone();
        parent.stop();

        assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
        assertThat(parent.awaitStopped().end()).isEqualTo(ComponentState.STOPPED);
    }
}
