package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SpoolConfigTest {

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile(@TempDir Path folder) {
        file = folder.resolve("spool.properties");
    }

    @Test
    void aFileIsCreatedWithFourWorkers() throws Exception {
        SpoolConfig.createIfAbsent(file);
        assertThat(SpoolConfig.load(file)).isEqualTo(new SpoolConfig(4, 0));
    }

    @Test
    void aFileThatExistsIsLeftAlone() throws Exception {
        Files.writeString(file, "workers = 7 \n");
        SpoolConfig.createIfAbsent(file);
        assertThat(SpoolConfig.load(file)).isEqualTo(new SpoolConfig(7, 0));
    }

    @Test
    void whatIsStoredIsLoadedAndNothingElseIsLeft() throws Exception {
        Path temporary = file.resolveSibling("temporary");
        new SpoolConfig(3, 50).store(file, temporary);
        assertThat(SpoolConfig.load(file)).isEqualTo(new SpoolConfig(3, 50));
        assertThat(temporary).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65", "four", "4.0", "99999999999", ""})
    void aBadNumberOfWorkersIsNamedWithItsFileKeyAndValue(String value) throws IOException {
        Files.writeString(file, "workers=" + value);
        assertInvalid("workers must be a number from 1 to 64, but is '" + value + "'");
    }

    @Test
    void aMissingNumberOfWorkersIsNamed() throws IOException {
        Files.writeString(file, "rest.millis=3");
        assertInvalid("workers must be a number from 1 to 64, but is ''");
    }

    @Test
    void aBadRestIsNamedWithItsFileKeyAndValue() throws IOException {
        Files.writeString(file, "workers=1\nrest.millis=-5");
        assertInvalid("rest.millis must be a number from 0 to 60000, but is '-5'");
    }

    @Test
    void aMisspeltKeyIsNamed() throws IOException {
        Files.writeString(file, "workers=1\nworker=2");
        assertInvalid("unknown key worker");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertInvalid("cannot be read");
        Files.writeString(file, "workers=\\u00zz");
        assertInvalid("cannot be read");
    }

    private void assertInvalid(String message) {
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> SpoolConfig.load(file))
                .withMessageContainingAll(file.toString(), message);
    }
}
