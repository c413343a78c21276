package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SourcesTest {

    @TempDir
    private Path directory;

    @Test
    void filesAreNamedByTheirPathBelowTheDirectory() throws IOException {
        create("a", "b/c", "b/with space", "b/%2F");
        assertThat(names(Set.of())).containsExactlyInAnyOrder("a", "b/c", "b/with%20space", "b/%252F");
    }

    @Test
    void gitAndTargetAndOurOwnFilesAreLeftOut() throws IOException {
        create("a", ".git/x", "module/target/x", "out/x", "out.properties", ".github/b");
        assertThat(names(Set.of(directory.resolve("out"), directory.resolve("out.properties"))))
                .containsExactlyInAnyOrder("a", ".github/b");
    }

    @Test
    void aDirectoryNamedTargetIsListedWhenItIsTheOneToRead() throws IOException {
        create("target/a");
        Sources sources = new Sources(directory.resolve("target"), Set.of());
        assertThat(sources.list(SourcesTest::refuse)).extracting(Source::name).containsExactly("a");
    }

    @Test
    void onlyRegularFilesAreListed() throws IOException {
        create("a");
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("a"));
        Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nothing"));
        Files.createDirectory(directory.resolve("folder"));
        assertThat(names(Set.of())).containsExactly("a");
    }

    @Test
    void aDirectoryThatIsGoneIsReported() {
        List<String> failures = new ArrayList<>();
        Sources sources = new Sources(directory.resolve("gone"), Set.of());
        assertThat(sources.list((name, failure) -> failures.add(name))).isEmpty();
        assertThat(failures).containsExactly(".");
    }

    private void create(String... names) throws IOException {
        for (String name : names) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private List<String> names(Set<Path> skipped) {
        return new Sources(directory, skipped)
                .list(SourcesTest::refuse).stream().map(Source::name).toList();
    }

    private static void refuse(String name, IOException failure) {
        throw new AssertionError(name, failure);
    }
}
