package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The example with real processes, over a few hundred small files. */
@Timeout(120)
class SpoolIT {

    private static final int TICKER = 1;

    @TempDir
    private Path folder;

    private SpoolFiles files = new SpoolFiles(Path.of(""), Path.of(""));
    private SpoolFolders folders = new SpoolFolders(Path.of(""), Path.of(""), Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        folders = SpoolFolders.from(
                new String[] {in.toString(), folder.resolve("out").toString()}, folder);
        files = new SpoolFiles(folders.directory(), folders.output());
    }

    @Test
    void everyFileGetsItsResultAndSigtermEndsItAll() throws Exception {
        files.create(300);
        try (SpoolProcess spool = SpoolProcess.start(folders)) {
            awaitAllDone();
            List<ProcessHandle> workers = spool.workers();
            assertThat(workers).hasSize(4 + TICKER);
            assertThat(spool.terminate()).as(spool.log()).isZero();
            assertThat(workers).noneMatch(ProcessHandle::isAlive);
        }
        assertAllDone();
    }

    @Test
    void killingWorkersInTheMiddleLosesNothingAndDoesNothingTwice() throws Exception {
        configure("workers=4\nrest.millis=10");
        files.create(400);
        try (SpoolProcess spool = SpoolProcess.start(folders)) {
            Random random = new Random(1);
            for (int done = 25; done < 400; done += 25) {
                awaitResults(done);
                List<ProcessHandle> workers = spool.workers();
                workers.get(random.nextInt(workers.size())).destroyForcibly();
            }
            awaitResults(400);
            spool.workers().forEach(ProcessHandle::destroyForcibly);
            files.create(450);
            awaitAllDone();
            assertThat(spool.log()).contains("killed by SIGKILL");
            assertThat(spool.terminate()).as(spool.log()).isZero();
        }
        assertAllDone();
    }

    @Test
    void sighupChangesTheNumberOfWorkersAndAllFilesAreDoneAlsoLaterOnes() throws Exception {
        configure("workers=2");
        files.create(200);
        try (SpoolProcess spool = SpoolProcess.start(folders)) {
            awaitWorkers(spool, 2);
            configure("workers=5");
            spool.hangUp();
            awaitWorkers(spool, 5);
            files.create(250);
            awaitAllDone();
            configure("workers=1");
            spool.hangUp();
            awaitWorkers(spool, 1);
            files.create(300);
            files.change(0);
            awaitAllDone();
            assertThat(spool.terminate()).as(spool.log()).isZero();
        }
        assertAllDone();
    }

    @Test
    void anInvalidPropertiesFileChangesNothingAndKilledWorkersReturn() throws Exception {
        configure("workers=2");
        files.create(50);
        try (SpoolProcess spool = SpoolProcess.start(folders)) {
            awaitAllDone();
            awaitWorkers(spool, 2);
            List<Long> before = spool.workerPids();
            configure("workers=many");
            spool.hangUp();
            await().until(() -> spool.log().contains("reload finished"));
            assertThat(spool.log()).contains(folders.config() + ": workers must be a number", "but is 'many'");
            assertThat(spool.workerPids()).isEqualTo(before);

            spool.workers().forEach(ProcessHandle::destroyForcibly);
            files.create(100);
            awaitAllDone();
            awaitWorkers(spool, 2);
            assertThat(spool.terminate()).as(spool.log()).isZero();
        }
        assertAllDone();
    }

    private void configure(String text) throws IOException {
        Files.writeString(folders.config(), text);
    }

    private void awaitAllDone() {
        await().untilAsserted(this::assertAllDone);
    }

    /** One result for each source, all of them right, and nothing else in the folder. */
    private void assertAllDone() throws IOException {
        assertThat(files.results()).containsExactlyInAnyOrderElementsOf(files.expected());
    }

    private void awaitResults(int count) {
        await().until(() -> files.countResults() >= count);
    }

    private static void awaitWorkers(SpoolProcess spool, int count) {
        await().untilAsserted(() -> assertThat(spool.workers()).as(spool.log()).hasSize(count + TICKER));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
