package io.supervisor4j.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Stops that come while something is just starting: M-12, M-22. */
@Timeout(60)
class StopDuringStartTest {

    private final Trail trail = new Trail();
    private final Recorded child = new Recorded("child", trail);
    private final Recorded other = new Recorded("other", trail);
    private final Recorded parent = new Recorded("parent", trail, child, other);

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
}
