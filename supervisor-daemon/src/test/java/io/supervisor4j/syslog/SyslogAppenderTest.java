package io.supervisor4j.syslog;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import io.supervisor4j.system.posix.DatagramListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** With a real datagram socket. */
@Timeout(60)
class SyslogAppenderTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern LOST = Pattern.compile("(\\d+) records? w.* lost here");

    @TempDir
    Path folder;

    private final LoggerContext context = new LoggerContext();
    private final SyslogAppender appender = new SyslogAppender();
    private final Logger logger = context.getLogger("shop.Mailer");

    private Path socket() {
        return folder.resolve("log");
    }

    private DatagramListener syslog() throws IOException {
        return DatagramListener.on(socket().toString());
    }

    private Logger start() {
        return start("mailer");
    }

    private Logger start(String name) {
        context.setName(name);
        appender.setName("SYSLOG");
        appender.setContext(context);
        appender.setSocket(socket().toString());
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.TRACE);
        return logger;
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** What has been received, and no more. */
    private static List<String> all(DatagramListener syslog) throws IOException {
        List<String> records = new ArrayList<>();
        for (Optional<String> next = syslog.receive(Duration.ZERO);
                next.isPresent();
                next = syslog.receive(Duration.ZERO)) {
            records.add(next.get());
        }
        return records;
    }

    private List<String> told() {
        return context.getStatusManager().getCopyOfStatusList().stream()
                .filter(status -> status.getLevel() > Status.INFO)
                .map(Status::getMessage)
                .toList();
    }

    @Test
    void aRecordSaysWhoWhichProcessWhatAndWhere_S32() throws IOException {
        try (DatagramListener syslog = syslog()) {
            start().info("sent {} letters", 3);

            assertThat(syslog.receive(LIMIT))
                    .get()
                    .asString()
                    .matches("<30>[A-Z][a-z]{2} [ 123]\\d \\d\\d:\\d\\d:\\d\\d mailer\\["
                            + ProcessHandle.current().pid() + "\\]: \\[.*\\] shop\\.Mailer: sent 3 letters");
            assertThat(told()).isEmpty();
        }
    }

    @Test
    void whoHasNoNameIsJavaAndASettingComesFirst() throws IOException {
        try (DatagramListener syslog = syslog()) {
            start("default").info("x");
            assertThat(syslog.receive(LIMIT)).get().asString().contains(" java[");
            appender.stop();

            appender.setIdent("mail/out");
            appender.start();
            logger.info("x");
            assertThat(syslog.receive(LIMIT)).get().asString().contains(" mail/out[");
        }
    }

    @ParameterizedTest
    @CsvSource({"ERROR, 3", "WARN, 4", "INFO, 6", "DEBUG, 7", "TRACE, 7"})
    void levelsAreSeverities_S32(String level, int severity) throws IOException {
        appender.setFacility("local3");
        try (DatagramListener syslog = syslog()) {
            start().atLevel(org.slf4j.event.Level.valueOf(level)).log("x");

            assertThat(syslog.receive(LIMIT)).get().asString().startsWith("<" + (19 * 8 + severity) + ">");
        }
    }

    @Test
    void eachLineOfAStackTraceIsARecord() throws IOException {
        try (DatagramListener syslog = syslog()) {
            start().error("no\nqueue", oneFrame(new IllegalStateException("gone", oneFrame(new IOException("disk")))));

            List<String> records = all(syslog);
            assertThat(records).hasSize(6).allMatch(record -> record.startsWith("<27>"));
            assertThat(records.get(0)).endsWith("shop.Mailer: no");
            assertThat(records.get(1)).endsWith("]: queue");
            assertThat(records.get(2)).endsWith("]: java.lang.IllegalStateException: gone");
            assertThat(records.get(3)).contains("]:     at io.supervisor4j.syslog.SyslogAppenderTest.");
            assertThat(records.get(4)).endsWith("]: Caused by: java.io.IOException: disk");
        }
    }

    /** A socket that nobody reads may have room for ten records only. */
    private static <T extends Throwable> T oneFrame(T trouble) {
        trouble.setStackTrace(Arrays.copyOf(trouble.getStackTrace(), 1));
        return trouble;
    }

    @Test
    void aLongMessageIsSplitAtTheReceiversLimitWithoutLoss() throws IOException {
        appender.setPattern("%msg");
        appender.setMaxBytes(500);
        try (DatagramListener syslog = syslog()) {
            start().info("x".repeat(3_000));

            List<String> records = all(syslog);
            assertThat(records).allMatch(record -> record.length() <= 500);
            assertThat(records.stream()
                            .map(record -> record.replaceFirst(".*\\]: ", ""))
                            .collect(Collectors.joining()))
                    .isEqualTo("x".repeat(3_000));
        }
    }

    @Test
    void aSyslogThatIsRestartedIsFoundAgainAndToldWhatItMissed() throws IOException {
        try (DatagramListener first = syslog()) {
            start().info("before");
            assertThat(all(first)).singleElement().asString().endsWith("before");
        }
        logger.info("meanwhile");
        logger.info("still meanwhile");
        try (DatagramListener second = syslog()) {
            logger.info("after");

            List<String> records = all(second);
            assertThat(records).hasSize(2);
            assertThat(records.get(0)).startsWith("<28>").contains("2 records were lost here");
            assertThat(records.get(1)).endsWith("after");
        }
        assertThat(appender.lost()).isEqualTo(2);
        assertThat(told()).singleElement().asString().contains("SYSLOG", "loses records", socket().toString());
    }

    /** That nobody waits, the time limit shows: nobody makes room. */
    @Test
    void aSyslogWithoutRoomNeverHoldsUpTheProgramAndEachLossIsCounted() throws IOException {
        try (DatagramListener syslog = syslog()) {
            start();
            int said = 0;
            for (; appender.lost() < 100; said++) {
                logger.info("number {}", said);
            }
            List<String> before = all(syslog);
            logger.info("room again");
            List<String> after = all(syslog);

            assertThat(before).hasSize(said - 100);
            assertThat(after).hasSize(2);
            Matcher lost = LOST.matcher(after.get(0));
            assertThat(lost.find()).isTrue();
            assertThat(lost.group(1)).isEqualTo("100");
            assertThat(after.get(1)).endsWith("room again");
        }
    }

    @Test
    void aSyslogThatComesLaterIsFoundThen() throws IOException {
        start().info("too early");
        assertThat(appender.isStarted()).isTrue();
        assertThat(told().get(0)).contains("finds nobody at " + socket());

        try (DatagramListener syslog = syslog()) {
            logger.info("now");

            assertThat(all(syslog)).hasSize(2).last().asString().endsWith("now");
        }
    }

    @Test
    void whatIsNotToldIsToldAtTheEnd() throws IOException {
        start().info("lost");
        try (DatagramListener syslog = syslog()) {
            appender.stop();
            appender.stop();
            logger.info("behind the end");

            assertThat(all(syslog)).singleElement().asString().contains("1 record was lost");
        }
    }

    private void assertRefused(String... words) {
        start();
        assertThat(appender.isStarted()).isFalse();
        assertThat(told())
                .singleElement()
                .asString()
                .contains("SYSLOG", "does not start")
                .contains(words);
        logger.info("goes nowhere");
    }

    @Test
    void aFacilityThatDoesNotExistIsRefusedWithThoseThatDo() {
        appender.setFacility("deamon");
        assertRefused("'deamon'", "local7");
    }

    @Test
    void anIdentThatWouldBreakTheRecordIsRefused() {
        appender.setIdent("my mailer");
        assertRefused("ident", "'my mailer'");
    }

    @ParameterizedTest
    @CsvSource({"479", "65508", "-1"})
    void aLimitThatNoSyslogHasIsRefused(int bytes) {
        appender.setMaxBytes(bytes);
        assertRefused("maxBytes", "480 to 65507", Integer.toString(bytes));
    }

    @Test
    void aPathThatNoSocketCanHaveIsRefused() {
        folder = folder.resolve("x".repeat(110));
        assertRefused(folder.toString(), "107");
    }
}
