package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How a crash travels: M-6, M-25, M-40 to M-43, B-36, B-38. */
@Timeout(60)
class CrashTest {

    private final IllegalStateException reason = new IllegalStateException("broken");

    private final Trail trail = new Trail();
    private final Worker leaf = new Worker("leaf", trail);
    private final Worker below = new Worker("below", trail);
    private final Worker sibling = new Worker("sibling", trail, below);
    private final Worker middle = new Worker("middle", trail, leaf);
    private final Worker root = new Worker("root", trail, middle, sibling);

    private StopReport crash(Component origin) throws InterruptedException {
        root.configure(ComponentSettings.defaults().time(new ManualTime()));
        root.start();
        CompletableFuture<StopReport> stopped = root.stoppedAsync().toCompletableFuture();
        origin.crash(reason);
        return stopped.join();
    }

    @Test
    void whatACrashPassesIsCrashedAndTheRestStoppedWithTheCause_M41_B38() throws InterruptedException {
        StopReport report = crash(leaf);

        assertThat(report.end()).isEqualTo(ComponentState.CRASHED);
        assertThat(report.reason()).containsSame(reason);
        assertThat(List.of(leaf.state(), middle.state(), root.state())).containsOnly(ComponentState.CRASHED);
        assertThat(List.of(sibling.state(), below.state())).containsOnly(ComponentState.STOPPED);
        assertThat(sibling.stop().reason()).containsSame(reason);
        assertThat(below.stop().reason()).containsSame(reason);
        assertThat(sibling.crashReason()).isEmpty();
        assertThat(middle.crashReason()).containsSame(reason);
    }

    @Test
    void aCrashInTheMiddleStopsWhatIsBelow_M40_M41() throws InterruptedException {
        crash(middle);

        assertThat(List.of(root.state(), middle.state(), leaf.state()))
                .containsExactly(ComponentState.CRASHED, ComponentState.CRASHED, ComponentState.STOPPED);
    }

    @Test
    void aCrashOfTheRootEndsIt_M41() throws InterruptedException {
        crash(root);

        assertThat(List.of(root.state(), middle.state(), leaf.state()))
                .containsExactly(ComponentState.CRASHED, ComponentState.STOPPED, ComponentState.STOPPED);
        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(root::awaitStopped)
                .withMessage("root crashed: java.lang.IllegalStateException: broken")
                .withCause(reason);
    }

    @Test
    void aCrashedTreeEndsFromTheTopInReverseOrder_M42() throws InterruptedException {
        crash(leaf);

        assertThat(trail.steps().stream().filter(step -> step.endsWith("onStop")))
                .containsExactly("root onStop", "sibling onStop", "below onStop", "middle onStop", "leaf onStop");
    }

    @Test
    void theFirstCrashCountsAndLaterOnesAreLogged_M40() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Recorded slow = new Recorded("slow", trail).in("onStop", go::await);
        slow.start();
        try (LogLines log = new LogLines(Recorded.class.getName())) {
            slow.crash(reason);
            slow.crash(new IllegalStateException("again"));
            go.countDown();

            assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(slow::awaitStopped);
            assertThat(slow.crashReason()).containsSame(reason);
            assertThat(log.lines())
                    .contains("ERROR [^slow]: Crashed", "ERROR [^slow]: Crashed again, or while it was ending");
            assertThat(log.events().stream().filter(event -> event.getThrowableProxy() != null))
                    .hasSize(2);
        }
    }

    @Test
    void aCrashEndsSleepsAtOnce_M6_M32_B36() throws InterruptedException {
        root.configure(ComponentSettings.defaults().time(new ManualTime()));
        root.start();
        leaf.awaitWork();
        below.awaitWork();

        leaf.crash(reason);

        assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(root::awaitStopped);
        assertThat(leaf.shouldStop()).isTrue();
        assertThat(trail.steps()).noneMatch(step -> step.endsWith("slept"));
    }

    @Test
    void aTaskThatRaisesCrashesTheComponent_M25() throws InterruptedException {
        Component failing = Components.of("failing", () -> {
            throw reason;
        });
        // Not start(): it throws as well, if the task was quicker.
        failing.startAsync();

        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(failing::awaitStopped)
                .withCause(reason);
        assertThat(failing.state()).isEqualTo(ComponentState.CRASHED);
    }

    @Test
    void anErrorOfTheJvmCrashesTheComponentToo_M25() throws InterruptedException {
        Component failing = Components.of("failing", () -> {
            throw new StackOverflowError();
        });
        // Not start(): it throws as well, if the task was quicker.
        failing.startAsync();

        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(failing::awaitStopped)
                .withCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void aCrashDuringTheStartEndsItAndIsThrown() {
        Recorded child = new Recorded("child", trail);
        Recorded parent = new Recorded("parent", trail, child);
        child.in("onStart", () -> child.crash(reason));

        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(parent::start)
                .withCause(reason);
        assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(parent::awaitStopped);
        assertThat(List.of(parent.state(), child.state())).containsOnly(ComponentState.CRASHED);
    }

    @Test
    void aCrashAfterTheOrderToStopDoesNotChangeTheEnd() throws InterruptedException {
        Recorded component = new Recorded("component", trail);
        component.in("onStop", () -> component.crash(reason));
        component.start();

        assertThat(component.stop().end()).isEqualTo(ComponentState.STOPPED);
        assertThat(component.crashReason()).isEmpty();
    }

    @Test
    void aCrashBeforeTheStartChangesNothing() {
        leaf.crash(reason);
        assertThat(leaf.state()).isEqualTo(ComponentState.INIT);
        assertThat(leaf.shouldStop()).isFalse();
    }
}
