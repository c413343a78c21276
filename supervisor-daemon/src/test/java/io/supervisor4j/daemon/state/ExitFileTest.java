package io.supervisor4j.daemon.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ExitFileTest {

    private static final Life LIFE =
            new Life("b", Phase.RUNNING, Optional.empty(), new ProcessIdentity(1, "", 1), Optional.empty());

    @TempDir
    Path folder;

    private ExitFile exits(String text) throws IOException {
        return new ExitFile(Files.writeString(folder.resolve("d.exit"), text));
    }

    @Test
    void theStatusIsThatOfOneLifeOnly() throws IOException {
        assertThat(exits("b 3\n").statusOf(LIFE)).hasValue(3);
        assertThat(exits("a 3\n").statusOf(LIFE)).isEmpty();
    }

    @Test
    void withoutAFileOrWithASpoiledOneThereIsNone() throws IOException {
        assertThat(new ExitFile(folder.resolve("missing")).statusOf(LIFE)).isEmpty();
        assertThat(exits("").statusOf(LIFE)).isEmpty();
        assertThat(exits("b x").statusOf(LIFE)).isEmpty();
        assertThat(exits("b 99999999999").statusOf(LIFE)).isEmpty();
    }
}
