package io.supervisor4j.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DocumentTest {

    private static final Document DOCUMENT = Document.read("""
            {"text": "a\\nb\\ud83d\\ude00", "number": -9223372036854775808, "int": 2147483647, "flag": true, "nothing": null,
             "at": "2026-03-01T12:00:00.001Z", "waitMillis": 1500, "level": "never-and-stop", "empty": {},
             "list": [{"n": 1}, {"n": 2}], "names": ["a", "b"], "numbers": [1, 2], "mixed": [1, "two"], "fraction": 1.5}
            """);

    private enum Level {
        NEVER_AND_STOP
    }

    @Test
    void aFieldIsReadByItsKind() {
        assertThat(DOCUMENT.text("text")).isEqualTo("a\nb😀");
        assertThat(DOCUMENT.number("number")).isEqualTo(Long.MIN_VALUE);
        assertThat(DOCUMENT.integer("int")).isEqualTo(Integer.MAX_VALUE);
        assertThat(DOCUMENT.optionalInteger("int")).hasValue(Integer.MAX_VALUE);
        assertThat(DOCUMENT.flag("flag")).isTrue();
        assertThat(DOCUMENT.time("at")).isEqualTo(Instant.ofEpochMilli(1_772_366_400_001L));
        assertThat(DOCUMENT.optionalMillis("wait")).hasValue(Duration.ofMillis(1_500));
        assertThat(DOCUMENT.constant("level", Level.class)).isEqualTo(Level.NEVER_AND_STOP);
        assertThat(DOCUMENT.objects("list", each -> each.integer("n"))).containsExactly(1, 2);
        assertThat(DOCUMENT.texts("names")).containsExactly("a", "b");
        assertThat(DOCUMENT.integers("numbers")).containsExactly(1, 2);
        assertThat(DOCUMENT.object("empty")).isPresent();
    }

    @Test
    void whatIsNotThereOrNullIsEmpty() {
        for (String name : List.of("missing", "nothing")) {
            assertThat(DOCUMENT.optionalText(name)).isEmpty();
            assertThat(DOCUMENT.optionalNumber(name)).isEmpty();
            assertThat(DOCUMENT.optionalInteger(name)).isEmpty();
            assertThat(DOCUMENT.optionalTime(name)).isEmpty();
            assertThat(DOCUMENT.optionalMillis(name)).isEmpty();
            assertThat(DOCUMENT.object(name)).isEmpty();
            assertThat(DOCUMENT.texts(name)).isEmpty();
            assertThat(DOCUMENT.flag(name)).isFalse();
        }
        assertThat(DOCUMENT.has("nothing")).isTrue();
        assertThat(DOCUMENT.has("missing")).isFalse();
    }

    private static Arguments wrong(String message, Function<Document, Object> read) {
        return arguments(message, read);
    }

    static Stream<Arguments> wrongReadings() {
        return Stream.of(
                wrong("left out 'missing'", document -> document.text("missing")),
                wrong("left out 'text'", document -> document.number("text")),
                wrong("left out 'fraction'", document -> document.number("fraction")),
                wrong("sent '-9223372036854775808' as 'number'", document -> document.integer("number")),
                wrong("sent '-9223372036854775808' as 'number'", document -> document.optionalInteger("number")),
                wrong("sent 'true' as 'flag'", document -> document.time("flag")),
                wrong("sent 'true' as 'flag'", document -> document.optionalTime("flag")),
                wrong("sent 'true' as 'flag'", document -> document.constant("flag", Level.class)),
                wrong("sent 'true' as 'flag'", document -> document.uuid("flag")),
                wrong("sent 'a' as 'names'", document -> document.objects("names", each -> each)),
                wrong("sent 'two' as 'mixed'", document -> document.integers("mixed")));
    }

    @ParameterizedTest
    @MethodSource("wrongReadings")
    void whatAnotherVersionMeansOtherwiseIsSaid(String message, Function<Document, Object> read) {
        assertThatExceptionOfType(ConnectionLostException.class)
                .isThrownBy(() -> read.apply(DOCUMENT))
                .withMessageEndingWith(message + ": does it speak another version?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[{}]",
                "\"text\"",
                "{",
                "{\"a\":",
                "{\"a\":[1,",
                "{\"a\" 1}",
                "no json",
                "{\"a\":\"\u0001\"}"
            })
    void whatIsNoObjectIsSaid(String line) {
        assertThatExceptionOfType(ConnectionLostException.class)
                .isThrownBy(() -> Document.read(line))
                .withMessageContaining(line);
    }
}
