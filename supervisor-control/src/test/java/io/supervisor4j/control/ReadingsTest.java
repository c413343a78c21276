package io.supervisor4j.control;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.WorkerExit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Of a whole status {@code StatusRoundTripTest} speaks. */
class ReadingsTest {

    private static final String AT = "\"at\":\"2026-03-01T12:00:00Z\"";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anEventOfAWorkerHasItsExit() {
        ControlEvent event = Readings.event(
                Document.read(
                        "{\"event\":\"worker.exited\"," + AT
                                + ",\"level\":\"WARNING\",\"text\":\"mailer.0 exited\",\"service\":\"mailer\",\"worker\":0,\"pid\":7,"
                                + "\"exit\":{\"status\":3,\"cause\":\"exited\",\"uptimeMillis\":20,\"text\":\"exited with status 3\"}}"));

        assertThat(event)
                .isEqualTo(new ControlEvent(
                        "worker.exited",
                        NOON,
                        System.Logger.Level.WARNING,
                        "mailer.0 exited",
                        Optional.of("mailer"),
                        OptionalInt.of(0),
                        OptionalLong.of(7),
                        Optional.of(new WorkerExit(3, WorkerExit.Cause.EXITED, Duration.ofMillis(20)))));
    }

    @Test
    void anEventOfTheManagerHasNeitherServiceNorWorker() {
        ControlEvent event = Readings.event(
                Document.read("{\"event\":\"manager.ready\"," + AT + ",\"level\":\"INFO\",\"text\":\"\",\"new\":[]}"));

        assertThat(event.service()).isEmpty();
        assertThat(event.worker()).isEmpty();
        assertThat(event.pid()).isEmpty();
        assertThat(event.exit()).isEmpty();
    }

    @Test
    void aLineOfOutputMayBeOfNoWorker() {
        String begin = "{\"event\":\"log\"," + AT + ",\"service\":\"mailer\",\"line\":\"\\tout\"";

        assertThat(Readings.line(Document.read(begin + ",\"worker\":3}")))
                .isEqualTo(new LogLine(NOON, "mailer", OptionalInt.of(3), "\tout"));
        assertThat(Readings.line(Document.read(begin + "}")).worker()).isEmpty();
    }

    @Test
    void aLevelStandsBehindTheNameOfItsLogger() {
        assertThat(Readings.level(Document.read("{\"worker\":1,\"text\":\"ROOT=INFO\"}")))
                .isEqualTo(new LogLevel(1, Optional.of("INFO"), Optional.empty()));
        assertThat(Readings.level(Document.read("{\"worker\":1,\"error\":\"it does not answer\"}")))
                .isEqualTo(new LogLevel(1, Optional.empty(), Optional.of("it does not answer")));
    }

    @Test
    void aManagerOfAnOlderVersionTellsNothingOfArchives() {
        String service = "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"name\":\"mailer\",\"type\":\"a.Mailer\","
                + "\"target\":1,\"restart\":\"always\",\"standbys\":0,\"warmStandbys\":0,\"output\":\"tagged\","
                + "\"droppedLines\":0}";
        String manager = "{\"name\":\"shop\",\"pid\":1,\"version\":\"1\",\"started\":\"2026-03-01T12:00:00Z\","
                + "\"state\":\"ready\",\"services\":[" + service + "]}";

        assertThat(Readings.manager(Document.read(manager)).services())
                .extracting(one -> one.archive().kind(), one -> one.workers().size())
                .containsExactly(tuple(ArchiveState.Kind.AWAITED, 0));
    }
}
