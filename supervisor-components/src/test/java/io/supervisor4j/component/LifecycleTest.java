package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import io.supervisor4j.component.time.TaskThreads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Starts, stops and restarts: M-1 to M-18. */
@Timeout(60)
class LifecycleTest {

    private final Trail trail = new Trail();
    private final Recorded child = new Recorded("child", trail);
    private final Recorded other = new Recorded("other", trail);
    private final Recorded parent = new Recorded("parent", trail, child, other);

    @Test
    void callbacksAndChildrenStartInOrder_M9() throws InterruptedException {
        parent.start();

        assertThat(trail.steps())
                .containsExactly(
                        "parent onFirstStart",
                        "parent onStart",
                        "child onFirstStart",
                        "child onStart",
                        "child onStarted",
                        "other onFirstStart",
                        "other onStart",
                        "other onStarted",
                        "parent onStarted");
        assertThat(parent.state()).isEqualTo(ComponentState.RUNNING);
        parent.close();
    }

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
    void startingTwiceIsRefusedAndMaybeStartSaysWhetherItDid_M4() throws InterruptedException {
        assertThat(parent.maybeStart()).isTrue();
        assertThat(parent.maybeStart()).isFalse();

        assertThatIllegalState(parent::start, "<parent: running> is started already");
        parent.close();
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
    void whatFollowsAStopDuringTheStartIsSkipped_M12() throws InterruptedException {
        child.in("onStart", () -> parent.stopAsync());

        parent.start();
        parent.stop();

        assertThat(trail.steps())
                .containsExactly(
                        "parent onFirstStart",
                        "parent onStart",
                        "child onFirstStart",
                        "child onStart",
                        "child onStop",
                        "child onShutdown",
                        "parent onStop",
                        "parent onShutdown");
        assertThat(other.state()).isEqualTo(ComponentState.INIT);
    }

    @Test
    void aStopInterruptsAStartCallbackThatBlocks() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        child.in("onStart", () -> {
            blocked.countDown();
            new CountDownLatch(1).await();
        });
        CompletableFuture<Void> start = parent.startAsync().toCompletableFuture();
        blocked.await();

        StopReport report = parent.stop();

        assertThat(report.isClean()).isTrue();
        assertThat(start).succeedsWithin(Duration.ofSeconds(20));
        assertThat(child.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void aStopOrCrashInterruptsAChildThatIsJustStarting() throws Exception {
        for (boolean crash : List.of(false, true)) {
            CountDownLatch entered = new CountDownLatch(1);
            Recorded child = new Recorded("child", trail).in("onStart", () -> {
                entered.countDown();
                new CountDownLatch(1).await();
            });
            Recorded parent = new Recorded("parent", trail, child);
            var started = parent.startAsync();
            entered.await();

            if (crash) {
                parent.crash(new IllegalStateException("broken"));
            }
            StopReport report = parent.stop();

            assertThat(report.end()).isEqualTo(crash ? ComponentState.CRASHED : ComponentState.STOPPED);
            assertThat(report.unstopped()).isEmpty();
            assertThat(child.state()).isEqualTo(ComponentState.STOPPED);
            assertThat(started.toCompletableFuture()
                            .handle((nothing, failure) -> failure != null)
                            .join())
                    .isEqualTo(crash);
        }
    }

    @Test
    void whatBeginsJustWhenItsParentHasEndedEndsBeforeItsCallbacks() throws Exception {
        Recorded child = new Recorded("child", trail);
        Recorded parent = new Recorded("parent", trail, child);
        Run late = child.lifecycle().begin(false, parent).orElseThrow();

        late.launch();

        late.started().get();
        assertThat(child.state()).isEqualTo(ComponentState.STOPPED);
        assertThat(trail.steps()).isEmpty();
    }

    @Test
    void whatBeginsJustWhenItIsTakenFromItsParentEndsBeforeItsCallbacks_M22() throws Exception {
        Recorded child = new Recorded("child", trail);
        Recorded parent = new Recorded("parent", trail, child);
        parent.node().detach(child);
        Run late = child.lifecycle().begin(false, parent).orElseThrow();

        late.launch();

        late.started().get();
        assertThat(child.state()).isEqualTo(ComponentState.STOPPED);
        assertThat(trail.steps()).isEmpty();
    }

    @Test
    void aFailingStartFailsTheComponentAndStopsWhatHadStarted_M13() throws InterruptedException {
        other.failingIn("onStart");

        assertThatExceptionOfType(ComponentStartException.class)
                .isThrownBy(parent::start)
                .withMessageContaining("parent could not be started")
                .havingRootCause()
                .withMessage("onStart of other");

        assertThat(List.of(parent.state(), child.state(), other.state()))
                .containsExactly(ComponentState.FAILED, ComponentState.STOPPED, ComponentState.FAILED);
        assertThat(trail.steps())
                .endsWith("other onShutdown", "parent onStop", "child onStop", "child onShutdown", "parent onShutdown");
        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(parent::awaitStopped);
    }

    @Test
    void whatFailedBeforeOnStartHasNothingToStop_B34() {
        parent.failingIn("onFirstStart");

        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(parent::start);

        assertThat(trail.steps()).containsExactly("parent onFirstStart");
    }

    @Test
    void aComponentThatFailedCanBeStartedAgain() throws InterruptedException {
        parent.failingIn("onStart");
        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(parent::start);

        parent.in("onStart", () -> {});
        parent.start();

        assertThat(parent.state()).isEqualTo(ComponentState.RUNNING);
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

    /** Its owner stands still where the state shows the end of the run already and nobody was told of it yet. */
    private static final class SlowToTell extends Component {

        private final CountDownLatch ended = new CountDownLatch(1);
        private final CountDownLatch tell = new CountDownLatch(1);

        /** Asked for by the flight recorder's event, which comes before all others are told. */
        @Override
        public String label() {
            if (state().isEnd() && Thread.currentThread().getName().endsWith("/owner")) {
                ended.countDown();
                try {
                    tell.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return "slow";
        }
    }

    @Test
    void aStopOfWhatHasJustEndedReportsThatEnd_M5() throws InterruptedException {
        IllegalStateException reason = new IllegalStateException("broken");
        SlowToTell component = new SlowToTell();
        component.start();
        component.crash(reason);
        component.ended.await();

        CompletableFuture<StopReport> stop = component.stopAsync().toCompletableFuture();
        component.tell.countDown();

        assertThat(stop.join().end()).isEqualTo(ComponentState.CRASHED);
        assertThat(stop.join().reason()).containsSame(reason);
    }

    @Test
    void whatIsStartedWhenTheLastRunHasJustEndedIsAwaitedToItsOwnEnd_M36() throws InterruptedException {
        SlowToTell component = new SlowToTell();
        component.start();
        CompletableFuture<StopReport> first = component.stoppedAsync().toCompletableFuture();
        component.stopAsync();
        component.ended.await();
        component.start();

        component.tell.countDown();
        first.join();

        assertThat(component.lifecycle().stopped()).isNotDone();
        assertThat(component.stop().isClean()).isTrue();
        assertThat(component.lifecycle().stopped()).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void closeStops_M7() throws InterruptedException {
        try (parent) {
            parent.start();
        }
        assertThat(parent.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void aCallbackThatWouldWaitForItselfIsTold() {
        child.in("onStart", parent::stop);

        assertThatExceptionOfType(ComponentStartException.class)
                .isThrownBy(parent::start)
                .havingRootCause()
                .withMessageContaining("stop() of <parent: starting> would wait for child/onStart")
                .withMessageContaining("use its Async form");
    }

    @Test
    void aChildCannotBeStartedWithoutItsParent() {
        assertThatIllegalState(child::start, "<child: init> is part of <parent: init>, which is not started");
        assertThatIllegalState(child::restart, "is part of");
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

    @Test
    void aThreadThatCannotBeStartedFailsTheStartAndNotMore() {
        parent.configure(ComponentSettings.defaults().threads((name, task) -> {
            throw new OutOfMemoryError("unable to create native thread");
        }));

        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(parent::start);

        assertThat(parent.state()).isEqualTo(ComponentState.FAILED);
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void threadsCanBeVirtual() throws InterruptedException {
        parent.configure(ComponentSettings.defaults().threads(TaskThreads.virtual()));
        CompletableFuture<String> thread = new CompletableFuture<>();
        parent.in("onStart", () -> thread.complete(Thread.currentThread().toString()));

        parent.start();

        assertThat(thread.join()).startsWith("VirtualThread").contains("parent/onStart");
        parent.close();
    }

    @Test
    void aBrokenLabelOrLoggerKeepsNothingFromRunning() throws InterruptedException {
        Component broken = new Component() {
            @Override
            public String label() {
                throw new IllegalStateException("no label");
            }

            @Override
            protected org.slf4j.Logger logger() {
                throw new IllegalStateException("no logger");
            }
        };

        broken.start();

        assertThat(broken.stop().isClean()).isTrue();
    }

    private static void assertThatIllegalState(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String text) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageContaining(text);
    }
}
