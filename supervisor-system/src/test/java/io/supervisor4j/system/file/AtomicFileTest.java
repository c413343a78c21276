package io.supervisor4j.system.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class AtomicFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("numbers");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void aFileIsCreatedForItsOwnerAlone() throws IOException {
        AtomicFile.write(file, "höchstens");

        assertThat(file).hasContent("höchstens");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("numbers");
    }

    @Test
    void aFileIsReplacedWithItsPermissions() throws IOException {
        Files.writeString(file, "a longer text than the next");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        AtomicFile.write(file, "short");

        assertThat(file).hasContent("short");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFailureLeavesTheOldOneAndNoDraft() throws IOException {
        Path old = Files.createFile(Files.createDirectory(file).resolve("something"));

        assertThatIOException().isThrownBy(() -> AtomicFile.write(file, "new"));

        assertThat(old).exists();
        assertThat(names()).containsExactly("numbers");
    }

    @Test
    void aMissingFolderIsAFailure() {
        assertThatIOException().isThrownBy(() -> AtomicFile.write(folder.resolve("missing/numbers"), "new"));
    }

    @Test
    void anInterruptDisturbsNothingAndIsKept() throws IOException {
        Thread.currentThread().interrupt();
        AtomicFile.write(file, "whole");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("whole");
    }

    @Test
    void aReaderFindsOneTextOrAnotherWhileSeveralWrite() throws Exception {
        List<String> texts = List.of("a".repeat(100_000), "b".repeat(50_000));
        AtomicFile.write(file, texts.get(0));
        CountDownLatch begun = new CountDownLatch(texts.size());
        CompletableFuture<?>[] writers = texts.stream()
                .map(text -> CompletableFuture.runAsync(() -> writeOften(text, begun)))
                .toArray(CompletableFuture[]::new);

        begun.await();
        CompletableFuture<Void> all = CompletableFuture.allOf(writers);
        do {
            assertThat(Files.readString(file)).isIn(texts);
        } while (!all.isDone());
        all.get();
        assertThat(names()).containsExactly("numbers");
    }

    private void writeOften(String text, CountDownLatch begun) {
        begun.countDown();
        try {
            for (int i = 0; i < 200; i++) {
                AtomicFile.write(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
