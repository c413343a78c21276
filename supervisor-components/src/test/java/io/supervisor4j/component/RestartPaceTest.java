package io.supervisor4j.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** How soon restarts follow: M-53, M-54, B-31. */
@Timeout(60)
class RestartPaceTest extends SupervisedTestBase {

    private static final Duration ENOUGH = Duration.ofMillis(110);
    private static final double MIDDLE = 0.5;

    /** Crashes as often as a restart follows at once; returns after the crash that is followed by a wait. */
    private void crashUntilItWaits(Component component) throws InterruptedException {
        for (int restart = 1; restart <= 3; restart++) {
            component.crash(reason);
            awaitRun(component, restart);
        }
        component.crash(reason);
        awaitPause();
    }

    /** Until the supervisor waits to restart something; how long. Callbacks of the end have more time. */
    private Duration awaitPause() {
        await().until(() -> time.nextDue()
                .filter(due -> due.compareTo(Duration.ofSeconds(5)) < 0)
                .isPresent());
        return time.nextDue().orElseThrow();
    }

    private Duration wait(int shortLives) {
        return Duration.ofNanos(RestartPace.DEFAULT.waitAfter(shortLives, MIDDLE));
    }

    @Test
    void threeShortLivesAreFollowedAtOnceThenTheWaitDoublesToALimit() {
        assertThat(List.of(wait(0), wait(1), wait(3))).containsOnly(Duration.ZERO);
        assertThat(List.of(wait(4), wait(5), wait(6)))
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(List.of(wait(13), wait(1000), wait(Integer.MAX_VALUE))).containsOnly(Duration.ofSeconds(30));
        assertThat(RestartPace.DEFAULT.waitAfter(4, 0)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(90));
        assertThat(RestartPace.DEFAULT.waitAfter(4, 1)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(110));
    }

    @Test
    void unlessToldOtherwiseAChildThatKeepsFailingIsNotRestartedAHundredTimesInASecond_M53()
            throws InterruptedException {
        supervised(RestartStrategy.oneForOne());
        a.failingIn("onStarted");

        a.crash(reason);
        Duration passed = Duration.ZERO;
        while (passed.compareTo(Duration.ofSeconds(1)) < 0) {
            Duration wait = awaitPause();
            time.advance(wait);
            passed = passed.plus(wait);
        }
        awaitPause();

        assertThat(a.restartCount()).isBetween(4, 7);
        assertThat(root.state()).isEqualTo(ComponentState.RUNNING);
    }

    @Test
    void aChildThatWaitsKeepsNoOtherFromBeingRestartedAtOnce_M51() throws InterruptedException {
        supervised(RestartStrategy.oneForOne());
        crashUntilItWaits(a);

        b.crash(reason);
        awaitRun(b, 1);

        assertThat(a.restartCount()).isEqualTo(3);
        time.advance(ENOUGH);
        awaitRun(a, 4);
    }

    @Test
    void aLifeThatLastedResetsTheWait() throws InterruptedException {
        supervised(RestartStrategy.oneForOne());
        for (int restart = 1; restart <= 5; restart++) {
            time.advance(Duration.ofSeconds(1));
            a.crash(reason);
            awaitRun(a, restart);
            await().until(() ->
                    trail.steps().stream().filter("a onStarted"::equals).count() == a.restartCount());
        }
    }

    @Test
    void aGroupIsStoppedAtOnceAndStartedInOrderAfterTheWait_M51() throws InterruptedException {
        supervised(RestartStrategy.oneForAll()
                .backOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .immediateRestarts(0));

        b.crash(reason);
        awaitPause();
        assertThat(Stream.of(a, b, c)).noneMatch(each -> each.state().isLive());
        assertThat(trail.steps()).noneMatch(step -> step.endsWith("onStart"));
        time.advance(ENOUGH);
        awaitRun(c, 1);

        assertThat(trail.steps().stream().filter(step -> step.endsWith("onRestart")))
                .containsExactly("a onRestart", "b onRestart", "c onRestart");
    }

    @Test
    void aLimitThatWasSetSaysItselfHowFastRestartsMayFollow_M54() throws InterruptedException {
        supervised(RestartStrategy.oneForOne().maxRestarts(10, Duration.ofSeconds(10)));

        for (int restart = 1; restart <= 10; restart++) {
            a.crash(reason);
            awaitRun(a, restart);
        }
        a.crash(reason);

        assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(root::awaitStopped);
    }

    @Test
    void aLimitAndAWaitCanBothBeSet_M53() throws InterruptedException {
        supervised(RestartStrategy.oneForOne()
                .maxRestarts(2, Duration.ofSeconds(10))
                .immediateRestarts(1)
                .backOff(Duration.ofMillis(100), Duration.ofMillis(100))
                .stableAfter(Duration.ofHours(1)));

        a.crash(reason);
        awaitRun(a, 1);
        a.crash(reason);
        awaitPause();
        time.advance(ENOUGH);
        awaitRun(a, 2);
        a.crash(reason);

        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(root::awaitStopped)
                .withCauseInstanceOf(RestartLimitException.class);
    }

    @Test
    void whatIsStoppedByHandWhileItWaitsStaysStopped() throws InterruptedException {
        supervised(RestartStrategy.oneForOne());
        crashUntilItWaits(a);

        a.stop();
        time.advance(ENOUGH);
        b.crash(reason);
        awaitRun(b, 1);

        assertThat(a.restartCount()).isEqualTo(3);
        assertThat(a.state()).isEqualTo(ComponentState.CRASHED);
    }

    @Test
    void whatIsStartedOrTakenAwayByHandWhileItWaitsIsNotStartedOnceMore() throws InterruptedException {
        ComponentSupervisor supervisor = supervised(RestartStrategy.oneForOne());
        crashUntilItWaits(a);
        a.start();
        for (int restart = 1; restart <= 3; restart++) {
            c.crash(reason);
            awaitRun(c, restart);
        }
        c.crash(reason);
        await().until(() -> c.state() == ComponentState.CRASHED);
        supervisor.removeDependency(c);

        time.advance(ENOUGH);
        b.crash(reason);
        awaitRun(b, 1);

        assertThat(List.of(a.restartCount(), c.restartCount())).containsExactly(4, 3);
    }

    @Test
    void aStopEndsAllWaits() throws InterruptedException {
        supervised(RestartStrategy.oneForOne());
        crashUntilItWaits(a);

        assertThat(root.stop().end()).isEqualTo(ComponentState.STOPPED);
        assertThat(a.restartCount()).isEqualTo(3);
    }

    @Test
    void wrongValuesAreRefused() {
        RestartStrategy strategy = RestartStrategy.oneForOne();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy.immediateRestarts(-1))
                .withMessage("immediateRestarts must not be negative, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy.backOff(Duration.ZERO, Duration.ofSeconds(1)))
                .withMessageContaining("first wait");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy.backOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessageContaining("PT1S", "PT2S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategy.stableAfter(Duration.ofSeconds(-1)))
                .withMessageContaining("stableAfter");
    }
}
