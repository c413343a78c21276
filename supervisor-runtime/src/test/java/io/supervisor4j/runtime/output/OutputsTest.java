package io.supervisor4j.runtime.output;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class OutputsTest {

    private static final ServiceId SERVICE = new ServiceId(new UUID(0, 1));

    @TempDir
    private Path folder;

    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final Outputs outputs = new Outputs(problems::add);

    /** The files must not be written any more when their folder is removed. */
    @AfterEach
    void close() throws InterruptedException {
        outputs.close(10_000);
    }

    private static OutputLine line(String text) {
        return new OutputLine(Instant.EPOCH, SERVICE, "a", 0, text);
    }

    private Capture capture(int worker) {
        return outputs.capture(SERVICE, "a/b", worker, WorkerOutput.files(folder.resolve("logs")));
    }

    /** Does not come back before it is let. */
    private static final class Stuck implements Sink {

        private final CountDownLatch mended = new CountDownLatch(1);
        private final List<String> written = new ArrayList<>();

        @Override
        public synchronized void write(List<OutputLine> lines) {
            try {
                mended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            lines.forEach(line -> written.add(line.text()));
        }

        @Override
        public void close() {
            written.add("closed");
        }
    }

    @Test
    void whoeverBringsLinesNeverWaitsAndWhatDoesNotFitIsCounted() throws Exception {
        Stuck sink = new Stuck();
        List<OutputLine> dropped = Collections.synchronizedList(new ArrayList<>());
        LineWriter writer = new LineWriter("test", sink, dropped::add, problems::add);
        int lines = 2 * LineWriter.MAX_LINES;
        for (int i = 0; i < lines; i++) {
            writer.offer(line("x"));
        }
        sink.mended.countDown();
        writer.close(10_000);

        assertThat(dropped).isNotEmpty();
        assertThat(sink.written).hasSize(lines - dropped.size() + 1).endsWith("closed");
    }

    @Test
    void longLinesCountByTheirLength() throws Exception {
        Stuck sink = new Stuck();
        List<OutputLine> dropped = Collections.synchronizedList(new ArrayList<>());
        LineWriter writer = new LineWriter("test", sink, dropped::add, problems::add);
        for (int i = 0; i < 2_000; i++) {
            writer.offer(line("x".repeat(8_192)));
        }
        sink.mended.countDown();
        writer.close(10_000);

        assertThat(dropped).hasSizeGreaterThan(1_000);
    }

    @Test
    void anotherFolderOfAServiceIsUsedFromTheNextLineOn() throws Exception {
        capture(0).printed("one");
        Capture moved = outputs.capture(SERVICE, "a/b", 0, WorkerOutput.files(folder.resolve("other")));
        moved.printed("two");
        outputs.close(10_000);

        assertThat(folder.resolve("other").resolve("a_b.0.log")).content().endsWith(" two\n");
    }

    @Test
    void otherLimitsHoldForFilesThatAreOpen() throws Exception {
        RotatedFiles files = new RotatedFiles();
        files.add(SERVICE, WorkerOutput.files(folder));
        files.write(List.of(line("one")));
        files.add(SERVICE, WorkerOutput.files(folder).rotated(1_024, 2));
        files.write(List.of(line("two".repeat(400)), line("three")));
        files.close();

        assertThat(folder.resolve("a.0.log")).content().endsWith(" three\n").doesNotContain("two");
    }

    @Test
    void ofAServiceThatWasForgottenNothingIsRememberedAndWhatItPrintedIsWritten() throws Exception {
        Capture capture = capture(0);
        capture.printed("last words");
        outputs.forget(SERVICE);
        outputs.close(10_000);

        assertThat(outputs.last(line -> true, 10, () -> {})).isEmpty();
        assertThat(folder.resolve("logs").resolve("a_b.0.log")).content().endsWith(" last words\n");
    }

    @Test
    void aDiskThatFailsLosesLinesIsToldOnceAndTriedAgain() throws Exception {
        Files.createFile(folder.resolve("logs"));
        Capture capture = capture(0);
        capture.printed("one");
        capture.printed("two");
        await().until(() -> outputs.dropped(SERVICE) == 2);
        Files.delete(folder.resolve("logs"));
        capture.printed("three");
        outputs.close(10_000);

        assertThat(problems).singleElement().asString().contains("output of workers is lost");
        assertThat(outputs.dropped(SERVICE)).isEqualTo(2);
        assertThat(folder.resolve("logs").resolve("a_b.0.log")).content().endsWith(" three\n");
        assertThat(capture.lastLines()).containsExactly("one", "two", "three");
    }

    @Test
    void linesGoToAFileAWorkerWhateverTheServiceIsCalled() throws Exception {
        capture(0).printed("of 0");
        capture(OutputLine.STANDBY).printed("of a standby");
        outputs.close(10_000);

        assertThat(Files.readString(folder.resolve("logs/a_b.0.log"))).endsWith("Z of 0\n");
        assertThat(folder.resolve("logs/a_b.standby.log")).exists();
    }

    @Test
    void theLastLinesAreRememberedByWorkerAndFoundInOrder() {
        Capture first = capture(0);
        Capture second = capture(1);
        for (int i = 0; i < 30; i++) {
            first.printed("first " + i);
        }
        second.printed("second");
        second.becomes(2);
        second.printed("as another");

        assertThat(first.lastLines()).hasSize(20).endsWith("first 29");
        assertThat(outputs.last(any -> true, 3, () -> {}))
                .extracting(OutputLine::text)
                .containsExactly("first 29", "second", "as another");
        assertThat(outputs.last(any -> any.worker() == 2, 3, () -> {}))
                .extracting(OutputLine::source)
                .containsExactly("a/b.2");
    }

    @Test
    void memoryIsLimitedByNumberAndByLength() {
        RecentLines recent = new RecentLines();
        for (int i = 0; i < 2 * RecentLines.MAX_LINES; i++) {
            recent.add(line("short"));
        }
        assertThat(recent.all()).hasSize(RecentLines.MAX_LINES);
        for (int i = 0; i < 100; i++) {
            recent.add(line("x".repeat(8_192)));
        }
        assertThat(recent.all()).hasSize(RecentLines.MAX_SIZE / 8_192);
    }

    @Test
    void taggedLinesAreWhole() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StandardOutput(out).write(List.of(line("one"), line("two")));

        assertThat(out).hasToString("a.0 | one\na.0 | two\n");
    }
}
