package io.supervisor4j.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class RotationTest {

    @TempDir
    Path folder;

    private Path file(String suffix) {
        return folder.resolve("log" + suffix);
    }

    private Rotation rotation(int keep) {
        return new Rotation(Output.file(file("")).rotated(4, keep));
    }

    private void fill(String text) throws IOException {
        Files.writeString(file(""), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void aFileBelowItsLimitIsLeftAlone() throws IOException {
        rotation(1).rotateIfFull();
        fill("abc");
        rotation(1).rotateIfFull();

        assertThat(file("")).content().isEqualTo("abc");
        assertThat(file(".1")).doesNotExist();
    }

    @Test
    void oldFilesMoveOnAndTheOldestGoes() throws IOException {
        for (String text : new String[] {"aaaa", "bbbb", "cccc"}) {
            fill(text);
            rotation(2).rotateIfFull();
        }

        assertThat(file("")).isEmptyFile();
        assertThat(file(".1")).content().isEqualTo("cccc");
        assertThat(file(".2")).content().isEqualTo("bbbb");
        assertThat(file(".3")).doesNotExist();
    }

    @Test
    void whoHasTheFileOpenGoesOnAtItsBeginning() throws IOException {
        try (var writer = Files.newOutputStream(file(""), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[] {'a', 'a', 'a', 'a'});
            rotation(1).rotateIfFull();
            writer.write('b');
        }

        assertThat(file("")).content().isEqualTo("b");
    }

    @Test
    void nothingIsCutThatCouldNotBeCopied() throws IOException {
        Files.createDirectories(file(".1").resolve("occupied"));
        fill("aaaa");

        assertThatIOException()
                .isThrownBy(rotation(1)::rotateIfFull)
                .withMessageContaining("cannot rotate " + file(""));

        assertThat(file("")).content().isEqualTo("aaaa");
    }

    /** As on a full disk, where each second brings another attempt. */
    @Test
    void attemptsThatFailCostNoOldFile() throws IOException {
        Files.writeString(file(".1"), "old 1");
        Files.writeString(file(".2"), "old 2");
        Files.createDirectories(file(".new").resolve("occupied"));
        fill("aaaa");

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatIOException().isThrownBy(rotation(3)::rotateIfFull);
        }

        assertThat(file(".1")).content().isEqualTo("old 1");
        assertThat(file(".2")).content().isEqualTo("old 2");
        assertThat(file("")).content().isEqualTo("aaaa");
    }
}
