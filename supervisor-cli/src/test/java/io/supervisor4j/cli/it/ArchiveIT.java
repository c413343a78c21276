package io.supervisor4j.cli.it;

import io.supervisor4j.system.file.PrivateFolder;
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
                .shell("cp -r " + Installation.home() + " copy"
                        + " && sed -i 's/-Xlog:all=off/-Xlog:class+load:file=loaded/' copy/bin/supervisor")
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

    /** What can be wrong with an archive, besides its bytes; the script and the engine have to agree on each. */
    enum Surroundings {
        AS_MADE("true", true),
        MORE_CLOSED("chmod 500 $folder; chmod 400 $archive", true),
        FOLDER_OPEN_TO_ITS_GROUP("chmod 770 $folder", false),
        FOLDER_READABLE_BY_OTHERS("chmod 755 $folder", false),
        FOLDER_SEARCHABLE_BY_OTHERS("chmod 701 $folder", false),
        FOLDER_IS_A_LINK("mv $folder $folder.real; ln -s $folder.real $folder", false),
        FOLDER_OF_ANOTHER_USER("chown nobody $folder", false),
        ARCHIVE_OF_ANOTHER_USER("chown nobody $archive", false),
        ARCHIVE_OPEN_TO_ITS_GROUP("chmod 664 $archive", false),
        ARCHIVE_OPEN_TO_OTHERS("chmod 646 $archive", false),
        ARCHIVE_IS_A_LINK("mv $archive $archive.real; ln -s $archive.real $archive", false),
        ARCHIVE_IS_A_FOLDER("rm -f $archive; mkdir $archive", false);

        private final String change;
        private final boolean used;

        Surroundings(String change, boolean used) {
            this.change = change;
            this.used = used;
        }
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(installation.folder().resolve("cache/supervisor4j"))) {
            return files.filter(file -> file.toString().matches(".*/command-.*\\.archive"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private boolean usesArchive(Path supervisor) throws Exception {
        Files.deleteIfExists(installation.folder().resolve("loaded"));
        Installation.Outcome outcome =
                installation.shell(supervisor + " --version").succeeds();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("supervisor ");
        Path loaded = installation.folder().resolve("loaded");
        // Written by the JVM that was given an archive.
        return Files.exists(loaded)
                && Files.readAllLines(loaded).stream()
                        .anyMatch(line -> line.contains("io.supervisor4j.cli.Main source: shared objects file"));
    }

    private static boolean isTrustedByTheEngine(Path archive) {
        try {
            PrivateFolder.check(archive.getParent());
            PrivateFolder.checkFile(archive);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path withArchive() throws Exception {
        Path supervisor = talkative();
        installation.shell(supervisor + " --version").succeeds();
        await().atMost(Installation.LIMIT_SECONDS, TimeUnit.SECONDS).until(this::isThere);
        return supervisor;
    }

    @Test
    void itIsUsedExactlyWhereTheEngineWouldUseIt() throws Exception {
        Path supervisor = withArchive();
        Path archive = archive();
        Path folder = archive.getParent();
        Path kept = installation.folder().resolve("kept");
        installation.shell("cp -a " + folder + " " + kept).succeeds();
        boolean root = System.getProperty("user.name").equals("root");

        for (Surroundings surroundings : Surroundings.values()) {
            if (surroundings.change.startsWith("chown") && !root) {
                continue;
            }
            installation
                    .shell("chmod -R u+w " + folder + "; rm -rf " + folder + " " + folder + ".real; cp -a " + kept + " "
                            + folder + "; folder=" + folder + " archive=" + archive + "; " + surroundings.change)
                    .succeeds();
            assertThat(isTrustedByTheEngine(archive))
                    .as("engine, " + surroundings)
                    .isEqualTo(surroundings.used);
            assertThat(usesArchive(supervisor)).as("script, " + surroundings).isEqualTo(surroundings.used);
        }
    }

    @Test
    void oneThatIsDamagedNeitherBreaksNorDisturbsACommand() throws Exception {
        Path supervisor = withArchive();
        Path archive = archive();
        Path kept = installation.folder().resolve("kept");
        installation.shell("cp -a " + archive + " " + kept).succeeds();
        long size = Files.size(archive);
        String bytes = "dd if=/dev/urandom bs=4096 count=100 conv=notrunc status=none of=" + archive + " seek=";

        for (String damage : List.of(
                bytes + size * 3 / 10 / 4096,
                bytes + size * 6 / 10 / 4096,
                bytes + "0",
                "truncate -s " + size / 2 + " " + archive,
                "truncate -s 0 " + archive)) {
            installation
                    .shell("cp -a --remove-destination " + kept + " " + archive + "; chmod u+w " + archive + "; "
                            + damage)
                    .succeeds();
            assertThat(usesArchive(supervisor)).as(damage).isFalse();
            assertThat(installation.folder().resolve("loaded"))
                    .as("the JVM was given it")
                    .exists();
        }
        assertThat(installation.shell("ls hs_err*").status()).isNotZero();
    }
}
