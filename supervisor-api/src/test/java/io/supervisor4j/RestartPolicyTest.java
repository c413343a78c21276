package io.supervisor4j;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class RestartPolicyTest {

    private static final RestartPolicy ALWAYS = RestartPolicy.always();

    @Test
    void defaultsAreThoseOfTheSpecification() {
        assertThat(ALWAYS)
                .isEqualTo(new RestartPolicy(
                        RestartPolicy.Mode.ALWAYS,
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(30),
                        0.1));
    }

    @Test
    void theFourFactoriesDifferInTheirModeOnly() {
        assertThat(RestartPolicy.onFailure()).isEqualTo(withMode(RestartPolicy.Mode.ON_FAILURE));
        assertThat(RestartPolicy.never()).isEqualTo(withMode(RestartPolicy.Mode.NEVER));
        assertThat(RestartPolicy.neverAndStop()).isEqualTo(withMode(RestartPolicy.Mode.NEVER_AND_STOP));
    }

    private static RestartPolicy withMode(RestartPolicy.Mode mode) {
        return new RestartPolicy(
                mode,
                ALWAYS.immediateRestarts(),
                ALWAYS.stableAfter(),
                ALWAYS.firstDelay(),
                ALWAYS.maxDelay(),
                ALWAYS.jitter());
    }

    @Test
    void everyOptionArrivesAndTheOriginalStaysAsItWas() {
        RestartPolicy tuned = RestartPolicy.onFailure()
                .immediateRestarts(7)
                .stableAfter(Duration.ofSeconds(8))
                .backOff(Duration.ofSeconds(9), Duration.ofSeconds(10))
                .jitter(0.5);

        assertThat(tuned)
                .isEqualTo(new RestartPolicy(
                        RestartPolicy.Mode.ON_FAILURE,
                        7,
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(10),
                        0.5));
        assertThat(RestartPolicy.always()).isEqualTo(ALWAYS);
    }

    @Test
    void theLimitsOfEveryOptionAreAccepted() {
        RestartPolicy extreme = ALWAYS.immediateRestarts(0)
                .stableAfter(Duration.ZERO)
                .backOff(Duration.ofNanos(1), Duration.ofNanos(1))
                .jitter(0)
                .jitter(1);

        assertThat(extreme.jitter()).isEqualTo(1);
    }

    @Test
    void negativeImmediateRestartsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALWAYS.immediateRestarts(-1))
                .withMessageContaining("immediateRestarts")
                .withMessageContaining("-1");
    }

    @Test
    void negativeStableAfterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALWAYS.stableAfter(Duration.ofMillis(-1)))
                .withMessageContaining("stableAfter");
    }

    @Test
    void waitsThatAreNotPositiveOrUpsideDownAreRefused() {
        Duration second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALWAYS.backOff(Duration.ZERO, second))
                .withMessageContaining("firstDelay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALWAYS.backOff(second, Duration.ofSeconds(-1)))
                .withMessageContaining("maxDelay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALWAYS.backOff(second, Duration.ofMillis(999)))
                .withMessageContaining("maxDelay")
                .withMessageContaining("firstDelay");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void jitterOutOfRangeIsRefused(double jitter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALWAYS.jitter(jitter))
                .withMessageContaining("jitter")
                .withMessageContaining(String.valueOf(jitter));
    }

    @Test
    void whatIsLongerThanACenturyIsTakenAsOne() {
        Duration century = Duration.ofDays(36_500);
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        RestartPolicy patient = ALWAYS.stableAfter(endless).backOff(endless, endless);

        assertThat(patient.stableAfter()).isEqualTo(century);
        assertThat(patient.firstDelay()).isEqualTo(century);
        assertThat(patient.maxDelay()).isEqualTo(century);
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> ALWAYS.stableAfter(null))
                .withMessage("stableAfter");
        assertThatNullPointerException()
                .isThrownBy(() -> ALWAYS.backOff(null, Duration.ofSeconds(1)))
                .withMessage("firstDelay");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        new RestartPolicy(null, 1, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), 0))
                .withMessage("mode");
    }
}
