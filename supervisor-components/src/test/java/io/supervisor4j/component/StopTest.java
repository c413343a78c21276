package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Stops: M-5, M-7, M-14 to M-16. */
@Timeout(60)
class StopTest {

    private final Trail trail = new Trail();
    private final Recorded child = new Recorded("child", trail);
    private final Recorded other = new Recorded("other", trail);
    private final Recorded parent = new Recorded("parent", trail, child, other);

    @Test
    void childrenStopInReverseOrderBetweenOnStopAndOnShutdown_M14() throws InterruptedException {
        parent.start();
        trail.clear();

        StopReport report = parent.stop();

        assertThat(trail.steps())
                .containsExactly(
                        "parent onStop",
                        "other onStop",
                        "other onShutdown",
                        "child onStop",
                        "child onShutdown",
                        "parent onShutdown");
        assertThat(report.isClean()).isTrue();
        assertThat(parent.state()).isEqualTo(ComponentState.STOPPED);
        assertThat(child.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void stoppingTwiceIsNothingTheSecondTime_M5() throws InterruptedException {
        parent.start();
        StopReport first = parent.stop();
        trail.clear();

        assertThat(parent.stop()).isEqualTo(first);
        assertThat(trail.steps()).isEmpty();
    }

    @Test
    void stoppingWhatNeverStartedCallsNothingAndLeavesItStartable_M5_B34() throws InterruptedException {
        assertThat(parent.stop().end()).isEqualTo(ComponentState.INIT);
        parent.setShutdown();
        assertThat(trail.steps()).isEmpty();

        parent.start();

        assertThat(trail.stepsOf("parent"))
                .containsExactly("parent onFirstStart", "parent onStart", "parent onStarted");
        parent.close();
    }

    @Test
    void errorsInTheCallbacksOfTheEndKeepNothingFromBeingStopped_M15_B35() throws InterruptedException {
        parent.failingIn("onStop").failingIn("onShutdown");
        other.failingIn("onStop");
        parent.start();

        StopReport report = parent.stop();

        assertThat(List.of(parent.state(), child.state(), other.state())).containsOnly(ComponentState.STOPPED);
        assertThat(report.failures())
                .extracting(failure -> failure.component() + " " + failure.what())
                .containsExactly("parent onStop", "parent/other onStop", "parent onShutdown");
        parent.in("onStop", () -> {}).in("onShutdown", () -> {});
        other.in("onStop", () -> {});
        parent.start();
        assertThat(parent.stop().isClean()).isTrue();
    }

    @Test
    void closeStops_M7() throws InterruptedException {
        try (parent) {
            parent.start();
        }
        assertThat(parent.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void aStopCanWaitForSetShutdown_M16() throws InterruptedException {
        Recorded waiting = new Recorded("waiting", trail) {
            {
                waitForShutdown();
            }
        };
        waiting.start();
        CompletableFuture<StopReport> stop = waiting.stopAsync().toCompletableFuture();
        assertThat(stop).isNotDone();

        waiting.setShutdown();

        assertThat(stop).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aStopGoesOnWhenNobodyCallsSetShutdown_M16() throws InterruptedException {
        ManualTime time = new ManualTime();
        Recorded waiting = new Recorded("waiting", trail) {
            {
                waitForShutdown();
            }
        };
        waiting.configure(ComponentSettings.defaults().time(time));
        waiting.start();
        CompletableFuture<StopReport> stop = waiting.stopAsync().toCompletableFuture();
        await().until(() -> time.nextDue().equals(Optional.of(Duration.ofSeconds(60))));

        time.advance(Duration.ofSeconds(60));

        assertThat(stop).succeedsWithin(Duration.ofSeconds(20));
        assertThat(trail.steps()).endsWith("waiting onStop", "waiting onShutdown");
    }
}
