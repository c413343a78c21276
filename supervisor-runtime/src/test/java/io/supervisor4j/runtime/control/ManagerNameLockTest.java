package io.supervisor4j.runtime.control;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.system.file.ControlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ManagerNameLockTest {

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
        try (ManagerNameLock lock = ManagerNameLock.of(folder(), "shop")) {
            assertThat(permissions(folder().path())).isEqualTo("rwx------");
            assertThat(permissions(folder().lock("shop"))).isEqualTo("rw-------");
            assertThat(lock.socket()).isEqualTo(temporary.resolve("s/shop.sock"));
        }
    }

    @Test
    void aTakenNameIsRefusedAndFreeAgainAfterwards() {
        try (ManagerNameLock lock = ManagerNameLock.of(folder(), "shop")) {
            assertThatExceptionOfType(SupervisorException.class)
                    .isThrownBy(() -> ManagerNameLock.of(folder(), lock.name()))
                    .withMessageContaining("another manager that runs has the name 'shop'");
        }
        ManagerNameLock.of(folder(), "shop").close();
    }

    @Test
    void anyNameIsMadeUniqueByANumber() throws IOException {
        try (ManagerNameLock first = ManagerNameLock.ofAny(folder(), "shop");
                ManagerNameLock second = ManagerNameLock.ofAny(folder(), "shop");
                ManagerNameLock third = ManagerNameLock.ofAny(folder(), "shop")) {
            assertThat(first.name()).isEqualTo("shop");
            assertThat(second.name()).isEqualTo("shop-2");
            assertThat(third.name()).isEqualTo("shop-3");
        }
    }

    @Test
    void aSocketGoesWithItsNameAndTheLocksFileStays() throws IOException {
        ManagerNameLock lock = ManagerNameLock.of(folder(), "shop");
        Files.createFile(lock.socket());

        lock.close();

        assertThat(lock.socket()).doesNotExist();
        assertThat(folder().lock("shop")).exists();
    }

    @Test
    void aFolderThatIsOpenToOthersIsRefused() throws IOException {
        Files.createDirectory(folder().path());
        Files.setPosixFilePermissions(folder().path(), PosixFilePermissions.fromString("rwxr-x---"));

        assertThatExceptionOfType(SupervisorException.class)
                .isThrownBy(() -> ManagerNameLock.of(folder(), "shop"))
                .withMessageContaining("chmod 700");
    }

    @Test
    void aLinkInThePlaceOfTheFolderOrTheLockIsRefused() throws IOException {
        Files.createSymbolicLink(folder().path(), temporary);
        assertThatExceptionOfType(SupervisorException.class)
                .isThrownBy(() -> ManagerNameLock.of(folder(), "shop"))
                .withMessageContaining("is no folder");

        ControlFolder other = new ControlFolder(temporary.resolve("o"));
        ManagerNameLock.of(other, "first").close();
        Files.createSymbolicLink(other.lock("shop"), temporary.resolve("victim"));
        assertThatExceptionOfType(SupervisorException.class).isThrownBy(() -> ManagerNameLock.of(other, "shop"));
        assertThat(temporary.resolve("victim")).doesNotExist();
    }

    @Test
    void aPathThatIsTooLongIsRefused() {
        ControlFolder deep = new ControlFolder(temporary.resolve("x".repeat(100)));

        assertThatExceptionOfType(SupervisorException.class)
                .isThrownBy(() -> ManagerNameLock.of(deep, "shop"))
                .withMessageContaining("longer than the 107 bytes");
    }

    @Test
    void aNameWhoseFilesWereRemovedStaysTakenAndTheyAreMadeAgain() throws IOException {
        try (ManagerNameLock lock = ManagerNameLock.of(folder(), "shop")) {
            Files.delete(folder().lock("shop"));
            Files.delete(folder().path());
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(SupervisorException.class)
                        .isThrownBy(() -> ManagerNameLock.of(folder(), "shop"))
                        .withMessageContaining("another manager that runs has the name 'shop'");
            }

            assertThat(lock.keep()).as("the socket is there").isFalse();
            assertThat(permissions(folder().path())).isEqualTo("rwx------");
            assertThat(folder().lock("shop")).exists();
            assertThatExceptionOfType(SupervisorException.class).isThrownBy(() -> ManagerNameLock.of(folder(), "shop"));
        }
        ManagerNameLock.of(folder(), "shop").close();
    }

    @Test
    void whatIsKeptNeverLooksOld() throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(11)));
        try (ManagerNameLock lock = ManagerNameLock.of(folder(), "shop")) {
            Path plan = Files.createFile(folder().path().resolve("shop.plan"));
            Files.createFile(lock.socket());
            List<Path> files = List.of(plan, lock.socket(), folder().lock("shop"), folder().path());
            for (Path file : files) {
                assertThat(file.toFile().setLastModified(old.toMillis())).isTrue();
            }

            assertThat(lock.keep()).as("the socket is there").isTrue();

            for (Path file : files) {
                assertThat(Files.getLastModifiedTime(file)).as(file.toString()).isGreaterThan(old);
            }
            // To open and close the file would have dropped the lock, as the kernel knows it.
            Files.delete(folder().lock("shop"));
            assertThatExceptionOfType(SupervisorException.class).isThrownBy(() -> ManagerNameLock.of(folder(), "shop"));
        }
    }
}
