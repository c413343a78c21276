package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class DeadlineTest {

    private final Deadline deadline = new Deadline();

    @Test
    void itIsNeverUntilItIsSet() {
        assertThat(deadline.at()).isEqualTo(Deadline.NEVER);
        assertThat(deadline.strikes(Long.MAX_VALUE - 1)).isFalse();
    }

    @Test
    void itStrikesOnceAndNotBeforeItsTime() {
        deadline.setAfter(100, Duration.ofNanos(10));

        assertThat(deadline.strikes(109)).isFalse();
        assertThat(deadline.strikes(110)).isTrue();
        assertThat(deadline.strikes(111)).isFalse();
        assertThat(deadline.at()).isEqualTo(Deadline.NEVER);
    }

    @Test
    void aTimeoutOfZeroIsNoTimeout() {
        deadline.set(5);
        deadline.setAfterUnlessZero(100, Duration.ZERO);

        assertThat(deadline.at()).isEqualTo(Deadline.NEVER);
    }

    @Test
    void onlyARunningOneCanBePostponed() {
        deadline.postpone(50);
        assertThat(deadline.at()).isEqualTo(Deadline.NEVER);

        deadline.set(100);
        deadline.postpone(50);
        assertThat(deadline.at()).isEqualTo(150);
    }

    @Test
    void timesThatArePracticallyForEverNeverStrikeAndNeverOverflow() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        deadline.setAfter(100, forEver);

        assertThat(deadline.at()).isEqualTo(Deadline.NEVER);
        assertThat(Deadline.nanos(forEver) * 2).isPositive();
        assertThat(Deadline.zeroIfForEver(forEver)).isZero();
        assertThat(Deadline.zeroIfForEver(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
    }
}
