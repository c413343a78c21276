package io.supervisor4j.bench.figure;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SampleTest {

    private static final Sample HUNDRED =
            Sample.of(IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray());

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Sample.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Sample.of(4, 1, 2, 3).median()).isEqualTo(2.5);
        assertThat(Sample.of(7).median()).isEqualTo(7);
    }

    @Test
    void aPercentileIsOneOfTheValues() {
        assertThat(HUNDRED.percentile(99)).isEqualTo(99);
        assertThat(HUNDRED.percentile(100)).isEqualTo(100);
        assertThat(HUNDRED.percentile(1)).isEqualTo(1);
        assertThat(Sample.of(5, 6).percentile(99)).isEqualTo(6);
    }

    @Test
    void extremesAndMean() {
        assertThat(HUNDRED.min()).isEqualTo(1);
        assertThat(HUNDRED.max()).isEqualTo(100);
        assertThat(HUNDRED.mean()).isEqualTo(50.5);
        assertThat(HUNDRED.size()).isEqualTo(100);
    }

    @Test
    void nothingIsNoSample() {
        assertThatIllegalArgumentException().isThrownBy(Sample::of);
    }
}
