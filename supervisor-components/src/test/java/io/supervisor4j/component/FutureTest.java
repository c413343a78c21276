package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Futures of a component: M-26, M-27. */
@Timeout(60)
class FutureTest {

    /** Runs futures for a test. */
    private static final class Futures extends Plain {
        Futures() {
            super(new ManualTime());
        }

        CompletableFuture<String> begin(java.util.concurrent.Callable<String> body) {
            return future("future", body);
        }
    }

    @Test
    void aFutureRunsNowAndNotAgainAfterARestart_M26() throws InterruptedException {
        Futures component = new Futures();
        component.start();
        AtomicInteger runs = new AtomicInteger();

        assertThat(component.begin(() -> "run " + runs.incrementAndGet()).join())
                .isEqualTo("run 1");
        component.restart();
        component.stop();

        assertThat(runs).hasValue(1);
    }

    @Test
    void aFutureThatFailsCrashesTheComponent_M26() throws InterruptedException {
        Futures component = new Futures();
        component.start();
        IllegalStateException reason = new IllegalStateException("broken");

        CompletableFuture<String> future = component.begin(() -> {
            throw reason;
        });

        assertThatThrownBy(future::join).hasCause(reason);
        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(component::awaitStopped)
                .withCause(reason);
    }

    @Test
    void aFutureThatIsCancelledIsOnlyLogged_M26() throws InterruptedException {
        Futures component = new Futures();
        component.start();

        CompletableFuture<String> future = component.begin(() -> {
            throw new CancellationException();
        });

        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
        assertThat(component.state()).isEqualTo(ComponentState.RUNNING);
        component.close();
    }

    @Test
    void futuresAreInterruptedAndAwaitedAtTheEnd_M27() throws InterruptedException {
        Futures component = new Futures();
        component.start();
        CountDownLatch up = new CountDownLatch(1);
        CompletableFuture<String> future = component.begin(() -> {
            up.countDown();
            new CountDownLatch(1).await();
            return "never";
        });
        up.await();

        assertThat(component.stop().isClean()).isTrue();

        assertThat(future).isCompletedExceptionally();
        assertThat(component.begin(() -> "late")).isCancelled();
    }

    @Test
    void aFutureOfWhatWasNeverStartedIsRefused() {
        assertThatThrownBy(() -> new Futures().begin(() -> ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "<plain: init> was never started, so future would belong to nothing; register it as a task");
    }
}
