package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ContentTest {

    @Test
    void anEmptyFileHasNeitherLinesNorWords() {
        assertThat(of(""))
                .isEqualTo(new Content("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0, 0));
    }

    @Test
    void theDigestIsThatOfSha256sum() {
        assertThat(of("abc").sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void linesAndWordsAreThoseOfWc() {
        assertThat(of("one two\n\n  three\tfour \r\nfive"))
                .extracting(Content::lines, Content::words)
                .containsExactly(3L, 5L);
    }

    @Test
    void aWordAcrossTheEndOfTheBufferIsOneWord(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("long"), "x".repeat(100_000) + " y\n");
        assertThat(Content.of(file)).extracting(Content::lines, Content::words).containsExactly(1L, 2L);
    }

    private static Content of(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
