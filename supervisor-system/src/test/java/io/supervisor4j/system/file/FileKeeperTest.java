package io.supervisor4j.system.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        keeper = keeper(this::make);
    }

    private FileKeeper keeper(FileKeeper.Task task) {
        return new FileKeeper(folder, task, failure -> told.add("failure " + failure.getMessage()), work -> {
            Thread thread = new Thread(work, "keeper");
            thread.setUncaughtExceptionHandler((ended, error) -> told.add("ended by " + error.getMessage()));
            return thread;
        });
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

        assertThat(next()).startsWith("failure");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class})
    void aDefectCostsOneAttempt(Class<? extends Throwable> kind) throws Exception {
        Throwable defect = kind.getConstructor(String.class).newInstance("on purpose");
        Files.createDirectories(folder);
        AtomicInteger attempts = new AtomicInteger();
        keeper = keeper(() -> {
            if (attempts.incrementAndGet() == 1) {
                FileKeeperTest.<RuntimeException>sneakyThrow(defect);
            }
            told.add("kept");
        });
        keeper.start();
        assertThat(next()).isEqualTo("failure on purpose");

        // It watches all the same, so that this is noticed at once.
        Files.delete(Files.createFile(folder.resolve("file")));
        assertThat(next()).isEqualTo("kept");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneakyThrow(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void anErrorOfTheJvmEndsTheThreadAndItsHandlerLearnsOfIt() throws Exception {
        keeper = keeper(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        keeper.start();

        assertThat(next()).isEqualTo("ended by Java heap space");
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
