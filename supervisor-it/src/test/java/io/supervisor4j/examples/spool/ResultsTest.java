package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ResultsTest {

    @TempDir
    private Path folder;

    private Results results = new Results(Path.of(""));

    @BeforeEach
    void createResults() {
        results = new Results(folder);
    }

    @Test
    void aResultIsFoundAgainAndNothingElseIsLeft() throws IOException {
        Result result = result("some/source");
        results.write(result, 0);
        assertThat(results.find("some/source")).contains(result);
        assertThat(results.exists("some/source")).isTrue();
        assertThat(files()).containsExactly("some%2Fsource.result");
    }

    @Test
    void aNewerResultTakesThePlaceOfTheOldOne() throws IOException {
        results.write(result("source"), 0);
        Result newer = new Result("source", new Stamp(2, Instant.EPOCH), new Content("ef", 2, 2));
        results.write(newer, 1);
        assertThat(results.find("source")).contains(newer);
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsNoResultCountsAsNone() throws IOException {
        assertThat(results.find("source")).isEmpty();
        assertThat(results.exists("source")).isFalse();
        Files.writeString(results.fileOf("source"), "half a res");
        assertThat(results.find("source")).isEmpty();
    }

    @Test
    void differentSourcesHaveDifferentResults() {
        String common = "folder/".repeat(60);
        List<String> names = List.of(
                "a/b", "a%252Fb", "a", "a.result", "a.result/b", common + "a", common + "b", "x/" + common + "a");
        assertThat(names.stream().map(results::fileOf)).doesNotHaveDuplicates();
    }

    @Test
    void aLongNameGivesAFileThatCanBeWritten() throws IOException {
        Result result = result("folder/".repeat(100) + "file");
        results.write(result, 0);
        assertThat(results.find(result.source())).contains(result);
    }

    @Test
    void aWorkerRemovesWhatItsOwnEarlierLivesLeftBehind() throws IOException {
        results.write(result(".worker-1.7"), 1);
        Files.writeString(folder.resolve(".worker-1.123.tmp"), "half");
        Files.writeString(folder.resolve(".worker-1.456.tmp"), "half");
        Files.writeString(folder.resolve(".worker-11.789.tmp"), "half");
        results.removeLeftoversOf(1);
        assertThat(files()).containsExactlyInAnyOrder(".worker-1.7.result", ".worker-11.789.tmp");
        results.removeLeftovers();
        assertThat(files()).containsExactly(".worker-1.7.result");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Result result(String source) {
        return new Result(source, new Stamp(1, Instant.EPOCH), new Content("ab", 1, 1));
    }
}
