package io.supervisor4j.runtime.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LogLinesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final WorkerRef WORKER = new WorkerRef(new ServiceId(new UUID(1, 2)), "mailer", 3);

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.supervisor4j.master");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final LogLines log = new LogLines(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void listen() {
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void restore() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    private void happens(SupervisorEvent... events) {
        for (SupervisorEvent event : events) {
            log.accept(event.at(NOW));
        }
    }

    @Test
    void aLineThatIsWrittenLateHasTheTimeOfItsEvent() {
        String time = "(at "
                + DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
                        .format(NOW.minusMillis(877).atZone(ZoneId.systemDefault()))
                + ")";
        log.accept(new ManagerEvent.Notice("soon").at(NOW.minusMillis(99)));
        log.accept(new ManagerEvent.Notice("late").at(NOW.minusMillis(877)));
        log.accept(new ManagerEvent.HookFailed("onReload", new Error("x\ny")).at(NOW.minusMillis(877)));

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .startsWith("soon", "late " + time)
                .last()
                .asString()
                .contains("java.lang.Error: x\\ny " + time + "\njava.lang.Error: x\\ny\n\tat ");
    }

    @Test
    void aDefectIsLoggedWithItsStack() {
        happens(new ManagerEvent.InternalError("the event loop", "Exited", new IllegalStateException("on purpose")));

        ILoggingEvent line = lines.list.get(0);
        assertThat(line.getLevel()).isEqualTo(Level.ERROR);
        assertThat(line.getFormattedMessage()).startsWith("internal error of the event loop, please report it");
        assertThat(line.getThrowableProxy().getMessage()).isEqualTo("on purpose");
    }

    @Test
    void everyEventIsOneLineWithItsLevel_C71() {
        happens(
                new ManagerEvent.Started(1, 2),
                new WorkerEvent.Spawned(WORKER, 4711),
                new ManagerEvent.StopRequested("caught SIGTERM", Optional.of(Duration.ofSeconds(5))),
                new WorkerEvent.Killed(WORKER, 4711, "did not end within its deadline"),
                new ManagerEvent.Notice("SIGHUP will never arrive"));

        assertThat(lines.list)
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        tuple(Level.INFO, "manager started with 1 service, 2 workers"),
                        tuple(Level.DEBUG, "worker mailer.3 [4711] started"),
                        tuple(Level.INFO, "caught SIGTERM, stopping within 5.0 s"),
                        tuple(Level.WARN, "worker mailer.3 [4711] is killed: did not end within its deadline"),
                        tuple(Level.WARN, "SIGHUP will never arrive"));
    }

    @Test
    void aDeathBySignalIsToldByTheSignalsName_B15() {
        WorkerExit exit = new WorkerExit(-9, WorkerExit.Cause.SIGNALLED, Duration.ofSeconds(2));
        happens(new WorkerEvent.Exited(WORKER, 4711, exit, ""));

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("worker mailer.3 [4711] killed by SIGKILL after 2.0 s");
    }

    @Test
    void aHookThatFailedIsAnErrorWithItsStack_C14() {
        IllegalStateException failure = new IllegalStateException("on purpose");
        happens(new ManagerEvent.HookFailed("onReload", failure));

        ILoggingEvent line = lines.list.get(0);
        assertThat(line.getLevel()).isEqualTo(Level.ERROR);
        assertThat(line.getFormattedMessage()).startsWith("onReload hook failed");
        assertThat(line.getThrowableProxy().getMessage()).isEqualTo("on purpose");
        assertThat(line.getThrowableProxy().getStackTraceElementProxyArray()).isNotEmpty();
    }

    @Test
    void theMessagesOfAFailedHookCannotLookLikeOtherLines() {
        IllegalStateException failure =
                new IllegalStateException("a\nERROR forged", new IllegalArgumentException("b\r\u001b[2J"));
        failure.addSuppressed(new IllegalStateException("c\u2028d"));
        happens(new ManagerEvent.HookFailed("onReload", failure));

        ILoggingEvent line = lines.list.get(0);
        assertThat(line.getThrowableProxy()).isNull();
        assertThat(line.getFormattedMessage().lines())
                .allSatisfy(one -> assertThat(one)
                        .matches("(onReload hook failed|java\\.lang\\.Illegal|\\tat |Caused by: |Suppressed: ).*")
                        .doesNotContainPattern("[\\p{Cc}\\u2028&&[^\\t]]"))
                .contains("java.lang.IllegalStateException: a\\nERROR forged")
                .contains("Caused by: java.lang.IllegalArgumentException: b\\r\\u001b[2J")
                .contains("Suppressed: java.lang.IllegalStateException: c\\u2028d");
    }

    @Test
    void whatLooksLikeAPlaceholderIsText() {
        happens(new ManagerEvent.Notice("a {} and a %s"));

        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("a {} and a %s");
    }

    @Test
    void aHeartbeatIsNoNewsToAPerson() {
        logger.setLevel(Level.INFO);
        happens(new ManagerEvent.Heartbeat());

        assertThat(lines.list).isEmpty();
    }
}
