package io.supervisor4j.runtime.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessagesTest {

    private static final List<Command> COMMANDS = List.of(
            new Command.Assign("id", "näme", 3, "a.B$C", "int,", "s3:\u0000\n\ud83d\ude00", "h.One,h.Two", 60_000),
            new Command.Terminate(0),
            new Command.Terminate(Long.MAX_VALUE),
            new Command.ChangeTimeout(2_000),
            new Command.Reload(7),
            new Command.Abort("SIGINT"),
            new Command.Abort("SIGALRM"),
            new Command.Ping(-5),
            new Command.Bye(),
            new Command.Warm("a.B", "int,", "s1:x"),
            new Command.Query(7, Command.Query.LOG_LEVEL, "ROOT=WARN"));

    private static final List<Report> REPORTS = List.of(
            new Report.Hello(Report.VERSION),
            new Report.Ready(),
            new Report.Warmed(),
            new Report.Reloaded(Long.MIN_VALUE),
            new Report.Stopping(ReportedReason.RELOAD, "reload by replacement"),
            new Report.Exiting(-1, ReportedReason.OWN, "\"quoted\"\nand\tlong"),
            new Report.Pong(9),
            new Report.Answer(7, 2, true, false, "\"a\"\nb"));

    static Stream<Command> commands() {
        return COMMANDS.stream();
    }

    static Stream<Report> reports() {
        return REPORTS.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandArrivesAsItWasSent(Command command) throws FrameException {
        assertThat(Command.from(FrameCodec.decode(command.toFrame().toString())))
                .isEqualTo(command);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReportArrivesAsItWasSent(Report report) throws FrameException {
        assertThat(Report.from(FrameCodec.decode(report.toFrame().toString()))).isEqualTo(report);
    }

    @Test
    void noKindIsLeftOut() {
        assertThat(COMMANDS).extracting(Object::getClass).containsAll(kinds(Command.class));
        assertThat(REPORTS).extracting(Object::getClass).containsAll(kinds(Report.class));
    }

    private static List<? extends Class<?>> kinds(Class<?> type) {
        return Arrays.asList(type.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource(ReportedReason.class)
    void everyReasonArrives(ReportedReason reason) throws FrameException {
        Report.Exiting exiting = new Report.Exiting(1, reason, "");

        assertThat(Report.from(FrameCodec.decode(exiting.toFrame().toString()))).isEqualTo(exiting);
    }

    @Test
    void aReasonOfANewerWorkerCountsAsItsOwnChoice() throws FrameException {
        Frame frame =
                new Frame("exiting").with("status", 3).with("reason", "tired").with("detail", "d");

        assertThat(Report.from(frame)).isEqualTo(new Report.Exiting(3, ReportedReason.OWN, "d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect {}", "hello {\"protocol\":1}", "x {\"a\":1}"})
    void aCommandThatThisVersionDoesNotKnowIsIgnored(String line) throws FrameException {
        assertThat(Command.from(FrameCodec.decode(line))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply {}", "assign {}", "x {\"a\":1}"})
    void aReportThatThisVersionDoesNotKnowIsIgnored(String line) throws FrameException {
        assertThat(Report.from(FrameCodec.decode(line))).isNull();
    }

    @Test
    void aSignalThatThisVersionDoesNotKnowIsIgnored() throws FrameException {
        assertThat(Command.from(new Frame("signal").with("name", "SIGUSR1"))).isNull();
    }

    @Test
    void fieldsThatThisVersionDoesNotKnowAreIgnored() throws FrameException {
        assertThat(Report.from(FrameCodec.decode("hello {\"future\":\"x\",\"protocol\":1,\"more\":2}")))
                .isEqualTo(new Report.Hello(1));
        assertThat(Command.from(new Ping5WithMore().frame())).isEqualTo(new Command.Ping(5));
    }

    /** A ping of a newer master. */
    private record Ping5WithMore() {
        Frame frame() {
            return new Command.Ping(5).toFrame().with("deadline", 3).with("note", "n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assign {}",
                "signal {}",
                "signal {\"name\":\"SIGTERM\"}",
                "signal {\"name\":\"SIGHUP\"}",
                "signal {\"name\":15}",
                "ping {}",
                "ping {\"id\":\"5\"}"
            })
    void aCommandThatLacksAFieldIsRefused(String line) {
        assertThatThrownBy(() -> Command.from(FrameCodec.decode(line))).isInstanceOf(FrameException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello {}", "reloaded {}", "stopping {}", "exiting {\"status\":1}", "pong {}"})
    void aReportThatLacksAFieldIsRefused(String line) {
        assertThatThrownBy(() -> Report.from(FrameCodec.decode(line))).isInstanceOf(FrameException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "\u0000", "\"", "\ud83d\ude00"})
    void aDetailOfAnyLengthStaysWithinAReport(String character) throws FrameException {
        String detail = character.repeat(10_000);

        for (Report report : List.of(
                new Report.Exiting(Integer.MIN_VALUE, ReportedReason.INTERRUPT, detail),
                new Report.Stopping(ReportedReason.INTERRUPT, detail))) {
            String line = report.toFrame().toString();
            assertThat(line.length()).isLessThan(Link.MAX_REPORT);
            assertThat(Report.from(FrameCodec.decode(line))).isNotNull();
        }
    }

    @Test
    void aShortDetailIsKeptWhole() throws FrameException {
        String detail = "x".repeat(600);

        assertThat(Report.from(new Report.Stopping(ReportedReason.ASKED, detail).toFrame()))
                .isEqualTo(new Report.Stopping(ReportedReason.ASKED, detail));
    }
}
