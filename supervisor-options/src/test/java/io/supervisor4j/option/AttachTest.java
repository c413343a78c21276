package io.supervisor4j.option;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.option.Options.OnReload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Options that follow their manager (C-69). */
class AttachTest {

    @TempDir
    private Path folder;

    private final FakeManager manager = new FakeManager();
    private Options master;

    @BeforeEach
    void setUp() {
        write("mailer: {threads: 4, pause: 10s}");
        master = Options.builder()
                .group(ServiceOptions.class)
                .group(MailerOptions.class)
                .file(folder.resolve("a.yaml"))
                .build();
    }

    private void write(String text) {
        new OptionFiles(folder).write("a.yaml", text);
    }

    private Path attach(OnReload how) {
        return master.attach(manager.manager(), how);
    }

    private static MailerOptions mailer(Options options) {
        return options.get(MailerOptions.class);
    }

    @Test
    void reloadIsReadBeforeTheHooksRegisteredLater_C69() {
        attach(OnReload.RELOAD);
        List<MailerOptions> seen = new ArrayList<>();
        manager.manager().onReload(() -> seen.add(mailer(master)));
        write("mailer: {threads: 8, pause: 20s}");

        manager.reload();

        assertThat(seen).containsExactly(new MailerOptions(8, Duration.ofSeconds(20)));
    }

    @Test
    void aWorkerSeesTheNewOptionsWhenItReadsAgainAndAFreshOneAtOnce_B16() {
        Path shared = attach(OnReload.RELOAD);
        Options worker = Options.inWorker(shared, MailerOptions.class);
        write("mailer: {threads: 8, pause: 20s}");
        manager.reload();

        assertThat(mailer(worker).threads()).isEqualTo(4);
        worker.reload();
        assertThat(mailer(worker)).isEqualTo(new MailerOptions(8, Duration.ofSeconds(20)));
        assertThat(mailer(Options.inWorker(shared, MailerOptions.class))).isEqualTo(mailer(worker));
    }

    @Test
    void aWorkerNeverSeesAnInvalidFile() {
        Path shared = attach(OnReload.RELOAD);
        Options worker = Options.inWorker(shared, MailerOptions.class);
        write("mailer: {threads: 8, pause: soon}");
        try (LogCapture log = LogCapture.of(Options.class)) {
            manager.reload();

            assertThat(log.lines()).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("ERROR the options stay as they are: 1 error in the options:")
                    .contains("a.yaml:1: mailer.pause: 'soon' is no duration"));
        }

        assertThat(worker.reload().isEmpty()).isTrue();
        assertThat(mailer(Options.inWorker(shared, MailerOptions.class)).threads())
                .isEqualTo(4);
        assertThat(mailer(master).threads()).isEqualTo(4);
    }

    @Test
    void mutateChangesWhatMayChangeInMasterAndWorkersAndSaysTheRest() {
        Path shared = attach(OnReload.MUTATE);
        write("mailer: {threads: 8, pause: 20s}");
        try (LogCapture log = LogCapture.of(Options.class)) {
            manager.reload();

            assertThat(log.lines())
                    .containsExactly("INFO options re-read: changed: mailer.threads: 4 -> 8;"
                            + " still to come, after a restart: mailer.pause: 10s -> 20s");
        }

        MailerOptions expected = new MailerOptions(8, Duration.ofSeconds(10));
        assertThat(mailer(master)).isEqualTo(expected);
        assertThat(mailer(Options.inWorker(shared, MailerOptions.class))).isEqualTo(expected);
    }

    @Test
    void workersLogAllOptionsWhenTheyStartIfWanted_C69_O51() {
        Path shared = attach(OnReload.RELOAD);
        try (LogCapture log = LogCapture.of(Options.class)) {
            Options.inWorker(shared, ServiceOptions.class, MailerOptions.class);
            assertThat(log.lines()).contains("DEBUG log-options = true", "DEBUG mailer.threads = 4");
        }
        write("log_options: false");
        manager.reload();
        try (LogCapture log = LogCapture.of(Options.class)) {
            Options.inWorker(shared, ServiceOptions.class, MailerOptions.class);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void onlyTheOwnerMayReadTheFileAndNothingElseIsLeft() throws IOException {
        Path shared = attach(OnReload.RELOAD);
        manager.reload();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared.getParent())))
                .isEqualTo("rwx------");
        try (Stream<Path> left = Files.list(shared.getParent())) {
            assertThat(left).containsExactly(shared);
        }
    }

    @Test
    void aFileThatACleanerTookIsBackAfterTheDeathItCaused() throws IOException {
        Path shared = attach(OnReload.RELOAD);
        Files.delete(shared);
        Files.delete(shared.getParent());
        assertThatThrownBy(() -> Options.inWorker(shared, MailerOptions.class))
                .isInstanceOf(SupervisorException.class)
                .hasMessageContaining(shared.toString());

        manager.workerDied();

        assertThat(mailer(Options.inWorker(shared, MailerOptions.class)).threads())
                .isEqualTo(4);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatCannotBeSharedIsNotTakenOverAndHoldsUpNoOtherHook() throws IOException {
        Path shared = attach(OnReload.RELOAD);
        List<String> others = new ArrayList<>();
        manager.manager().onReload(() -> others.add("reload"));
        manager.manager().onDeadWorker((service, worker, exit) -> others.add("dead"));
        Files.delete(shared);
        Files.delete(shared.getParent());
        Files.createFile(shared.getParent());
        write("mailer: {threads: 8}");
        try (LogCapture log = LogCapture.of(Options.class)) {
            manager.reload();
            manager.workerDied();

            assertThat(log.lines().get(0))
                    .startsWith("ERROR the options stay as they are: the options cannot be handed");
            assertThat(log.lines().get(1)).startsWith("ERROR workers cannot start: the options cannot be handed");
        }
        Files.delete(shared.getParent());

        assertThat(others).containsExactly("reload", "dead");
        assertThat(mailer(master).threads()).isEqualTo(4);
    }

    @Test
    void aFolderThatSomebodyElsePutInItsPlaceIsNotTrusted() throws IOException {
        Path shared = attach(OnReload.RELOAD);
        Path foreign = Path.of("/").resolve(shared.getFileName());
        if (System.getProperty("user.name").equals("root")) {
            foreign = shared;
            Files.setAttribute(shared.getParent(), "unix:uid", 65_534);
        }
        Path file = foreign;

        assertThatThrownBy(() -> Options.inWorker(file, MailerOptions.class))
                .isInstanceOf(SupervisorException.class)
                .hasMessageContaining(" belongs to ");
    }

    @Test
    void optionsAreAttachedOnce() {
        attach(OnReload.RELOAD);

        assertThatIllegalStateException()
                .isThrownBy(() -> attach(OnReload.MUTATE))
                .withMessage("these options are attached or shared already");
    }

    @Test
    void theManagerTakesOverAnotherTimeForItsEndWhicheverWayTheOptionsAreRead_C69_O51() {
        attach(OnReload.MUTATE);
        write("graceful-shutdown-timeout: 5s");
        manager.reload();
        assertThat(manager.timeouts).containsExactly(Duration.ofSeconds(5));

        write("graceful-shutdown-timeout: 2m\nlog-options: false");
        manager.reload();
        manager.reload();
        assertThat(manager.timeouts).containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(2));
    }

    @Test
    void aManagerWithoutTheGroupKeepsItsTime() {
        Options options = Options.builder()
                .group(MailerOptions.class)
                .file(folder.resolve("a.yaml"))
                .build();
        options.attach(manager.manager(), OnReload.RELOAD);
        write("mailer: {threads: 5}");

        manager.reload();

        assertThat(options.get(MailerOptions.class).threads()).isEqualTo(5);
        assertThat(manager.timeouts).isEmpty();
    }
}
