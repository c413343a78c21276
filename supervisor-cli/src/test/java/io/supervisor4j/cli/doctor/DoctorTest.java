package io.supervisor4j.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTest {

    @TempDir
    Path folder;

    @Test
    void aLowLimitIsAWarning() {
        String limits = "Limit   Soft Limit  Hard Limit  Units\nMax open files            256      4096      files\n";

        assertThat(SystemChecks.soft(limits, "Max open files")).hasValue(256);
        assertThat(SystemChecks.soft(limits.replace("256", "unlimited"), "Max open files"))
                .isEmpty();
        assertThat(SystemChecks.limit("open files", OptionalLong.of(256), 1_024).level())
                .isEqualTo(Finding.Level.WARN);
        assertThat(SystemChecks.limit("open files", OptionalLong.of(1_024), 1_024)
                        .level())
                .isEqualTo(Finding.Level.OK);
        assertThat(SystemChecks.limit("open files", OptionalLong.empty(), 1_024).level())
                .isEqualTo(Finding.Level.OK);
    }

    @Test
    void ignoredSignalsAreAWarningThatNamesThem() {
        assertThat(SystemChecks.signals(List.of("HUP", "INT")).text()).startsWith("HUP and INT");
        assertThat(SystemChecks.signals(List.of("HUP")).level()).isEqualTo(Finding.Level.WARN);
        assertThat(SystemChecks.signals(List.of()).level()).isEqualTo(Finding.Level.OK);
    }

    @Test
    void anotherSystemThanLinuxIsNamed() {
        assertThat(SystemChecks.system("Linux").level()).isEqualTo(Finding.Level.OK);
        assertThat(SystemChecks.system("Mac OS X").level()).isEqualTo(Finding.Level.WARN);
        assertThat(SystemChecks.system("Windows 11").level()).isEqualTo(Finding.Level.FAIL);
    }

    @Test
    void optionsThatTakeTheSignalsAwayAreAFailure() {
        assertThat(JavaChecks.options(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g -Xrs"))
                        .level())
                .isEqualTo(Finding.Level.FAIL);
        assertThat(JavaChecks.options(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g")).level())
                .isEqualTo(Finding.Level.WARN);
        assertThat(JavaChecks.options(Map.of()).level()).isEqualTo(Finding.Level.OK);
    }

    @Test
    void aTemporaryFolderThatIsNotThereOrMayNotExecuteIsTold() {
        assertThat(FolderChecks.temporary(folder.resolve("none")).level()).isEqualTo(Finding.Level.FAIL);
        assertThat(FolderChecks.temporary(folder).level()).isEqualTo(Finding.Level.OK);
        String mounts = "tmpfs " + folder + " tmpfs rw,nosuid,noexec 0 0\n";
        assertThat(FolderChecks.mount(folder, mounts).level()).isEqualTo(Finding.Level.WARN);
        assertThat(FolderChecks.mount(folder, mounts.replace(",noexec", "")).level())
                .isEqualTo(Finding.Level.OK);
    }

    @Test
    void aFolderForArchivesThatIsNotUsedIsAWarningWithTheReason() throws IOException {
        assertThat(FolderChecks.archives(folder.resolve("none")).level()).isEqualTo(Finding.Level.OK);
        assertThat(FolderChecks.archives(folder).level()).isEqualTo(Finding.Level.OK);

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Finding open = FolderChecks.archives(folder);
        assertThat(open.level()).isEqualTo(Finding.Level.WARN);
        assertThat(open.text()).contains(folder + " is open to others", "chmod 700");
    }
}
