package io.supervisor4j.system.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class FileKeeperTest {

    @TempDir
    Path parent;

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Path folder;
    private FileKeeper keeper;

    @BeforeEach
    void create() {
        folder = parent.resolve("folder");
        keeper = new FileKeeper(folder, this::make, failure -> told.add("failure"), "keeper");
    }

    @AfterEach
    void close() {
        keeper.close();
    }

    private void make() throws IOException {
        Files.createDirectories(folder);
        if (Files.notExists(folder.resolve("file"))) {
            Files.createFile(folder.resolve("file"));
            told.add("made");
        }
    }

    private String next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void whatIsRemovedIsMadeAgainAlsoWithItsFolder() throws Exception {
        keeper.start();
        assertThat(next()).isEqualTo("made");

        for (int i = 0; i < 3; i++) {
            Files.delete(folder.resolve("file"));
            assertThat(next()).isEqualTo("made");
            Files.delete(folder.resolve("file"));
            // The keeper may be quicker, and the folder then stays.
            assertThat(folder.toFile().delete() || Files.exists(folder)).isTrue();
            assertThat(next()).isEqualTo("made");
        }
    }

    @Test
    void aFailureIsToldOnce() throws Exception {
        Files.createFile(folder);
        keeper.start();

        assertThat(next()).isEqualTo("failure");
        assertThat(told).isEmpty();
    }

    @Test
    void afterItsEndNothingIsMadeAgain() throws Exception {
        keeper.start();
        assertThat(next()).isEqualTo("made");
        keeper.close();
        keeper.close();

        Files.delete(folder.resolve("file"));
        Files.delete(folder);
        assertThat(folder).doesNotExist();
    }
}
