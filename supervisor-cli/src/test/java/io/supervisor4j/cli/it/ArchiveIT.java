package io.supervisor4j.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The class-data archive that the script makes beside the first command. */
class ArchiveIT {

    @RegisterExtension
    final Installation installation = new Installation();

    /** An installation of its own, whose JVMs tell which classes they load, and from where. */
    private Path talkative() throws Exception {
        installation
                .shell(
                        "cp -r " + Installation.home() + " copy"
                                + " && sed -i 's/-Xlog:disable -Xlog:all=off/-Xlog:class+load:file=loaded/' copy/bin/supervisor")
                .succeeds();
        installation.set("SUPERVISOR_ARCHIVE", "on");
        return installation.folder().resolve("copy/bin/supervisor");
    }

    private boolean isThere() throws IOException {
        Path folder = installation.folder().resolve("cache/supervisor4j");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().matches(".*/command-.*\\.archive"));
        }
    }

    @Test
    void itHasAllOfOursAndOfTheLibrariesThatStatusNeeds() throws Exception {
        installation.write("app.yaml", "name: shop\nservices: {a: {command: sleep 1000}}");
        installation.run("app.yaml").awaitReady();
        Path supervisor = talkative();
        assertThat(installation.shell(supervisor + " status").succeeds().out()).startsWith("shop: ready");
        await().atMost(Installation.LIMIT_SECONDS, TimeUnit.SECONDS).until(this::isThere);

        assertThat(installation.shell(supervisor + " status").succeeds().out()).startsWith("shop: ready");

        List<String> loaded = Files.readAllLines(installation.folder().resolve("loaded"));
        assertThat(loaded).anyMatch(line -> line.contains("shared objects file"));
        assertThat(loaded)
                .filteredOn(line -> !line.contains("shared objects file"))
                .noneMatch(line -> line.contains(" source: file:"));
    }
}
