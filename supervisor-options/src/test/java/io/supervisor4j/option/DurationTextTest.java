package io.supervisor4j.option;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "10s, PT10S",
        "0, PT0S",
        "0s, PT0S",
        "250ms, PT0.25S",
        "1m30s, PT1M30S",
        "2d, PT48H",
        "1h1ns, PT1H0.000000001S",
        "7us, PT0.000007S",
        "PT10S, PT10S",
        "pt1.5s, PT1.5S",
        "P1D, PT24H"
    })
    void peopleAndIsoAreUnderstood(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT10S, 10s", "PT0S, 0s", "PT90S, 1m30s", "PT0.25S, 250ms", "PT48H, 2d", "PT0.000000001S, 1ns"})
    void whatIsPrintedIsShortAndReadAgain(Duration duration, String text) {
        assertThat(DurationText.print(duration)).isEqualTo(text);
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @Test
    void theLongestDurationIsPrintedAndReadAgain() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

        assertThat(DurationText.parse(DurationText.print(longest))).isEqualTo(longest);
    }

    @Test
    void aNumberWithoutUnitIsRefusedWithTheCure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse("60"))
                .withMessage("'60' has no unit; for seconds write 60s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "s", "10x", "1s1m", "10 s", "-1s", "P", "PTS", "1.5s"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageStartingWith("'" + text + "' is no duration; write it like 10s");
    }

    @Test
    void negativeOnesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse("PT-1S"))
                .withMessage("'PT-1S' is negative");
        assertThatIllegalArgumentException().isThrownBy(() -> DurationText.print(Duration.ofSeconds(-1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999s", "9223372036854775807d"})
    void whatIsTooLongIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessage("'" + text + "' is too long for a duration");
    }
}
