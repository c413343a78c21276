package io.supervisor4j.runtime.process;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArchiveKindTest {

    private static final Path ARCHIVE = Path.of("/a");

    @ParameterizedTest
    @CsvSource({
        "11, NONE",
        "12, NONE",
        "13, DYNAMIC",
        "17, DYNAMIC",
        "23, DYNAMIC",
        "24, RECORDED_CACHE",
        "25, CACHE",
        "30, CACHE"
    })
    void eachJdkHasItsKind(int feature, ArchiveKind kind) {
        assertThat(ArchiveKind.of(feature)).isEqualTo(kind);
    }

    @Test
    void whatIsTrainedIsWhatIsUsed() {
        for (ArchiveKind kind : List.of(ArchiveKind.DYNAMIC, ArchiveKind.RECORDED_CACHE, ArchiveKind.CACHE)) {
            List<List<String>> runs = kind.training(ARCHIVE);
            assertThat(runs.get(runs.size() - 1)).anyMatch(option -> option.endsWith("=/a"));
            assertThat(kind.use(ARCHIVE)).anyMatch(option -> option.endsWith("=/a"));
        }
        assertThat(ArchiveKind.NONE.training(ARCHIVE)).isEmpty();
    }

    @Test
    void aJvmThatCannotUseItsArchiveSaysNothing() {
        for (ArchiveKind kind : List.of(ArchiveKind.DYNAMIC, ArchiveKind.RECORDED_CACHE, ArchiveKind.CACHE)) {
            assertThat(kind.use(ARCHIVE)).anyMatch(option -> option.startsWith("-Xlog:cds=off"));
        }
    }
}
