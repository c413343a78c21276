package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the code of a component waits with: M-30, M-32 to M-36, B-36. */
@Timeout(60)
class WaitTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualTime time = new ManualTime();
    private final Waiting component = new Waiting();
    private final CompletableFuture<String> x = new CompletableFuture<>();
    private final CompletableFuture<String> y = new CompletableFuture<>();

    /** Lets a test wait in a thread of the component. */
    private static final class Waiting extends Component {
        <T> CompletableFuture<T> aside(Callable<T> body) {
            return future("wait", body);
        }

        void beside(Callable<?> body) {
            var unused = future("beside", body);
        }

        List<Long> ticking(Duration interval, int most) {
            List<Long> seen = new ArrayList<>();
            for (long round : ticks(interval)) {
                seen.add(round);
                if (seen.size() == most) {
                    break;
                }
            }
            return seen;
        }
    }

    @BeforeEach
    void start() throws InterruptedException {
        component.configure(ComponentSettings.defaults().time(time));
        component.start();
    }

    @AfterEach
    void stop() {
        component.close();
    }

    private void move(Duration by) throws InterruptedException {
        time.awaitWaiters(1);
        time.advance(by);
    }

    @Test
    void aSleepLastsItsTime_M32() throws InterruptedException {
        CompletableFuture<Boolean> slept = component.aside(() -> component.sleep(HOUR));

        move(HOUR.minusNanos(1));
        assertThat(slept).isNotDone();
        move(Duration.ofNanos(1));

        assertThat(slept.join()).isTrue();
    }

    @Test
    void aStopEndsASleep_M32() throws InterruptedException {
        CompletableFuture<Boolean> slept = new CompletableFuture<>();
        component.beside(() -> slept.complete(component.sleep(HOUR)));
        time.awaitWaiters(1);

        component.stop();

        assertThat(slept.join()).isFalse();
    }

    @Test
    void aCrashEndsASleepAndAWait_M32_M33_B36() throws InterruptedException {
        CompletableFuture<Boolean> slept = new CompletableFuture<>();
        CompletableFuture<Awaited<String>> waited = new CompletableFuture<>();
        component.beside(() -> slept.complete(component.sleep(HOUR)));
        CountDownLatch begun = new CountDownLatch(1);
        component.beside(() -> {
            begun.countDown();
            return waited.complete(component.await(x));
        });
        time.awaitWaiters(1);
        begun.await();

        component.crash(new IllegalStateException("broken"));

        assertThat(slept.join()).isFalse();
        assertThat(waited.join().isStopped()).isTrue();
    }

    @Test
    void aWaitReturnsTheResult_M33() throws Exception {
        CompletableFuture<Awaited<String>> waited = component.aside(() -> component.await(x));

        x.complete("done");

        assertThat(waited.join()).isEqualTo(new Awaited.Done<>("done"));
        assertThat(waited.join().toOptional()).contains("done");
    }

    @Test
    void aStopEndsAWait_M33() throws InterruptedException {
        CompletableFuture<Awaited<String>> waited = new CompletableFuture<>();
        component.beside(() -> waited.complete(component.await(x, HOUR)));
        time.awaitWaiters(1);

        component.stop();

        assertThat(waited.join()).isEqualTo(new Awaited.Stopped<>());
    }

    @Test
    void whatIsAwaitedMayFailOrBeCancelled_M33() {
        x.completeExceptionally(new IllegalStateException("broken"));
        y.cancel(false);

        assertThatThrownBy(() -> component.await(x))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken");
        assertThatThrownBy(() -> component.await(y)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aTimeoutIsNoStop_M34_B36() throws InterruptedException {
        CompletableFuture<Awaited<String>> waited = component.aside(() -> component.await(x, HOUR));

        move(HOUR);

        assertThat(waited.join().isTimedOut()).isTrue();
        assertThat(waited.join().isStopped()).isFalse();
        assertThat(component.shouldStop()).isFalse();
        assertThat(x.getNumberOfDependents()).as("left behind by the wait").isZero();
    }

    @Test
    void theFirstOfSeveralIsEnough_M35() throws InterruptedException {
        CompletableFuture<Awaited<List<CompletableFuture<String>>>> waited =
                component.aside(() -> component.awaitFirst(List.of(x, y)));

        y.complete("y");

        assertThat(waited.join()).isEqualTo(new Awaited.Done<>(List.of(y)));
    }

    @Test
    void allOfSeveralAreAwaited_M35() throws InterruptedException {
        CompletableFuture<Awaited<List<String>>> waited = component.aside(() -> component.awaitAll(List.of(x, y)));

        y.complete("y");
        assertThat(waited).isNotDone();
        x.complete("x");

        assertThat(waited.join()).isEqualTo(new Awaited.Done<>(List.of("x", "y")));
    }

    @Test
    void severalAreNotAwaitedForLongerThanTheTimeout_M35() throws InterruptedException {
        CompletableFuture<Awaited<List<CompletableFuture<String>>>> first =
                component.aside(() -> component.awaitFirst(List.of(x, y), HOUR));
        move(HOUR);
        assertThat(first.join().isTimedOut()).isTrue();

        CompletableFuture<Awaited<List<String>>> all = component.aside(() -> component.awaitAll(List.of(x, y), HOUR));
        y.complete("y");
        move(HOUR);
        assertThat(all.join().isTimedOut()).isTrue();
    }

    @Test
    void ticksComeAfterASleepEachAndEndWithTheComponent_M30() throws InterruptedException {
        CompletableFuture<List<Long>> ticks = new CompletableFuture<>();
        component.beside(() -> ticks.complete(component.ticking(HOUR, 100)));
        move(HOUR);
        move(HOUR);
        time.awaitWaiters(1);

        component.stop();

        assertThat(ticks.join()).containsExactly(0L, 1L);
    }

    @Test
    void ticksSleepOnceHoweverOftenTheyAreAsked_M30() {
        Ticks ticks = new Ticks(new Waits(component), Duration.ofNanos(1));
        CompletableFuture<Boolean> asked = component.aside(ticks::hasNext);

        try {
            move(Duration.ofNanos(1));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }

        assertThat(asked.join()).isTrue();
        assertThat(ticks.hasNext()).isTrue();
        assertThat(ticks.next()).isZero();
    }
}
