package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

    /** Waits as it was made to, and has a task and a child. */
    private final class Waiting extends Recorded {

        Waiting(ManualTime time) {
            super("waiting", trail, new Recorded("inner", trail));
            waitForShutdown();
            configure(ComponentSettings.defaults().time(time));
            task("task", () -> {
                trail.add("waiting task");
                try {
                    new CountDownLatch(1).await();
                } finally {
                    trail.add("waiting task ends");
                }
            });
        }
    }

    /** Nothing but that wait lasts a minute. */
    private CompletableFuture<StopReport> stopUntilItWaits(Waiting waiting, ManualTime time)
            throws InterruptedException {
        waiting.start();
        await().until(() -> trail.steps().contains("waiting task"));
        CompletableFuture<StopReport> stop = waiting.stopAsync().toCompletableFuture();
        await().until(() -> time.nextDue().equals(Optional.of(Duration.ofSeconds(60))));
        await().until(() -> trail.steps().contains("waiting task ends"));
        assertThat(trail.steps()).contains("waiting onStop", "inner onShutdown").doesNotContain("waiting onShutdown");
        return stop;
    }

    @Test
    void aStopWaitsForSetShutdownWhenAllElseHasEndedAndNoLonger_M16() throws InterruptedException {
        ManualTime time = new ManualTime();
        Waiting waiting = new Waiting(time);
        CompletableFuture<StopReport> stop = stopUntilItWaits(waiting, time);
        time.advance(Duration.ofSeconds(59));
        assertThat(waiting.state()).isEqualTo(ComponentState.STOPPING);
        assertThat(stop).isNotDone();

        waiting.setShutdown();

        assertThat(stop).succeedsWithin(Duration.ofSeconds(20));
        assertThat(stop.join().isClean()).isTrue();
        assertThat(trail.steps()).endsWith("waiting onShutdown");
    }

    @Test
    void aStopGoesOnAfterAMinuteWhenNobodyCallsSetShutdown_M16() throws InterruptedException {
        ManualTime time = new ManualTime();
        Waiting waiting = new Waiting(time);
        CompletableFuture<StopReport> stop = stopUntilItWaits(waiting, time);

        time.advance(Duration.ofSeconds(60));

        assertThat(stop).succeedsWithin(Duration.ofSeconds(20));
        assertThat(waiting.state()).isEqualTo(ComponentState.STOPPED);
        assertThat(trail.steps()).endsWith("waiting onShutdown");
    }

    @Test
    void aStopWaitsForNobodyUnlessItWasAskedTo_M16() throws InterruptedException {
        parent.configure(ComponentSettings.defaults().time(new ManualTime()));
        parent.start();

        assertThat(parent.stop().isClean()).isTrue();
    }

    /** What a later, shorter limit is told, the child that is being stopped is told too. */
    @Test
    void aShorterLimitReachesTheChildThatIsBeingStopped_M14() throws InterruptedException {
        ManualTime time = new ManualTime();
        CountDownLatch stopping = new CountDownLatch(1);
        parent.configure(ComponentSettings.defaults().time(time).stopTimeout(Duration.ofHours(1)));
        other.in("onStop", () -> {
            stopping.countDown();
            new CountDownLatch(1).await();
        });
        parent.start();
        CompletableFuture<StopReport> first = parent.stopAsync().toCompletableFuture();
        stopping.await();

        Thread second = new Thread(() -> {
            try {
                parent.stop(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        second.start();
        await().until(() -> time.nextDue().equals(Optional.of(Duration.ofSeconds(5))));
        time.advance(Duration.ofSeconds(5));

        assertThat(first).succeedsWithin(Duration.ofSeconds(20));
        assertThat(first.join().unstopped())
                .extracting(StopReport.Unstopped::component)
                .containsExactly("parent/other");
        second.join();
    }
}
