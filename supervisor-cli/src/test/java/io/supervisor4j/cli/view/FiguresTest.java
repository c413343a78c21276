package io.supervisor4j.cli.view;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.0s",
        "PT0.95S, 0.9s",
        "PT59.9S, 59.9s",
        "PT1M3S, 1m03s",
        "PT59M59S, 59m59s",
        "PT5H7M, 5h07m",
        "PT76H, 3d4h"
    })
    void timesHaveTheirTwoLargestUnits(Duration time, String text) {
        assertThat(Figures.time(time)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0B", "1023, 1023B", "1024, 1.0K", "52428800, 50.0M", "1073741823, 1023M", "1073741824, 1.0G"})
    void sizesHaveThreeDigitsOrFour(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }
}
