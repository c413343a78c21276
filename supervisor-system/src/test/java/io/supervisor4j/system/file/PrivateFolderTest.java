package io.supervisor4j.system.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PrivateFolderTest {

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = parent.resolve("a/b");
        PrivateFolder.require(folder);
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static void giveAway(Path path) throws IOException {
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }

    @Test
    void aFolderIsMadeForItsOwnerAloneWithThoseAboveIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.getParent())))
                .isEqualTo("rwx------");
        assertThatNoException().isThrownBy(() -> PrivateFolder.require(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwx---r--", "rwx-w----", "rwx--x---", "rwxrwxrwx"})
    void oneThatOthersCanDoAnythingWithIsRefused(String permissions) throws IOException {
        permit(folder, permissions);

        assertThatIOException()
                .isThrownBy(() -> PrivateFolder.check(folder))
                .withMessage(folder + " is open to others (" + permissions + "): 'chmod 700 " + folder
                        + "', or choose another one");
    }

    @Test
    void oneThatIsEvenLessOpenWillDo() throws IOException {
        permit(folder, "r-x------");

        assertThatNoException().isThrownBy(() -> PrivateFolder.check(folder));
    }

    @Test
    void oneOfAnotherUserIsRefusedAlsoByRoot() throws IOException {
        giveAway(folder);

        assertThatIOException()
                .isThrownBy(() -> PrivateFolder.require(folder))
                .withMessageStartingWith(folder + " belongs to nobody");
    }

    @Test
    void aLinkAFileAndNothingAreNoFolder() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
        Path file = Files.createFile(parent.resolve("file"));

        assertThatIOException().isThrownBy(() -> PrivateFolder.require(link)).withMessageContaining("is no folder");
        assertThatIOException().isThrownBy(() -> PrivateFolder.require(file)).withMessageContaining("is no folder");
        assertThatIOException()
                .isThrownBy(() -> PrivateFolder.check(parent.resolve("nothing")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFileIsPrivateIfNobodyElseCouldHaveWrittenIt() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        permit(file, "rw-r--r--");
        assertThatNoException().isThrownBy(() -> PrivateFolder.checkFile(file));

        permit(file, "rw-rw----");
        assertThatIOException().isThrownBy(() -> PrivateFolder.checkFile(file)).withMessageContaining("by others");
        permit(file, "rw-----w-");
        assertThatIOException().isThrownBy(() -> PrivateFolder.checkFile(file)).withMessageContaining("by others");

        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThatIOException().isThrownBy(() -> PrivateFolder.checkFile(link)).withMessageContaining("no plain file");
        giveAway(file);
        assertThatIOException().isThrownBy(() -> PrivateFolder.checkFile(file)).withMessageContaining("nobody");
    }

    @Test
    void theUserIsTheEffectiveOneAndIsFoundWithoutProcToo() throws IOException {
        Path status = Files.writeString(parent.resolve("status"), "Name:\tjava\nUid:\t1\t2\t3\t4\nGid:\t5\t6\t7\t8\n");

        assertThat(CurrentUser.id(status)).isEqualTo(2);
        assertThat(CurrentUser.id(parent.resolve("nothing"))).isEqualTo(CurrentUser.owner(status));
        assertThat(CurrentUser.id()).isEqualTo(CurrentUser.owner(status));
    }
}
