package io.supervisor4j.runtime.worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Frame;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.Report;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class InspectionTest {

    /** Keeps what is said. */
    private static final class Notes implements Link {

        private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

        @Override
        public void send(Frame frame) {
            frames.add(frame);
        }

        @Override
        public Frame receive() {
            throw new UnsupportedOperationException();
        }
    }

    private static String ask(String what, String argument) throws Exception {
        Notes link = new Notes();
        Inspection.begin(new Command.Query(5, what, argument), link);
        StringBuilder text = new StringBuilder();
        Report.Answer part;
        do {
            part = (Report.Answer) Objects.requireNonNull(Report.from(link.frames.take()));
            assertThat(part.id()).isEqualTo(5);
            text.append(part.text());
        } while (!part.last());
        return (part.failed() ? "failed: " : "") + text;
    }

    @Test
    void threadsAndHeapAreToldAsJcmdTellsThem() throws Exception {
        assertThat(ask(Command.Query.THREADS, "")).contains("Full thread dump", "supervisor-inspection");
        assertThat(ask(Command.Query.HEAP, "")).contains("java.lang.String", "#instances");
    }

    @Test
    void theLevelOfALoggerIsToldAndChanged() throws Exception {
        String name = "io.supervisor4j.test." + System.nanoTime();
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        logger.setLevel(Level.INFO);

        assertThat(ask(Command.Query.LOG_LEVEL, name)).isEqualTo(name + "=INFO");
        assertThat(ask(Command.Query.LOG_LEVEL, name + "=DEBUG")).isEqualTo(name + "=DEBUG");
        assertThat(logger.getLevel()).isEqualTo(Level.DEBUG);
    }

    @Test
    void whatCannotBeAnsweredFails() throws Exception {
        assertThat(ask("weather", ""))
                .startsWith("failed: the worker could not answer")
                .contains("weather");
        assertThat(ask(Command.Query.LOG_LEVEL, "ROOT=LOUD"))
                .startsWith("failed")
                .contains("LOUD", "use TRACE");
    }
}
