package io.supervisor4j.runtime.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutputReaderTest {

    private static List<String> linesOf(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        new OutputReader(new ByteArrayInputStream(bytes), lines::add).run();
        return lines;
    }

    private static List<String> linesOf(String text) {
        return linesOf(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesEndWithALineFeedOrWithTheOutput() {
        assertThat(linesOf("one\n\ntwo\r\nthree ü")).containsExactly("one", "", "two", "three ü");
        assertThat(linesOf("")).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsCut() {
        assertThat(linesOf("x".repeat(100_000) + "\nnext\n"))
                .containsExactly("x".repeat(OutputReader.MAX_LINE), "next");
    }

    @Test
    void bytesThatAreNoTextAreReplaced() {
        assertThat(linesOf(new byte[] {'a', (byte) 0xff, 'b', '\n'})).containsExactly("a\ufffdb");
    }
}
