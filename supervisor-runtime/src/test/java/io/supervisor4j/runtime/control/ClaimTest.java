package io.supervisor4j.runtime.control;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.spi.ControlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClaimTest {

    @TempDir
    private Path temporary;

    private ControlFolder folder() {
        return new ControlFolder(temporary.resolve("s"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void theFolderAndTheLockAreTheUsersAlone() throws IOException {
        try (Claim claim = Claim.of(folder(), "shop")) {
            assertThat(permissions(folder().path())).isEqualTo("rwx------");
            assertThat(permissions(folder().lock("shop"))).isEqualTo("rw-------");
            assertThat(claim.socket()).isEqualTo(temporary.resolve("s/shop.sock"));
        }
    }

    @Test
    void aTakenNameIsRefusedAndFreeAgainAfterwards() {
        try (Claim claim = Claim.of(folder(), "shop")) {
            assertThatExceptionOfType(SupervisorException.class)
                    .isThrownBy(() -> Claim.of(folder(), claim.name()))
                    .withMessageContaining("another manager that runs has the name 'shop'");
        }
        Claim.of(folder(), "shop").close();
    }

    @Test
    void anyNameIsMadeUniqueByANumber() throws IOException {
        try (Claim first = Claim.ofAny(folder(), "shop");
                Claim second = Claim.ofAny(folder(), "shop");
                Claim third = Claim.ofAny(folder(), "shop")) {
            assertThat(first.name()).isEqualTo("shop");
            assertThat(second.name()).isEqualTo("shop-2");
            assertThat(third.name()).isEqualTo("shop-3");
        }
    }

    @Test
    void aSocketGoesWithItsNameAndTheLocksFileStays() throws IOException {
        Claim claim = Claim.of(folder(), "shop");
        Files.createFile(claim.socket());

        claim.close();

        assertThat(claim.socket()).doesNotExist();
        assertThat(folder().lock("shop")).exists();
    }

    @Test
    void aFolderThatIsOpenToOthersIsRefused() throws IOException {
        Files.createDirectory(folder().path());
        Files.setPosixFilePermissions(folder().path(), PosixFilePermissions.fromString("rwxr-x---"));

        assertThatExceptionOfType(SupervisorException.class)
                .isThrownBy(() -> Claim.of(folder(), "shop"))
                .withMessageContaining("chmod 700");
    }

    @Test
    void aLinkInThePlaceOfTheFolderOrTheLockIsRefused() throws IOException {
        Files.createSymbolicLink(folder().path(), temporary);
        assertThatExceptionOfType(SupervisorException.class)
                .isThrownBy(() -> Claim.of(folder(), "shop"))
                .withMessageContaining("is no folder");

        ControlFolder other = new ControlFolder(temporary.resolve("o"));
        Claim.of(other, "first").close();
        Files.createSymbolicLink(other.lock("shop"), temporary.resolve("victim"));
        assertThatExceptionOfType(SupervisorException.class).isThrownBy(() -> Claim.of(other, "shop"));
        assertThat(temporary.resolve("victim")).doesNotExist();
    }

    @Test
    void aPathThatIsTooLongIsRefused() {
        ControlFolder deep = new ControlFolder(temporary.resolve("x".repeat(100)));

        assertThatExceptionOfType(SupervisorException.class)
                .isThrownBy(() -> Claim.of(deep, "shop"))
                .withMessageContaining("longer than the 107 bytes");
    }
}
