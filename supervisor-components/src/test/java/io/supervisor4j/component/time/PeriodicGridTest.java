package io.supervisor4j.component.time;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodicGridTest {

    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @CsvSource({"10, 7, 19, 17", "13, 7, 28, 27", "781, 88, 1841, 1837", "1000, 200, 1300, 1200", "10, 7, 17, 17"})
    void theBoundaryIsTheLatestPointOfTheGridThatIsNotAfterNow_O61(long last, long spacing, long now, long boundary) {
        assertThat(PeriodicGrid.boundary(last * SECOND, spacing * SECOND, now * SECOND))
                .isEqualTo(boundary * SECOND);
    }

    /** With all of it, the example (1000, 200, 1300) becomes 1210. */
    @ParameterizedTest
    @CsvSource({"200, 1, 10", "200, 0.99, 9", "200, 0, 0", "20, 1, 1", "39, 1, 1", "19, 1, 0", "1, 1, 0"})
    void theJitterIsUpToATwentiethOfTheSpacingInWholeSeconds_O61(long spacing, double random, long jitter) {
        assertThat(PeriodicGrid.jitter(spacing * SECOND, random)).isEqualTo(jitter * SECOND);
    }
}
