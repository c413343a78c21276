package io.supervisor4j.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What supervisors do: M-49 to M-53, B-31 to B-33, B-37. */
@Timeout(60)
class SupervisorTest extends SupervisedTestBase {

    private static List<ComponentState> states(Component... components) {
        return Stream.of(components).map(Component::state).toList();
    }

    @Test
    void childrenAreStartedInOrderAndStoppedInReverse_M49() throws InterruptedException {
        ComponentSupervisor supervisor = ComponentSupervisor.of(RestartStrategy.oneForOne(), a, b);
        supervisor.start();
        supervisor.stop();

        assertThat(trail.steps().stream().filter(step -> step.endsWith("onStart") || step.endsWith("onStop")))
                .containsExactly("a onStart", "b onStart", "b onStop", "a onStop");
    }

    @Test
    void oneForOneRestartsTheCrashedOneOnly_M51_M52() throws InterruptedException {
        ComponentSupervisor supervisor = supervised(RestartStrategy.oneForOne());

        b.crash(reason);
        awaitRun(b, 1);
        await().until(() -> trail.steps().contains("b onStarted"));

        assertThat(trail.steps())
                .containsExactly("b onStop", "b onShutdown", "b onRestart", "b onStart", "b onStarted");
        assertThat(List.of(a.restartCount(), c.restartCount())).containsOnly(0);
        assertThat(supervisor.state()).isEqualTo(ComponentState.RUNNING);
        assertThat(b.crashReason()).isEmpty();
    }

    @Test
    void oneForAllStopsAllInReverseAndRestartsAllInOrder_M51_B31() throws InterruptedException {
        supervised(RestartStrategy.oneForAll().maxRestarts(1, Duration.ofSeconds(10)));

        b.crash(reason);
        awaitRun(c, 1);

        assertThat(trail.steps().stream().filter(step -> step.endsWith("onRestart")))
                .containsExactly("a onRestart", "b onRestart", "c onRestart");
        assertThat(trail.steps().stream().filter(step -> !step.startsWith("b") && step.endsWith("onStop")))
                .containsExactly("c onStop", "a onStop");
    }

    @Test
    void restForOneRestartsTheCrashedOneAndThoseAfterIt() throws InterruptedException {
        supervised(RestartStrategy.restForOne());

        b.crash(reason);
        awaitRun(c, 1);

        assertThat(List.of(a.restartCount(), b.restartCount(), c.restartCount()))
                .containsExactly(0, 1, 1);
    }

    @Test
    void forfeitOneLeavesTheCrashedOneStopped_M51() throws InterruptedException {
        supervised(RestartStrategy.forfeitOne());

        b.crash(reason);
        b.stop();
        c.crash(reason);
        c.stop();

        assertThat(states(root, a, b, c))
                .containsExactly(
                        ComponentState.RUNNING, ComponentState.RUNNING, ComponentState.CRASHED, ComponentState.CRASHED);
    }

    @Test
    void forfeitAllStopsAll_M51() throws InterruptedException {
        supervised(RestartStrategy.forfeitAll());

        b.crash(reason);
        await().until(() -> a.state() == ComponentState.STOPPED);

        assertThat(states(root, a, b, c))
                .containsExactly(
                        ComponentState.RUNNING, ComponentState.STOPPED, ComponentState.CRASHED, ComponentState.STOPPED);
        assertThat(a.stop().reason()).containsSame(reason);
    }

    @Test
    void whatWasForfeitedAndStartedAgainByHandIsWatchedAgain_M51() throws InterruptedException {
        supervised(RestartStrategy.forfeitAll());
        a.crash(reason);
        await().until(() -> states(a, b, c).stream().allMatch(ComponentState::isEnd));
        a.start();
        b.start();

        b.crash(reason);

        await().until(() -> states(a, b, c).stream().allMatch(ComponentState::isEnd));
        assertThat(root.state()).isEqualTo(ComponentState.RUNNING);
    }

    @Test
    void crashingLetsTheCrashPass_M51() throws InterruptedException {
        supervised(RestartStrategy.crashing());

        b.crash(reason);

        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(root::awaitStopped)
                .withCause(reason);
        assertThat(states(root, a, b, c))
                .containsExactly(
                        ComponentState.CRASHED, ComponentState.STOPPED, ComponentState.CRASHED, ComponentState.STOPPED);
    }

    @Test
    void tooManyRestartsCrashTheSupervisor_M53_M54_B31() throws InterruptedException {
        supervised(RestartStrategy.oneForOne().maxRestarts(3, Duration.ofSeconds(10)));
        for (int restart = 1; restart <= 3; restart++) {
            a.crash(reason);
            awaitRun(a, restart);
        }

        a.crash(reason);

        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(root::awaitStopped)
                .withCauseInstanceOf(RestartLimitException.class)
                .havingCause()
                .withMessage("Supervisor gave up: a would have been restart 4 within PT10S")
                .withCause(reason);
        assertThat(states(root, a, b))
                .containsExactly(ComponentState.CRASHED, ComponentState.CRASHED, ComponentState.STOPPED);
    }

    @Test
    void theWindowOfRestartsSlides_M53_B31() throws InterruptedException {
        supervised(RestartStrategy.oneForOne().maxRestarts(1, Duration.ofSeconds(10)));

        for (int restart = 1; restart <= 5; restart++) {
            a.crash(reason);
            awaitRun(a, restart);
            time.advance(Duration.ofSeconds(10));
        }

        assertThat(root.state()).isEqualTo(ComponentState.RUNNING);
    }

    @Test
    void aRestartThatFailsCountsAndIsTriedAgain_B33() throws InterruptedException {
        supervised(RestartStrategy.oneForOne().maxRestarts(3, Duration.ofSeconds(10)));
        AtomicInteger attempts = new AtomicInteger();
        a.in("onStart", () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });

        a.crash(reason);
        awaitRun(a, 3);

        assertThat(root.state()).isEqualTo(ComponentState.RUNNING);
        a.failingIn("onStart").crash(reason);
        assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(root::awaitStopped);
    }

    @Test
    void aFailingMemberOfAGroupLetsTheWholeGroupTryAgain_B33() throws InterruptedException {
        supervised(RestartStrategy.oneForAll());
        AtomicInteger attempts = new AtomicInteger();
        b.in("onStart", () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });

        a.crash(reason);
        awaitRun(c, 1);

        assertThat(states(a, b, c)).containsOnly(ComponentState.RUNNING);
        assertThat(List.of(a.restartCount(), b.restartCount())).containsExactly(3, 3);
    }

    @Test
    void anExceededLimitIsForTheSupervisorAboveToAnswer() throws InterruptedException {
        ComponentSupervisor inner = ComponentSupervisor.of(
                        RestartStrategy.oneForOne().maxRestarts(1, Duration.ofSeconds(10)), a, b)
                .named("inner");
        begin(ComponentSupervisor.of(RestartStrategy.oneForOne(), inner, c).named("outer"));

        a.crash(reason);
        awaitRun(a, 1);
        a.crash(reason);
        awaitRun(inner, 1);

        assertThat(List.of(a.restartCount(), b.restartCount(), c.restartCount()))
                .containsExactly(2, 1, 0);
        a.crash(reason);
        awaitRun(a, 3);
        assertThat(inner.restartCount()).isEqualTo(1);
    }

    @Test
    void aCrashBeforeTheSupervisorWaitsIsNotLost_M55_B32() throws InterruptedException {
        b.in("onStart", () -> a.crash(reason));
        root = ComponentSupervisor.of(RestartStrategy.oneForOne(), a, b);

        root.start();

        awaitRun(a, 1);
        assertThat(b.restartCount()).isZero();
    }

    @Test
    void aSecondCrashDuringARestartIsNotLost_B32() throws InterruptedException {
        supervised(RestartStrategy.oneForOne());
        CountDownLatch restarting = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        a.in("onRestart", () -> {
            restarting.countDown();
            go.await();
        });
        a.crash(reason);
        restarting.await();

        c.crash(reason);
        go.countDown();

        awaitRun(a, 1);
        awaitRun(c, 1);
    }

    @Test
    void aStopDuringARestartEndsBoth() throws InterruptedException {
        supervised(RestartStrategy.oneForOne());
        CountDownLatch restarting = new CountDownLatch(1);
        a.in("onRestart", () -> {
            restarting.countDown();
            new CountDownLatch(1).await();
        });
        a.crash(reason);
        restarting.await();

        StopReport report = root.stop();

        assertThat(report.unstopped()).isEmpty();
        assertThat(states(root, a, b, c)).containsOnly(ComponentState.STOPPED);
    }

    @Test
    void aCrashBelowAChildRestartsThatChild_M40_M41() throws InterruptedException {
        Recorded leaf = new Recorded("leaf", trail);
        Recorded middle = new Recorded("middle", trail, leaf);
        begin(ComponentSupervisor.of(RestartStrategy.oneForOne(), middle, a));

        leaf.crash(reason);
        awaitRun(middle, 1);

        assertThat(List.of(leaf.restartCount(), a.restartCount())).containsExactly(1, 0);
    }

    @Test
    void theReplacementTakesThePlaceOfTheCrashedOne_M52_B37() throws InterruptedException {
        ComponentSupervisor supervisor = ComponentSupervisor.of(RestartStrategy.oneForOne(), a, b, c)
                .replacement((old, index) -> new Recorded(old.label() + index, trail));
        begin(supervisor);

        b.crash(reason);
        await().until(() -> trail.steps().contains("b1 onStarted"));

        assertThat(supervisor.components()).extracting(Component::label).containsExactly("a", "b1", "c");
        assertThat(b.state()).isEqualTo(ComponentState.CRASHED);
        assertThat(b.node().parent()).isEmpty();
    }

    @Test
    void aFactoryThatFailsIsAFailedRestart_M52() throws InterruptedException {
        ComponentSupervisor supervisor = ComponentSupervisor.of(
                        RestartStrategy.oneForOne().maxRestarts(2, Duration.ofSeconds(1)), a)
                .replacement((old, index) -> {
                    trail.add("factory");
                    throw new IllegalStateException("no replacement");
                });
        begin(supervisor);

        a.crash(reason);

        assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(supervisor::awaitStopped);
        assertThat(trail.steps().stream().filter("factory"::equals)).hasSize(2);
    }

    @Test
    void aChildThatCannotBeStartedAtFirstFailsTheSupervisor() {
        b.failingIn("onStart");
        ComponentSupervisor supervisor = ComponentSupervisor.of(RestartStrategy.oneForOne(), a, b);

        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(supervisor::start);

        assertThat(states(supervisor, a, b))
                .containsExactly(ComponentState.FAILED, ComponentState.STOPPED, ComponentState.FAILED);
    }

    @Test
    void aChildThatSomebodyStoppedStaysStopped() throws InterruptedException {
        supervised(RestartStrategy.oneForAll());
        a.stop();

        b.crash(reason);
        awaitRun(c, 1);

        assertThat(a.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void childrenComeAndGoAndComeAgain_M50_B37() throws InterruptedException {
        ComponentSupervisor supervisor = supervised(RestartStrategy.oneForOne());
        Recorded d = new Recorded("d", trail);

        supervisor.insert(1, d);
        assertThat(supervisor.components()).containsExactly(a, d, b, c);
        assertThat(d.state()).isEqualTo(ComponentState.RUNNING);
        d.crash(reason);
        awaitRun(d, 1);

        assertThat(supervisor.removeDependency(d)).isTrue();
        assertThat(d.state()).isEqualTo(ComponentState.STOPPED);
        supervisor.addRuntimeDependency(d);
        assertThat(supervisor.components()).containsExactly(a, b, c, d);
        d.crash(reason);
        awaitRun(d, 3);
    }
}
