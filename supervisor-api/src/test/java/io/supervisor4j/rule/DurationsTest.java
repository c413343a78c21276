package io.supervisor4j.rule;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class DurationsTest {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    @Test
    void whatIsLongerThanACenturyIsACentury() {
        assertThat(Durations.requireNotNegative(FOREVER, "it")).isEqualTo(Durations.CENTURY);
        assertThat(Durations.requirePositive(FOREVER, "it")).isEqualTo(Durations.CENTURY);
        assertThat(Durations.atMostACentury(FOREVER.negated())).isEqualTo(Durations.CENTURY.negated());
        assertThat(Durations.isForEver(Durations.CENTURY)).isTrue();
        assertThat(Durations.isForEver(Durations.CENTURY.minusNanos(1))).isFalse();
    }

    @Test
    void whatIsShorterIsLeftAsItIs() {
        assertThat(Durations.requireNotNegative(Duration.ZERO, "it")).isZero();
        assertThat(Durations.requirePositive(Duration.ofNanos(1), "it")).isEqualTo(Duration.ofNanos(1));
        assertThat(Durations.nanos(Duration.ofSeconds(-1))).isEqualTo(-1_000_000_000);
        assertThat(Durations.min(Duration.ofSeconds(2), Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void twiceTheNanosecondsOfAnyDurationAreStillANumber() {
        assertThat(2 * Durations.nanos(FOREVER)).isPositive();
        assertThat(2 * Durations.nanos(FOREVER.negated())).isNegative();
    }

    @Test
    void aRefusalNamesTheDuration() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.requireNotNegative(Duration.ofSeconds(-1), "the pause"))
                .withMessage("the pause must not be negative, but is PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.requirePositive(Duration.ZERO, "the pause"))
                .withMessage("the pause must be more than zero");
        assertThatNullPointerException()
                .isThrownBy(() -> Durations.requireNotNegative(null, "the pause"))
                .withMessage("the pause");
    }
}
