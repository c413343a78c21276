package io.supervisor4j.runtime.process;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTest {

    private static final long SECOND = 1_000_000_000;

    /** Three at once, ten a second. */
    private final RateLimit limit = new RateLimit(3, 10);

    @Test
    void soManyPassAtOnceAndThenOneAfterTheOther() {
        assertThat(limit.take(-7)).isLessThanOrEqualTo(0);
        assertThat(limit.take(-7)).isLessThanOrEqualTo(0);
        assertThat(limit.take(-7)).isLessThanOrEqualTo(0);
        assertThat(limit.take(-7)).isEqualTo(SECOND / 10);
        assertThat(limit.take(-7 + SECOND / 10)).isEqualTo(SECOND / 10);
    }

    @Test
    void whoKeepsTheRateNeverWaits() {
        for (long i = 0; i < 1_000; i++) {
            assertThat(limit.take(i * SECOND / 10)).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void restFillsTheBucketButNeverMore() {
        for (int i = 0; i < 3; i++) {
            limit.take(0);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take(3_600 * SECOND)).isLessThanOrEqualTo(0);
        }
        assertThat(limit.take(3_600 * SECOND)).isPositive();
    }
}
