package io.supervisor4j.runtime.protocol;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class FrameCodecTest {

    private static Frame trip(Frame frame) throws FrameException {
        return FrameCodec.decode(FrameCodec.encode(frame));
    }

    @Test
    void aFrameIsAVerbABlankAndOneFlatObject() {
        assertThat(new Frame("ready")).hasToString("ready {}");
        assertThat(new Frame("signal").with("name", "SIGHUP").with("sequence", 7))
                .hasToString("signal {\"name\":\"SIGHUP\",\"sequence\":7}");
    }

    @Test
    void everyCharacterArrives() throws FrameException {
        for (int from = 0; from < 0x10000; from += 0x400) {
            StringBuilder text = new StringBuilder();
            for (int c = from; c < from + 0x400; c++) {
                text.append((char) c);
            }
            assertThat(trip(new Frame("x").with("text", text.toString())).text("text"))
                    .isEqualTo(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "\\",
                "\\\"",
                "\\u0041",
                "\n",
                "\r\n",
                "\u0000",
                "\u007f",
                "{}",
                "\":",
                "\ud83d\ude00",
                "\ud83d",
                "é",
                "\u2028"
            })
    void whatLooksLikeSyntaxArrivesAsText(String text) throws FrameException {
        assertThat(trip(new Frame("x").with(text, text)).text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 4711, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
    void everyNumberArrives(long number) throws FrameException {
        assertThat(trip(new Frame("x").with("n", number)).number("n")).isEqualTo(number);
    }

    @Test
    void theLineIsPrintableAscii() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x10000; c++) {
            all.append((char) c);
        }

        assertThat(FrameCodec.encode(new Frame("x").with(all.toString(), all.toString())))
                .matches(line -> line.chars().allMatch(c -> c >= ' ' && c < 127), "is printable ASCII");
    }

    @Test
    void escapesOfJsonThatWeDoNotWriteAreRead() throws FrameException {
        Frame frame = FrameCodec.decode("x {\"t\":\"\\b\\f\\n\\r\\t\\/\\\"\\\\\\u00E9\\u00e9\"}");

        assertThat(frame.text("t")).isEqualTo("\b\f\n\r\t/\"\\éé");
    }

    @Test
    void theLastOfTwoFieldsWithOneNameCounts() throws FrameException {
        assertThat(FrameCodec.decode("x {\"a\":1,\"a\":2}").number("a")).isEqualTo(2);
    }

    @Test
    void aMissingFieldAndOneOfTheOtherKindAreRefusedByName() {
        Frame frame = new Frame("verb").with("text", "t").with("number", 1);

        assertThatThrownBy(() -> frame.text("absent"))
                .isInstanceOf(FrameException.class)
                .hasMessageContaining("verb")
                .hasMessageContaining("absent");
        assertThatThrownBy(() -> frame.text("number")).isInstanceOf(FrameException.class);
        assertThatThrownBy(() -> frame.number("text")).isInstanceOf(FrameException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ready",
                "ready ",
                "ready{}",
                "READY {}",
                "re-dy {}",
                " ready {}",
                "ready  {}",
                "ready {} ",
                "ready {}}",
                "ready {",
                "ready }",
                "ready []",
                "ready null",
                "ready {\"a\"}",
                "ready {\"a\":}",
                "ready {\"a\":1,}",
                "ready {,}",
                "ready {\"a\":1 ,\"b\":2}",
                "ready {\"a\" :1}",
                "ready {a:1}",
                "ready {\"a\":true}",
                "ready {\"a\":null}",
                "ready {\"a\":1.5}",
                "ready {\"a\":1e3}",
                "ready {\"a\":-}",
                "ready {\"a\":--1}",
                "ready {\"a\":1-1}",
                "ready {\"a\":9223372036854775808}",
                "ready {\"a\":{\"b\":1}}",
                "ready {\"a\":[1]}",
                "ready {\"a\":\"b}",
                "ready {\"a\":\"\\x\"}",
                "ready {\"a\":\"\\u12\"}",
                "ready {\"a\":\"\\u12g4\"}",
                "ready {\"a\":\"\\",
                "ready {\"a\":\"\\u",
                "ready {\"a\":\"\t\"}",
                "ready {\"a\":\"é\"}",
                "ready {\"a\":\"\u007f\"}",
                "ready {}\r",
                "hello world",
                "Exception in thread \"main\" java.lang.Error",
                "\u0000\u0001\u0002",
                "ünïcode {}"
            })
    void garbageIsAFrameException(String line) {
        assertThatThrownBy(() -> FrameCodec.decode(line)).isInstanceOf(FrameException.class);
    }

    @Test
    void theMessageShowsWhereItWentWrongButNotAllOfAHugeLine() {
        assertThatThrownBy(() -> FrameCodec.decode("ready {\"a\":" + "x".repeat(100_000)))
                .isInstanceOf(FrameException.class)
                .hasMessageContaining("column 12")
                .hasMessageContaining("ready {\"a\":xxx")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void randomGarbageIsNeverAnythingButAFrameException() {
        long seed = 20261121;
        Random random = new Random(seed);
        String alphabet = "ready {}\":,\\u0123456789abcdef-\n\t\u0000é\ud83d ";
        String valid = "signal {\"name\":\"SIG\\u00e9\\n\",\"sequence\":-12}";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder line = new StringBuilder(random.nextBoolean() ? valid : "");
            for (int edits = random.nextInt(12); edits >= 0; edits--) {
                int at = random.nextInt(line.length() + 1);
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                if (random.nextBoolean() || at == line.length()) {
                    line.insert(at, c);
                } else {
                    line.deleteCharAt(at);
                }
            }
            Throwable thrown = catchThrowable(() -> FrameCodec.decode(line.toString()));
            if (thrown != null) {
                assertThat(thrown).as("seed %d, line %s", seed, line).isInstanceOf(FrameException.class);
            }
        }
    }
}
