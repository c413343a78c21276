package io.supervisor4j.daemon.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class LifeFileTest {

    private static final ProcessIdentity SHELL = new ProcessIdentity(10, "boot \"1\"", 100);
    private static final Optional<Instant> SINCE = Optional.of(Instant.ofEpochMilli(1_700_000_000_123L));
    private static final ProcessIdentity JVM = new ProcessIdentity(11, "", Long.MAX_VALUE);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("d.json");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        LifeFile lives = new LifeFile(file());
        Life starting = new Life("1", Phase.STARTING, SINCE, SHELL, Optional.empty());
        Life running = new Life("1", Phase.RUNNING, SINCE, SHELL, Optional.of(JVM));

        assertThat(lives.read()).isEmpty();
        lives.write(starting);
        assertThat(lives.read()).contains(starting);
        lives.write(running);
        assertThat(lives.read()).contains(running);
    }

    @Test
    void theFileIsReplacedAsAWholeAndNothingElseStays() throws IOException {
        Files.writeString(file(), "x".repeat(10_000));
        Path link = Files.createLink(folder.resolve("old"), file());

        new LifeFile(file()).write(new Life("1", Phase.RUNNING, SINCE, SHELL, Optional.of(JVM)));

        assertThat(link).content().isEqualTo("x".repeat(10_000));
        assertThat(file()).content().startsWith("{\"life\":\"1\",").endsWith("}\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(link, file());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "{",
                "[]",
                "{}",
                "{\"life\":\"1\",\"phase\":\"RUNNING\"}",
                "{\"life\":\"1\",\"phase\":\"DREAMING\",\"launcherPid\":1,\"launcherBoot\":\"\",\"launcherStarted\":1}",
                "{\"life\":\"1\",\"phase\":\"RUNNING\",\"launcherPid\":\"many\",\"launcherStarted\":1}"
            })
    void whatNoneOfUsWroteIsNoLife_S20(String text) throws IOException {
        Files.writeString(file(), text);

        assertThat(new LifeFile(file()).read()).isEmpty();
    }

    @Test
    void moreThanIsKnownHereIsIgnored() throws IOException {
        Files.writeString(
                file(),
                "{\"new\":{\"a\":[1,null]},\"life\":\"1\",\"phase\":\"STOPPING\",\"launcherPid\":10,"
                        + "\"launcherBoot\":\"b\",\"launcherStarted\":100}");

        assertThat(new LifeFile(file()).read())
                .contains(new Life(
                        "1", Phase.STOPPING, Optional.empty(), new ProcessIdentity(10, "b", 100), Optional.empty()));
    }

    @Test
    void whatCannotBeWrittenIsToldWithItsFile() {
        LifeFile lives = new LifeFile(folder.resolve("missing/d.json"));

        assertThatIOException()
                .isThrownBy(() -> lives.write(new Life("1", Phase.RUNNING, SINCE, SHELL, Optional.of(JVM))))
                .withMessageStartingWith("cannot write " + folder.resolve("missing/d.json") + ": ");
    }
}
