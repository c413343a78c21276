package io.supervisor4j.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TailTest {

    @TempDir
    Path folder;

    private List<String> tail(String text, long begin) throws IOException {
        return Tail.lines(Files.writeString(folder.resolve("log"), text).toFile(), begin);
    }

    @Test
    void onlyWhatWasWrittenSinceIsTold() throws IOException {
        assertThat(tail("old\nnew\nand\nunfinished", 4)).containsExactly("new", "and", "unfinished");
        assertThat(tail("old\n", 4)).isEmpty();
    }

    @Test
    void aFileThatBecameShorterHasNothingToTell() throws IOException {
        assertThat(tail("x\n", 100)).isEmpty();
    }

    @Test
    void noMoreThanTwentyLinesAreTold() throws IOException {
        List<String> lines = IntStream.range(0, 30).mapToObj(Integer::toString).toList();

        assertThat(tail(String.join("\n", lines), 0)).isEqualTo(lines.subList(10, 30));
    }

    @Test
    void aLongFileIsReadAtItsEndAndCutAtALine() throws IOException {
        assertThat(tail("x".repeat(100_000) + "\nlast\n", 0)).containsExactly("last");
    }
}
