package io.supervisor4j.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class ArchiveStoreTest {

    @TempDir
    Path parent;

    private Path folder;
    private ArchiveStore store;

    @BeforeEach
    void open() throws IOException {
        folder = parent.resolve("cache").resolve("supervisor4j");
        store = ArchiveStore.open(folder);
    }

    private void publish(String key, String content) throws IOException {
        store.publish(key, Files.writeString(store.draft(key), content));
    }

    @Test
    void theFolderIsCreatedForItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwxr-xrwx", "rwxr-x---"})
    void aFolderThatIsOpenToOthersIsNotUsed(String permissions) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));

        assertThatIOException().isThrownBy(() -> ArchiveStore.open(folder)).withMessageContaining("open to others");
    }

    @Test
    void whereThereIsAFileThereIsNoStore() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatIOException().isThrownBy(() -> ArchiveStore.open(file));
        assertThatIOException().isThrownBy(() -> ArchiveStore.open(Path.of("/proc/nowhere")));
    }

    @Test
    void anArchiveThatOthersCouldHaveWrittenIsNotFound() throws IOException {
        for (String name : List.of("key", "key.seal")) {
            publish("key", "archive");
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-rw-r--"));
            assertThat(store.find("key")).as(name).isEmpty();
        }
    }

    @Test
    void whatIsPublishedIsFoundAlsoByOthers() throws IOException {
        assertThat(store.find("key")).isEmpty();
        publish("key", "archive");

        assertThat(store.find("key")).contains(folder.resolve("key"));
        assertThat(ArchiveStore.open(folder).find("key")).isPresent();
        assertThat(store.draft("key")).doesNotExist();
    }

    @Test
    void aHalfWrittenDamagedOrUnsealedArchiveIsNotFound() throws IOException {
        publish("key", "archive");
        Files.writeString(folder.resolve("key"), "ARCHIVE");
        Files.writeString(folder.resolve("unsealed"), "archive");

        assertThat(store.find("key")).isEmpty();
        assertThat(store.find("unsealed")).isEmpty();
        assertThat(store.find("missing")).isEmpty();
    }

    @Test
    void aSecondPublicationReplacesTheFirst() throws IOException {
        publish("key", "one");
        publish("key", "two");

        assertThat(store.find("key")).get().satisfies(file -> assertThat(Files.readString(file))
                .isEqualTo("two"));
    }

    @Test
    void whatWasNotUsedForLongAndWhatATrainerLeftIsRemoved() throws IOException {
        publish("old", "archive");
        publish("new", "archive");
        Path left = Files.createFile(folder.resolve("key.4711.tmp"));
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
        Files.setLastModifiedTime(folder.resolve("old.seal"), longAgo);
        Files.setLastModifiedTime(left, longAgo);

        store.clean();

        assertThat(folder.resolve("old")).doesNotExist();
        assertThat(folder.resolve("old.seal")).doesNotExist();
        assertThat(left).doesNotExist();
        assertThat(store.find("new")).isPresent();
    }

    @Test
    void aFolderMayHaveANameLikeThatOfADraft() throws IOException {
        Path like = folder.resolve("my.tmp.folder");
        ArchiveStore other = ArchiveStore.open(like);
        other.publish("key", Files.writeString(other.draft("key"), "archive"));
        Files.setLastModifiedTime(
                like.resolve("key"), FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        other.clean();

        assertThat(like.resolve("key")).exists();
    }

    @Test
    void useKeepsAnArchiveFromBeingRemoved() throws IOException {
        publish("key", "archive");
        Files.setLastModifiedTime(
                folder.resolve("key.seal"), FileTime.from(Instant.now().minus(Duration.ofDays(31))));

        assertThat(store.find("key")).isPresent();
        store.clean();

        assertThat(store.find("key")).isPresent();
    }
}
