package io.supervisor4j.daemon;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SignalFlagTest {

    private final SignalFlag flag = new SignalFlag();

    @Test
    void itIsUpUntilItIsCleared_S25() throws InterruptedException {
        assertThat(flag.isUp()).isFalse();
        assertThat(flag.await(Duration.ZERO)).isFalse();
        assertThat(flag.await(Duration.ofNanos(1))).isFalse();

        flag.raise();
        assertThat(flag.isUp()).isTrue();
        assertThat(flag.await(Duration.ZERO)).isTrue();

        flag.clear();
        assertThat(flag.isUp()).isFalse();
    }

    @Test
    void whoWaitsIsWoken_S24() {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return flag.await(Duration.ofDays(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        flag.raise();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
    }

    @Test
    void anInterruptEndsTheWaiting() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> flag.await(Duration.ofDays(1)));
    }
}
