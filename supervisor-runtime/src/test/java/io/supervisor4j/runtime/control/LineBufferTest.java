package io.supervisor4j.runtime.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineBufferTest {

    private final LineBuffer buffer = new LineBuffer();

    private void add(String text) {
        buffer.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void linesComeOutWhole() {
        add("ein");
        assertThat(buffer.next()).isNull();
        add("s\nzwei\n\ndr");

        assertThat(buffer.next()).isEqualTo("eins");
        assertThat(buffer.next()).isEqualTo("zwei");
        assertThat(buffer.next()).isEmpty();
        assertThat(buffer.next()).isNull();
        assertThat(buffer.isEmpty()).isFalse();
        add("ei ü\n");
        assertThat(buffer.next()).isEqualTo("drei ü");
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void aLineMayBeAsLongAsItMayBe() {
        add("x".repeat(LineBuffer.MAX_LINE - 1) + "\n");

        assertThat(buffer.next()).hasSize(LineBuffer.MAX_LINE - 1);
        assertThat(buffer.isTooLong()).isFalse();
    }

    @Test
    void manyLinesComeOutAsTheyWentInHoweverTheyWereCut() {
        Random random = new Random(1);
        StringBuilder sent = new StringBuilder();
        StringBuilder received = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            String piece = "x".repeat(random.nextInt(300)) + (random.nextInt(3) == 0 ? "\n" : "") + i;
            sent.append(piece);
            add(piece);
            while (random.nextInt(10) > 0 && buffer.hasLine()) {
                received.append(buffer.next()).append('\n');
            }
        }
        add("\n");
        while (buffer.hasLine()) {
            received.append(buffer.next()).append('\n');
        }

        assertThat(received.toString()).isEqualTo(sent + "\n");
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void aLineThatIsTooLongIsNoneEvenIfItEnds() {
        add("x".repeat(LineBuffer.MAX_LINE) + "\n");

        assertThat(buffer.next()).isNull();
        assertThat(buffer.isTooLong()).isTrue();
    }
}
