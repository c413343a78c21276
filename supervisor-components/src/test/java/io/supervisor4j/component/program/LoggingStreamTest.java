package io.supervisor4j.component.program;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** What is printed as lines of the log: M-61. */
class LoggingStreamTest {

    private final List<String> logged = new ArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("printed");
    private final ByteArrayOutputStream before = new ByteArrayOutputStream();
    private Consumer<String> whileLogging = text -> {};

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getLevel() + " " + event.getFormattedMessage());
            whileLogging.accept(event.getFormattedMessage());
        }
    };

    private final PrintStream stream = new PrintStream(
            new LoggingStream(logger, Level.WARN, new PrintStream(before, true, StandardCharsets.UTF_8)),
            true,
            StandardCharsets.UTF_8);

    @BeforeEach
    void listen() {
        logger.setAdditive(false);
        logger.addAppender(appender);
        appender.start();
    }

    @AfterEach
    void ignore() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
    }

    @Test
    void eachLineIsOneOfTheLogAndTheRestWhenItIsClosed_M61() {
        stream.print("one {} ");
        stream.println("zwölf");
        stream.print("\r\n\nthree\nfour");
        assertThat(logged).containsExactly("WARN one {} zwölf", "WARN three");

        stream.close();

        assertThat(logged).endsWith("WARN four");
    }

    /** Or a log that goes to the console would never come to an end. */
    @Test
    void whatTheLogItselfPrintsGoesWhereItWentBefore_M61() {
        whileLogging = text -> stream.println("logged: " + text);

        stream.println("one");
        stream.println("two");

        assertThat(logged).containsExactly("WARN one", "WARN two");
        assertThat(before.toString(StandardCharsets.UTF_8)).isEqualTo("logged: one\nlogged: two\n");
    }

    @Test
    void aLineWithoutAnEndIsCut_M61() {
        stream.print("x".repeat(20_000));

        assertThat(logged).hasSize(2).allSatisfy(line -> assertThat(line).hasSize("WARN ".length() + 8192));
    }
}
