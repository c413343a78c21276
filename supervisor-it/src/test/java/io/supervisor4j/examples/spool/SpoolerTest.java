package io.supervisor4j.examples.spool;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class SpoolerTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Spooler.class);

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @TempDir
    private Path folder;

    private Results results = new Results(Path.of(""));
    private Spooler spooler = new Spooler(results, 0);

    @BeforeEach
    void createSpooler() {
        results = new Results(folder.resolve("out"));
        spooler = new Spooler(results, 0);
        lines.start();
        LOG.addAppender(lines);
    }

    @AfterEach
    void releaseLog() {
        LOG.detachAppender(lines);
    }

    @Test
    void aFileIsDoneOnceAndAgainWhenItHasChanged() throws IOException {
        Source source = source("a");
        Files.writeString(source.path(), "one");
        assertThat(spooler.process(source)).isTrue();
        assertThat(spooler.process(source)).isFalse();
        Files.writeString(source.path(), "one two");
        assertThat(spooler.process(source)).isTrue();
        assertThat(results.find("a").orElseThrow().content().words()).isEqualTo(2);
    }

    @Test
    void aResultThatIsDamagedIsWrittenAgain() throws IOException {
        Source source = source("a");
        Files.writeString(source.path(), "one");
        spooler.process(source);
        Files.writeString(results.fileOf("a"), "source=");
        assertThat(spooler.process(source)).isTrue();
    }

    @Test
    void aFileThatVanishesIsReportedOnce() {
        Source source = source("gone");
        assertThat(spooler.process(source)).isFalse();
        assertThat(spooler.process(source)).isFalse();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("gone has no result now: it is gone");
    }

    @Test
    void whatCannotBeReadIsReportedOnceAndDoneWhenItCan() throws IOException {
        Source source = source("folder");
        Files.createDirectory(source.path());
        assertThat(spooler.process(source)).isFalse();
        assertThat(spooler.process(source)).isFalse();
        assertThat(lines.list).hasSize(1);
        Files.delete(source.path());
        Files.writeString(source.path(), "now a file");
        assertThat(spooler.process(source)).isTrue();
    }

    private Source source(String name) {
        return new Source(name, folder.resolve(name));
    }
}
