package io.supervisor4j.component.time;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class RetryTest {

    private final ManualTime time = new ManualTime();
    private final AtomicInteger calls = new AtomicInteger();

    /** Fails so often, then succeeds. */
    private Callable<String> failing(int times) {
        return () -> {
            if (calls.incrementAndGet() <= times) {
                throw new IOException("attempt " + calls);
            }
            return "done";
        };
    }

    private Retry retry() {
        return Retry.on(IOException.class).timeSource(time);
    }

    /** Calls in another thread, passes so many waits, and returns them. */
    private List<Duration> waits(Retry retry, Callable<String> body, int count, CompletableFuture<String> result)
            throws InterruptedException {
        Thread thread = new Thread(() -> {
            try {
                result.complete(retry.call(body));
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            time.awaitWaiters(1);
            Duration wait = time.nextDue().orElseThrow();
            waits.add(wait);
            time.advance(wait);
        }
        return waits;
    }

    @Test
    void waitsGrowByTheIncrement_O75() throws Exception {
        CompletableFuture<String> result = new CompletableFuture<>();

        List<Duration> waits = waits(retry().maxRetries(3).increment(ofSeconds(2)), failing(3), 3, result);

        assertThat(result.get()).isEqualTo("done");
        assertThat(waits).containsExactly(ofSeconds(2), ofSeconds(4), ofSeconds(6));
    }

    @Test
    void byDefaultItRetriesForEverAfterTenSecondsMoreEachUpToSixty_O75() throws Exception {
        CompletableFuture<String> result = new CompletableFuture<>();

        List<Duration> waits = waits(retry(), failing(9), 9, result);

        assertThat(result.get()).isEqualTo("done");
        assertThat(waits).map(Duration::toSeconds).containsExactly(10L, 20L, 30L, 40L, 50L, 60L, 60L, 60L, 60L);
    }

    @Test
    void waitsAreCappedByTheMaximum_O75() throws Exception {
        CompletableFuture<String> result = new CompletableFuture<>();

        List<Duration> waits = waits(retry().increment(ofSeconds(2)).maxDelay(ofSeconds(5)), failing(4), 4, result);

        assertThat(waits).map(Duration::toSeconds).containsExactly(2L, 4L, 5L, 5L);
        assertThat(result.get()).isEqualTo("done");
    }

    @Test
    void whenAllRetriesAreUsedUpTheLastExceptionIsThrown_O75() {
        assertThatThrownBy(() -> retry().maxRetries(2).increment(ZERO).call(failing(9)))
                .isInstanceOf(IOException.class)
                .hasMessage("attempt 3");
        assertThat(calls).hasValue(3);
    }

    @Test
    void whatIsNotListedIsNotRetriedAndSubclassesOfWhatIsAre_O75() throws Exception {
        Retry retry = retry().increment(ZERO);

        assertThatThrownBy(() -> retry.run(() -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(calls).hasValue(1);

        retry.run(() -> {
            if (calls.incrementAndGet() < 4) {
                throw new FileNotFoundException();
            }
        });
        assertThat(calls).hasValue(4);
    }

    @Test
    void withNothingListedNothingIsRetried_O75() {
        assertThatThrownBy(() -> Retry.on().call(failing(1))).isInstanceOf(IOException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void everyCallHasAllItsRetries_B25() throws Exception {
        Retry retry = retry().maxRetries(2).increment(ofSeconds(2));

        for (int i = 0; i < 3; i++) {
            calls.set(0);
            CompletableFuture<String> result = new CompletableFuture<>();
            assertThat(waits(retry, failing(2), 2, result)).containsExactly(ofSeconds(2), ofSeconds(4));
            assertThat(result.get()).isEqualTo("done");
        }
    }

    @Test
    void anInterruptIsNeverRetried() {
        assertThatThrownBy(() -> Retry.on(Exception.class).increment(ZERO).run(() -> {
                    calls.incrementAndGet();
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> retry().call(failing(1))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void valuesThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> retry().maxRetries(-1))
                .withMessage("maxRetries must not be negative, but is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> retry().increment(ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> retry().maxDelay(ofSeconds(-1)));
    }
}
