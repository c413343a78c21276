package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PaceTest {

    @ParameterizedTest
    @CsvSource({"1010, 990, 20", "1010, 2000, -990", "1010, 1010, 0", "1010, 6, 1000", "1010, 5, 1010", "50, 47, 3"})
    void aFixedIntervalLeavesWhatTheRunDidNotUseToTenMilliseconds_O71(long interval, long elapsed, long idle) {
        assertThat(new FixedPace(ofMillis(interval)).idle(Step.again(), ofMillis(elapsed)))
                .isEqualTo(ofMillis(idle));
    }

    @Test
    void aShortIntervalIsNotRoundedAwayToNothing() {
        assertThat(new FixedPace(ofMillis(5)).idle(Step.again(), ofNanos(1_100_000)))
                .isEqualTo(ofNanos(3_900_000));
    }

    @Test
    void aDynamicPaceIsWhatTheRunSaysWithinTheMaximum_O73() {
        Pace pace = new DynamicPace(Optional.of(ofSeconds(5)));

        assertThat(pace.idle(Step.after(ofSeconds(11)), ZERO)).isEqualTo(ofSeconds(5));
        assertThat(pace.idle(Step.after(ofSeconds(1)), ZERO)).isEqualTo(ofSeconds(1));
        assertThat(pace.idle(Step.again(), ZERO)).isEqualTo(ofSeconds(5));
        assertThat(pace.idle(Step.failed(), ZERO)).isEqualTo(ofSeconds(5));
    }

    @Test
    void aDynamicPaceWithoutAMaximumNeedsToBeTold_O73() {
        Pace pace = new DynamicPace(Optional.empty());

        assertThat(pace.idle(Step.after(ofSeconds(11)), ZERO)).isEqualTo(ofSeconds(11));
        assertThatThrownBy(() -> pace.idle(Step.again(), ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the function did not say when to run next; return Step.after(delay), or set a maximum interval");
    }

    @Test
    void backingOffTakesEverLongerUntilTheTimeout_O74() {
        Waits waits = new Waits(BackOff.defaults(), 0.8);

        assertThat(waits.untilTimeout())
                .usingElementComparator(Waits::almost)
                .containsExactly(1.6, 2.4, 3.6, 5.4, 8.1, 12.15, 18.22, 27.34, 41.01, 61.51, 92.26);
    }

    @Test
    void backingOffStaysWithinTheMaximum_O74() {
        Waits waits = new Waits(BackOff.defaults().maxInterval(ofSeconds(60)), 0.8);

        assertThat(waits.untilTimeout())
                .usingElementComparator(Waits::almost)
                .containsExactly(1.6, 2.4, 3.6, 5.4, 8.1, 12.15, 18.22, 27.34, 41.01, 60.0, 60.0, 60.0);
    }

    @Test
    void aNegativeRandomFactorCountsAsItsAmount_O74() {
        Waits waits = new Waits(BackOff.defaults(), -0.8);

        assertThat(waits.untilTimeout()).hasSize(11);
        assertThat(waits.longer()).isEqualTo(1.6, within(0.005));
    }

    @Test
    void theTimeoutNamesTheLoopAndTheWaits_O74() {
        Waits waits = new Waits(BackOff.defaults().timeout(ofSeconds(3)), 0.8);
        waits.longer();

        assertThatThrownBy(waits::longer)
                .isInstanceOf(LoopingCallTimeoutException.class)
                .hasMessage(
                        "looping call poll still fails after waits of PT1.6S in all, and the next one would exceed the"
                                + " timeout of PT3S");
    }

    @Test
    void backingOffBeginsAnewAfterARunThatCameToSomething_O74() {
        Waits waits = new Waits(BackOff.defaults(), 0.8);
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 11; i++) {
                waits.longer();
            }
            assertThat(waits.again()).isEqualTo(0.8, within(0.005));
            assertThat(waits.longer()).isEqualTo(1.6, within(0.005));
            assertThat(waits.pace.idle(Step.after(ofSeconds(7)), ZERO)).isEqualTo(ofSeconds(7));
        }
    }

    @Test
    void withoutATimeoutItBacksOffForEverWithinBothBounds_O74() {
        Waits shrinking = new Waits(BackOff.defaults().timeout(ZERO).jitter(0.4).minInterval(ofMillis(500)), 0.4);
        Waits growing = new Waits(BackOff.defaults().timeout(ZERO), 0.8);
        for (int i = 0; i < 5000; i++) {
            shrinking.longer();
            growing.longer();
        }

        assertThat(shrinking.longer()).isEqualTo(0.5, within(0.001));
        assertThat(growing.longer()).isEqualTo(300, within(0.001));
    }

    @Test
    void theDefaultsOfABackOffAreThoseOfTheSpecification_O74() {
        assertThat(BackOff.defaults())
                .isEqualTo(new BackOff(ofSeconds(1), ofSeconds(300), ofSeconds(300), 0.75, ofMillis(1)));
        assertThat(BackOff.defaults()
                        .startingInterval(ofSeconds(2))
                        .timeout(ofSeconds(3))
                        .maxInterval(ofSeconds(4))
                        .jitter(0.5)
                        .minInterval(ofSeconds(1)))
                .isEqualTo(new BackOff(ofSeconds(2), ofSeconds(3), ofSeconds(4), 0.5, ofSeconds(1)));
    }

    @Test
    void aBackOffThatMeansNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackOff.defaults().startingInterval(ZERO))
                .withMessage("startingInterval must be more than zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackOff.defaults().minInterval(ofSeconds(301)))
                .withMessage("maxInterval PT5M must not be less than minInterval PT5M1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackOff.defaults().jitter(Double.NaN))
                .withMessage("jitter must be more than zero, but is NaN");
    }

    /** A back-off whose random factor is always the same. */
    private static final class Waits {

        private final Pace pace;

        Waits(BackOff backOff, double factor) {
            pace = new BackOffPace("poll", backOff, new FixedGaussian((factor - backOff.jitter()) / 0.1));
        }

        double longer() {
            return seconds(pace.idle(Step.failed(), ZERO));
        }

        double again() {
            return seconds(pace.idle(Step.again(), ZERO));
        }

        List<Double> untilTimeout() {
            List<Double> waits = new ArrayList<>();
            try {
                while (waits.size() < 100) {
                    waits.add(longer());
                }
                return waits;
            } catch (LoopingCallTimeoutException e) {
                pace.idle(Step.again(), ZERO);
                return waits;
            }
        }

        static int almost(double one, double other) {
            return Math.abs(one - other) <= 0.0051 ? 0 : Double.compare(one, other);
        }

        private static double seconds(Duration duration) {
            return duration.toNanos() / 1e9;
        }
    }
}
