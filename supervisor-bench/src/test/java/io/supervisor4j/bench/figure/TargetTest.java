package io.supervisor4j.bench.figure;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetTest {

    private static final Figure TWICE_THE_FLOOR =
            new Figure("test", "17", "figure", "ms", Sample.of(8, 10, 30), Sample.of(5), List.of());

    @ParameterizedTest
    @CsvSource({
        "MEDIAN, 10, true", "MEDIAN, 9.9, false",
        "P99, 30, true", "P99, 29, false",
        "RATIO, 2, true", "RATIO, 1.9, false",
        "PART, 0.5, true", "PART, 7, false"
    })
    void aTargetIsMetUpToItsLimit(Target.Kind kind, double limit, boolean met) {
        assertThat(new Target(kind, limit).isMetBy(TWICE_THE_FLOOR)).isEqualTo(met);
    }

    @Test
    void aTargetThatNeedsAFloorIsNotMetWithoutOne() {
        Figure alone = new Figure("test", "17", "figure", "ms", Sample.of(1), null, List.of());

        assertThat(new Target(Target.Kind.RATIO, 100).isMetBy(alone)).isFalse();
    }

    @Test
    void targetsReadAsInequalities() {
        assertThat(new Target(Target.Kind.P99, 12)).hasToString("p99 <= 12");
        assertThat(new Target(Target.Kind.RATIO, 1.25)).hasToString("<= 1.25x");
        assertThat(new Target(Target.Kind.PART, 7)).hasToString("<= 1/7x");
    }
}
