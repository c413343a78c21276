package io.supervisor4j.runtime.master;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RationTest {

    private static final long SECOND = 1_000_000_000;

    /** Two of a kind in ten seconds, three kinds. */
    private final Ration<Integer> ration = new Ration<>(Duration.ofSeconds(10), 3);

    @Test
    void theFirstFewOfEachKindAreLetThrough() {
        assertThat(ration.admits("a", 2, 1, 0)).isTrue();
        assertThat(ration.admits("a", 2, 2, SECOND)).isTrue();
        assertThat(ration.admits("a", 2, 3, 2 * SECOND)).isFalse();
        assertThat(ration.admits("b", 2, 4, 2 * SECOND)).isTrue();
    }

    @Test
    void theRestIsCountedAndTheCountIsDueWhenThePeriodIsOver() {
        for (int i = 0; i < 100; i++) {
            ration.admits("a", 2, i, 5 * SECOND);
        }

        assertThat(ration.deadline()).isEqualTo(15 * SECOND);
        assertThat(ration.over(15 * SECOND - 1)).isEmpty();
        assertThat(ration.over(15 * SECOND)).containsExactly(new Ration.Withheld<>(99, 98, Duration.ofSeconds(10)));
        assertThat(ration.over(15 * SECOND)).isEmpty();
        assertThat(ration.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void afterAPeriodAFewAreLetThroughAgain() {
        assertThat(ration.admits("a", 2, 1, 0)).isTrue();
        assertThat(ration.admits("a", 2, 2, 0)).isTrue();
        assertThat(ration.admits("a", 2, 3, 10 * SECOND)).isTrue();
        assertThat(ration.admits("a", 2, 4, 10 * SECOND)).isTrue();
        assertThat(ration.admits("a", 2, 5, 10 * SECOND)).isFalse();
    }

    @Test
    void nothingIsDueWhereNothingWasWithheld() {
        ration.admits("a", 2, 1, 0);

        assertThat(ration.deadline()).isEqualTo(Long.MAX_VALUE);
        assertThat(ration.over(20 * SECOND)).isEmpty();
        assertThat(ration.close(20 * SECOND)).isEmpty();
    }

    @Test
    void aCountThatWasNotFetchedInTimeIsNotLost() {
        for (int i = 0; i < 3; i++) {
            ration.admits("a", 2, i, 0);
        }
        assertThat(ration.admits("a", 2, 3, 30 * SECOND)).isFalse();

        assertThat(ration.over(30 * SECOND)).containsExactly(new Ration.Withheld<>(3, 2, Duration.ofSeconds(30)));
    }

    @Test
    void countsAreDueInTheOrderOfTheirPeriods() {
        for (int i = 0; i < 4; i++) {
            ration.admits("a", 2, i, i * SECOND);
            ration.admits("b", 2, 10 + i, (i + 1) * SECOND);
        }

        assertThat(ration.over(10 * SECOND)).containsExactly(new Ration.Withheld<>(3, 2, Duration.ofSeconds(10)));
        assertThat(ration.deadline()).isEqualTo(11 * SECOND);
        assertThat(ration.close(10 * SECOND)).containsExactly(new Ration.Withheld<>(13, 2, Duration.ofSeconds(9)));
        assertThat(ration.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void kindsWithoutEndShareOneRation() {
        int through = 0;
        for (int i = 0; i < 10_000; i++) {
            through += ration.admits("kind " + i, 2, i, 0) ? 1 : 0;
        }

        assertThat(through).isEqualTo(3 + 2);
        assertThat(ration.close(SECOND)).containsExactly(new Ration.Withheld<>(9_999, 9_995, Duration.ofSeconds(1)));
    }
}
