package io.supervisor4j.daemon.state;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitLimitTest {

    @Test
    void noTimeIsNoStep_S12() {
        assertThat(WaitLimit.of(Duration.ZERO).pause(1)).isFalse();
    }

    @Test
    void timeEnds() {
        WaitLimit patience = WaitLimit.of(Duration.ofNanos(1));

        // The first step takes what is left, the second one finds nothing.
        boolean first = patience.pause(Long.MAX_VALUE);
        boolean second = patience.pause(Long.MAX_VALUE);

        assertThat(first && second).isFalse();
    }

    @Test
    void anInterruptEndsTheWaitingAndIsKept() {
        WaitLimit patience = WaitLimit.of(Duration.ofDays(1));

        Thread.currentThread().interrupt();
        boolean paused = patience.pause(Long.MAX_VALUE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(paused).isFalse();
    }

    @Test
    void whereItMustNotEndTheWaitingItIsRestoredAfterwards() {
        WaitLimit patience = WaitLimit.regardlessOfInterrupts(Duration.ofDays(1));

        Thread.currentThread().interrupt();
        boolean paused = patience.pause(Long.MAX_VALUE) && patience.pause(1);
        boolean interruptedMeanwhile = Thread.interrupted();
        patience.restoreInterrupt();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(paused).isTrue();
        assertThat(interruptedMeanwhile).isFalse();
    }
}
