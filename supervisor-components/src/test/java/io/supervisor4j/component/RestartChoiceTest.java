package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/** What is restarted after an end: by the kind of exception, and by the type of the child: M-51, M-53. */
@Timeout(60)
class RestartChoiceTest {

    private final IllegalStateException reason = new IllegalStateException("broken");
    private final Trail trail = new Trail();
    private final Recorded a = new Recorded("a", trail);
    private final Recorded b = new Recorded("b", trail);
    private final Recorded c = new Recorded("c", trail);
    private Component root = a;

    @AfterEach
    void stop() {
        root.close();
    }

    private void supervised(RestartStrategy strategy) throws InterruptedException {
        begin(ComponentSupervisor.of(strategy, a, b, c));
    }

    private void begin(ComponentSupervisor supervisor) throws InterruptedException {
        root = supervisor;
        supervisor.configure(ComponentSettings.defaults().time(new ManualTime()));
        supervisor.start();
        trail.clear();
    }

    private static void awaitRun(Component component, int number) {
        await().until(() -> component.restartCount() == number && component.state() == ComponentState.RUNNING);
    }

    private static List<ComponentState> states(Component... components) {
        return Stream.of(components).map(Component::state).toList();
    }

    @Test
    void theClosestKindOfExceptionDecides() {
        RestartStrategy strategy = RestartStrategy.oneForOne()
                .on(IOException.class, CrashDecision.STOP)
                .on(FileNotFoundException.class, CrashDecision.RESTART)
                .on(Error.class, CrashDecision.ESCALATE);

        assertThat(strategy.decide(new IOException())).isEqualTo(CrashDecision.STOP);
        assertThat(strategy.decide(new FileNotFoundException())).isEqualTo(CrashDecision.RESTART);
        assertThat(strategy.decide(new StackOverflowError())).isEqualTo(CrashDecision.ESCALATE);
        assertThat(strategy.decide(new UncheckedIOException(new IOException()))).isEqualTo(CrashDecision.RESTART);
        assertThat(strategy.decide(null)).isEqualTo(CrashDecision.RESTART);
        assertThat(RestartStrategy.forfeitAll().decide(reason)).isEqualTo(CrashDecision.STOP);
    }

    @Test
    void whatAChildBelowFailedWithDecidesNotTheWordOfIt() {
        RestartStrategy strategy = RestartStrategy.oneForOne()
                .on(IOException.class, CrashDecision.STOP)
                .on(RuntimeException.class, CrashDecision.ESCALATE);
        Throwable word = new ComponentStartException(a, new IOException("disk"));

        assertThat(strategy.decide(word)).isEqualTo(CrashDecision.STOP);
        assertThat(strategy.on(ComponentStartException.class, CrashDecision.RESTART)
                        .decide(word))
                .isEqualTo(CrashDecision.RESTART);
    }

    @Test
    void aStrategyThatLetsCrashesPassDecidesNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RestartStrategy.crashing().on(IOException.class, CrashDecision.STOP));
    }

    @Test
    void whatIsDecidedToBeStoppedStaysStoppedAndTheRestGoesOn() throws InterruptedException {
        supervised(RestartStrategy.restForOne().on(IllegalStateException.class, CrashDecision.STOP));

        b.crash(reason);
        await().until(() -> states(b, c).stream().noneMatch(ComponentState::isLive));

        assertThat(states(root, a, b, c))
                .containsExactly(
                        ComponentState.RUNNING, ComponentState.RUNNING, ComponentState.CRASHED, ComponentState.STOPPED);
        a.crash(new IllegalArgumentException());
        awaitRun(a, 1);
        assertThat(List.of(b.restartCount(), c.restartCount())).containsOnly(0);
    }

    @Test
    void whatIsEscalatedIsForTheSupervisorAboveToDecideByTheSameReason() throws InterruptedException {
        ComponentSupervisor inner = ComponentSupervisor.of(
                        RestartStrategy.oneForOne().on(IllegalStateException.class, CrashDecision.ESCALATE), a, b)
                .named("inner");
        begin(ComponentSupervisor.of(
                RestartStrategy.oneForOne().on(IllegalStateException.class, CrashDecision.RESTART), inner, c));

        a.crash(reason);
        awaitRun(b, 1);

        assertThat(List.of(inner.restartCount(), c.restartCount())).containsExactly(1, 0);
        root.close();
        ComponentSupervisor alone =
                ComponentSupervisor.of(RestartStrategy.oneForOne().on(Throwable.class, CrashDecision.ESCALATE));
        root = alone;
        alone.start();
        Recorded d = new Recorded("d", trail);
        alone.addRuntimeDependency(d);
        d.crash(reason);
        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(alone::awaitStopped)
                .withCause(reason);
    }

    @Test
    void aForfeitingStrategyCanRestartAfterSomeKinds() throws InterruptedException {
        supervised(RestartStrategy.forfeitOne().on(IOException.class, CrashDecision.RESTART));

        a.crash(new IOException());
        awaitRun(a, 1);
        b.crash(reason);
        await().until(() -> b.state() == ComponentState.CRASHED);

        assertThat(b.restartCount()).isZero();
    }

    @Test
    void aPermanentChildThatEndsByItselfIsThereAgainATransientOneIsNot() throws InterruptedException {
        a.restartType(RestartType.PERMANENT);
        a.in("onStarted", () -> {
            if (a.restartCount() == 0) {
                a.stopAsync();
            }
        });
        b.in("onStarted", b::stopAsync);
        supervised(RestartStrategy.oneForOne());

        awaitRun(a, 1);
        await().until(() -> b.state() == ComponentState.STOPPED);
        c.crash(reason);
        awaitRun(c, 1);

        assertThat(b.restartCount()).isZero();
    }

    @Test
    void aPermanentChildThatWasStoppedFromOutsideStaysStopped() throws InterruptedException {
        a.restartType(RestartType.PERMANENT);
        supervised(RestartStrategy.oneForOne());

        a.stop();
        b.crash(reason);
        awaitRun(b, 1);

        assertThat(a.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void aTemporaryChildIsNeverRestartedAndItsCrashStopsNoOther() throws InterruptedException {
        b.restartType(RestartType.TEMPORARY);
        supervised(RestartStrategy.oneForAll());

        b.crash(reason);
        await().until(() -> b.state() == ComponentState.CRASHED);
        c.crash(reason);
        awaitRun(c, 1);

        assertThat(List.of(a.restartCount(), b.restartCount(), c.restartCount()))
                .containsExactly(1, 0, 1);
        assertThat(b.state()).isEqualTo(ComponentState.CRASHED);
    }

    @Test
    void aTemporaryChildIsStoppedWithItsGroupAndNotStartedWithIt() throws InterruptedException {
        b.restartType(RestartType.TEMPORARY);
        supervised(RestartStrategy.oneForAll());

        a.crash(reason);
        awaitRun(c, 1);

        assertThat(states(a, b, c))
                .containsExactly(ComponentState.RUNNING, ComponentState.STOPPED, ComponentState.RUNNING);
    }

    @Test
    void whatIsStoppedFromOutsideWhileItCrashesStaysStopped() throws InterruptedException {
        supervised(RestartStrategy.oneForOne().maxRestarts(100, Duration.ofSeconds(1)));
        a.in("onStop", a::stopAsync); // its own wish, which is not that of somebody outside
        a.crash(reason);
        awaitRun(a, 1);

        Recorded quiet = a.in("onStop", () -> {});
        quiet.crash(reason);
        quiet.stop();
        b.crash(reason);
        awaitRun(b, 1);

        assertThat(quiet.state().isEnd()).isTrue();
    }
}
