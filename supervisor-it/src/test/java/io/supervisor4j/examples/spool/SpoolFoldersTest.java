package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SpoolFoldersTest {

    @TempDir
    private Path here;

    @Test
    void withoutArgumentsTheWorkingDirectoryIsReadAndItsTargetWritten() throws IOException {
        Path real = here.toRealPath();
        assertThat(folders())
                .isEqualTo(
                        new SpoolFolders(real, real.resolve("target/spool"), real.resolve("target/spool.properties")));
        assertThat(here.resolve("target/spool")).isDirectory();
    }

    @Test
    void allThreeCanBeGiven() throws IOException {
        Path in = Files.createDirectory(here.resolve("in")).toRealPath();
        SpoolFolders folders = folders(
                in.toString(),
                in.resolve("../out").toString(),
                in.resolve("conf").toString());
        assertThat(folders).isEqualTo(new SpoolFolders(in, in.resolveSibling("out"), in.resolve("conf")));
        assertThat(folders.accepted()).isEqualTo(in.resolveSibling("out.accepted"));
    }

    @Test
    void ourOwnFilesAreNoSourcesAlsoWhereTheyLieAmongThem() throws IOException {
        SpoolFolders folders = folders(here.toString(), here.resolve("out").toString());
        SpoolConfig.createIfAbsent(folders.config());
        new SpoolConfig(1, 0).store(folders.accepted(), folders.acceptedTemporary());
        Files.createFile(folders.acceptedTemporary());
        Files.createFile(folders.output().resolve("a.result"));
        assertThat(folders.sources().list((name, failure) -> {})).isEmpty();
    }

    @Test
    void foldersThatCannotWorkAreRefusedByName() throws IOException {
        Path file = Files.createFile(here.resolve("file"));
        assertRefused("nowhere is not a directory", "nowhere");
        assertRefused("file is not a directory", here.toString(), file.toString());
        assertRefused("choose a folder of their own", here.toString(), here.toString());
        assertRefused("too many arguments", "a", "b", "c", "d");
    }

    private SpoolFolders folders(String... args) throws IOException {
        return SpoolFolders.from(args, here);
    }

    private void assertRefused(String message, String... args) {
        assertThatIllegalArgumentException().isThrownBy(() -> folders(args)).withMessageContaining(message);
    }
}
