package io.supervisor4j.text;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrintableTest {

    /** What a terminal or a log acts on instead of showing it. */
    private static final String DANGEROUS =
            "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]";

    private static String anything(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x100));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                default -> text.append("\u001b[3" + random.nextInt(8) + "m");
            }
        }
        return text.toString();
    }

    @Test
    void aLineHasNoControlCharacterWhateverCameIn() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            assertThat(Printable.line(anything(random))).doesNotContainPattern(DANGEROUS);
        }
    }

    @Test
    void everyCharacterIsShownOrEscapedAndOnlyOnce() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = Character.toString(c);
            String safe = Printable.line(text);
            assertThat(safe.equals(text) || safe.startsWith("\\")).isTrue();
            assertThat(Printable.line(safe)).isEqualTo(safe);
        }
    }

    @Test
    void whatIsEscapedIsWrittenAsInSource() {
        assertThat(Printable.line("a\nb\rc\td\u001b[2Je\u0007f\u007fg\u009bh\u202ei\u2028j"))
                .isEqualTo("a\\nb\\rc\\td\\u001b[2Je\\u0007f\\u007fg\\u009bh\\u202ei\\u2028j");
        assertThat(Printable.line("half \ud800 and \udb40\udc01 whole"))
                .isEqualTo("half \\ud800 and \\udb40\\udc01 whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "C:\\new \"quoted\"", "ä ß 日本 \ud83d\ude00", "\ud83d\udc69\u200d\ud83d\udcbb"})
    void whatCanBeShownIsLeftAsItIs(String text) {
        assertThat(Printable.line(text)).isSameAs(text);
        assertThat(Printable.outputLine(text)).isSameAs(text);
        assertThat(Printable.page(text)).isSameAs(text);
    }

    @Test
    void anApplicationMayUseTabsAndColoursWhichEndWithItsLine() {
        assertThat(Printable.outputLine("\t\u001b[1;31mred")).isEqualTo("\t\u001b[1;31mred\u001b[0m");
        assertThat(Printable.outputLine("up\u001b[1A\u001b]0;title\u0007\r\n\u001b["))
                .isEqualTo("up\\u001b[1A\\u001b]0;title\\u0007\\r\\n\\u001b[");
    }

    @Test
    void aPageMayHaveLinesAsWell() {
        assertThat(Printable.page("a\n\tb\u001b[32mc\u001b[39m\u001b[2Jd\r"))
                .isEqualTo("a\n\tb\u001b[32mc\u001b[39m\\u001b[2Jd\\r");
    }
}
