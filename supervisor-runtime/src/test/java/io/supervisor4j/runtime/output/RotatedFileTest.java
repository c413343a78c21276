package io.supervisor4j.runtime.output;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RotatedFileTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("new/a.0.log");
    }

    private Path numbered(int number) {
        return folder.resolve("new/a.0.log." + number);
    }

    private static void write(RotatedFile file, String... lines) throws IOException {
        for (String line : lines) {
            file.write(line);
        }
        file.close();
    }

    @Test
    void aFullFileMakesRoomAndTheOldestGoes() throws IOException {
        write(new RotatedFile(file(), 10, 3), "111111", "222222", "333333", "444444");

        assertThat(file()).hasContent("444444");
        assertThat(numbered(1)).hasContent("333333");
        assertThat(numbered(2)).hasContent("222222");
        assertThat(numbered(3)).doesNotExist();
    }

    @Test
    void anExistingFileIsContinued() throws IOException {
        write(new RotatedFile(file(), 10, 2), "11");
        write(new RotatedFile(file(), 10, 2), "22", "3333333");

        assertThat(numbered(1)).hasContent("11\n22");
        assertThat(file()).hasContent("3333333");
    }

    @Test
    void aLineLongerThanAFileHasOneOfItsOwn() throws IOException {
        write(new RotatedFile(file(), 4, 2), "1", "22222222", "3");

        assertThat(numbered(1)).hasContent("22222222");
        assertThat(file()).hasContent("3");
    }

    @Test
    void oneFileIsEnough() throws IOException {
        write(new RotatedFile(file(), 4, 1), "111", "222");

        assertThat(file()).hasContent("222");
        assertThat(file().getParent().toFile().list()).hasSize(1);
    }
}
