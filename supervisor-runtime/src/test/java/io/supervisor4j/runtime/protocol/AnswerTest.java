package io.supervisor4j.runtime.protocol;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "\n", "ü", "\"", "a\nb\\ü"})
    void everyPartFitsIntoAFrameAndNothingIsLost(String unit) throws Exception {
        String text = unit.repeat(10_000);
        StringBuilder joined = new StringBuilder();
        List<Report.Answer> parts = Report.Answer.parts(Long.MAX_VALUE, false, text);
        for (Report.Answer part : parts) {
            String line = part.toFrame().toString();
            assertThat(line.length()).isLessThan(Link.MAX_REPORT);
            assertThat(Report.from(FrameCodec.decode(line))).isEqualTo(part);
            assertThat(part.part()).isEqualTo(parts.indexOf(part));
            joined.append(part.text());
        }

        assertThat(joined).hasToString(text);
        assertThat(parts).filteredOn(Report.Answer::last).containsExactly(parts.get(parts.size() - 1));
    }

    @Test
    void anEmptyAnswerIsOneToo() {
        assertThat(Report.Answer.parts(1, false, "")).containsExactly(new Report.Answer(1, 0, true, false, ""));
    }

    @Test
    void aFailureIsSaidWithTheLastPart() {
        List<Report.Answer> parts = Report.Answer.parts(1, true, "x".repeat(5_000));

        assertThat(parts).extracting(Report.Answer::failed).containsExactly(false, true);
    }
}
