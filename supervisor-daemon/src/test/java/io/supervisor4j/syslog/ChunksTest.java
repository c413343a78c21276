package io.supervisor4j.syslog;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChunksTest {

    @Test
    void eachLineIsOneAndEmptyOnesAreNone() {
        assertThat(Chunks.of("one\n\ntwo\r\n   \nthree\n", 100)).containsExactly("one", "two", "three");
        assertThat(Chunks.of("", 100)).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsCutAndNothingIsLost() {
        assertThat(Chunks.of("0123456789", 4)).containsExactly("0123", "4567", "89");
        assertThat(Chunks.of("01234567", 4)).containsExactly("0123", "4567");
    }

    /** Of one, two, three and four bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "€", "😀"})
    void aLetterIsNeverCutInTwo(String letter) {
        assertThat(Chunks.of(letter.repeat(7), 4))
                .allMatch(chunk -> chunk.replace(letter, "").isEmpty())
                .allMatch(chunk -> chunk.getBytes(StandardCharsets.UTF_8).length <= 4)
                .satisfies(chunks -> assertThat(String.join("", chunks)).isEqualTo(letter.repeat(7)));
    }

    @Test
    void whatIsNoLetterBecomesBlanks() {
        assertThat(Chunks.of("\tat a.B\0c\u001b[31md\u0085e", 100)).containsExactly("    at a.B c [31md e");
    }
}
