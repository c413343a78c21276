package io.supervisor4j.daemon.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class StateDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void theFolderIsMadeForItsOwnerOnly() throws IOException {
        Path directory = folder.resolve("a/b");

        StateDirectory.require(directory);
        StateDirectory.require(directory);

        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("a")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwx---r--", "rwx-w----", "rwxrwxrwx"})
    void aFolderThatOthersMayEnterIsRefused(String permissions) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));

        assertThatIOException()
                .isThrownBy(() -> StateDirectory.require(folder))
                .withMessageContaining(folder + " is open to others")
                .withMessageContaining("chmod 700 " + folder);
    }

    @Test
    void aFolderThatIsEvenLessOpenWillDo() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));

        assertThatNoException().isThrownBy(() -> StateDirectory.check(folder));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatIOException()
                .isThrownBy(() -> StateDirectory.require(file.resolve("state")))
                .withMessageContaining("cannot create the state directory " + file.resolve("state"));
    }
}
