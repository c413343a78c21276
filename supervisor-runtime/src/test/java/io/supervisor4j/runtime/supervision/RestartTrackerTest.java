package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class RestartTrackerTest {

    private static final long NEVER_READY = -1;
    private static final long SHORT = Duration.ofMillis(999).toNanos();
    private static final long STABLE = Duration.ofSeconds(1).toNanos();

    private static RestartTracker tracker(RestartPolicy policy) {
        return new RestartTracker(policy, new SplittableRandom(1));
    }

    private static List<Long> waitsInMillis(RestartTracker tracker, int lives) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < lives; i++) {
            waits.add(tracker.delayAfter(SHORT).toMillis());
        }
        return waits;
    }

    @Test
    void threeShortLivesAreFollowedAtOnceThenTheWaitDoublesUpToThirtySeconds() {
        RestartTracker tracker = tracker(RestartPolicy.always().jitter(0));

        assertThat(waitsInMillis(tracker, 14))
                .containsExactly(
                        0L, 0L, 0L, 100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L, 30_000L);
        assertThat(tracker.shortLives()).isEqualTo(14);
    }

    @Test
    void waitsVaryByTenPercentEitherWay() {
        RestartTracker tracker =
                tracker(RestartPolicy.always().backOff(Duration.ofMillis(100), Duration.ofMillis(100)));
        waitsInMillis(tracker, 3);

        List<Long> waits = waitsInMillis(tracker, 1_000);

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(90L, 110L));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isLessThan(92));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isGreaterThan(107));
    }

    @Test
    void aLifeThatWasReadyForASecondIsStableAndResetsTheCount() {
        RestartTracker tracker = tracker(RestartPolicy.always().jitter(0));
        waitsInMillis(tracker, 6);

        assertThat(tracker.delayAfter(STABLE)).isZero();
        assertThat(waitsInMillis(tracker, 4)).containsExactly(0L, 0L, 0L, 100L);
    }

    @Test
    void aLifeThatWasNeverReadyIsShortHoweverLongItTook() {
        RestartTracker tracker = tracker(RestartPolicy.always().jitter(0).stableAfter(Duration.ZERO));
        for (int i = 0; i < 3; i++) {
            tracker.delayAfter(NEVER_READY);
        }

        assertThat(tracker.delayAfter(NEVER_READY)).isEqualTo(Duration.ofMillis(100));
        assertThat(tracker.delayAfter(0)).isZero();
    }

    @Test
    void aResetGivesAFreshStart_C9() {
        RestartTracker tracker = tracker(RestartPolicy.always().jitter(0));
        waitsInMillis(tracker, 8);

        tracker.reset();

        assertThat(tracker.shortLives()).isZero();
        assertThat(waitsInMillis(tracker, 4)).containsExactly(0L, 0L, 0L, 100L);
    }

    @Test
    void waitsAndStabilityThatArePracticallyForEverDoNotOverflow() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        RestartTracker tracker = tracker(RestartPolicy.always()
                .immediateRestarts(0)
                .stableAfter(forEver)
                .backOff(Duration.ofDays(1), forEver)
                .jitter(1));

        assertThat(waitsInMillis(tracker, 100))
                .allSatisfy(wait -> assertThat(wait).isNotNegative());
    }
}
