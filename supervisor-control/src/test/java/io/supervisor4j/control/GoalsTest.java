package io.supervisor4j.control;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GoalsTest {

    private static final String DEAD =
            "{\"id\":1,\"state\":\"backoff\",\"since\":\"2026-03-01T12:00:01Z\",\"restarts\":7,"
                    + "\"nextAttempt\":\"2026-03-01T12:00:09Z\",\"lastExit\":{\"at\":\"2026-03-01T12:00:00Z\",\"pid\":120,"
                    + "\"status\":-9,\"signal\":9,\"cause\":\"signalled\",\"uptimeMillis\":800,\"text\":\"killed by SIGKILL\","
                    + "\"detail\":\"why\",\"lastOutput\":[\"last words\"]}}";

    private static ManagerStatus status(String... workers) {
        return status(false, workers);
    }

    private static ManagerStatus status(boolean restarting, String... workers) {
        return Readings.manager(Document.read("{\"name\":\"shop\",\"pid\":100,\"version\":\"1\","
                + "\"started\":\"2026-03-01T12:00:00Z\",\"state\":\"ready\",\"new\":null,\"services\":[{"
                + "\"id\":\"00000000-0000-0000-0000-000000000001\",\"name\":\"mailer\",\"type\":\"a.Mailer\","
                + "\"target\":2,\"ready\":1,\"restart\":\"never-and-stop\",\"standbys\":0,\"warmStandbys\":0,"
                + "\"restarting\":" + restarting + ",\"output\":\"tagged\",\"droppedLines\":3,\"workers\":["
                + String.join(",", workers) + "]}]}"));
    }

    private static String worker(int id, long pid) {
        return worker(id, pid, true);
    }

    private static String worker(int id, long pid, boolean stable) {
        return "{\"id\":" + id + ",\"state\":\"ready\",\"since\":\"2026-03-01T12:00:01Z\",\"pid\":" + pid
                + ",\"uptimeMillis\":5000,\"stable\":" + stable + ",\"restarts\":0,\"rssBytes\":1000,\"cpuMillis\":20}";
    }

    private static ControlEvent event(String name, long second) {
        return new ControlEvent(
                name,
                Instant.ofEpochSecond(second),
                System.Logger.Level.INFO,
                "",
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    @Test
    void aStatusIsReadAsItWasWritten() {
        ManagerStatus status = status(worker(0, 123), DEAD);

        assertThat(status.state()).isEqualTo(ManagerStatus.State.READY);
        WorkerStatus ready = status.services().get(0).worker(0).orElseThrow();
        assertThat(ready.pid()).hasValue(123);
        assertThat(ready.uptime()).hasValue(Duration.ofSeconds(5));
        assertThat(ready.cpuTime()).hasValue(Duration.ofMillis(20));
        assertThat(ready.lastExit()).isEmpty();
        WorkerStatus dead = status.services().get(0).worker(1).orElseThrow();
        assertThat(dead.nextAttempt()).hasValue(Instant.parse("2026-03-01T12:00:09Z"));
        assertThat(dead.lastExit().orElseThrow().exit())
                .isEqualTo(
                        new WorkerExit(-9, WorkerExit.Cause.SIGNALLED, Duration.ofMillis(800), List.of("last words")));
    }

    @Test
    void aReplacementUnderWayIsNotedWhoeverIsReady() {
        assertThat(Goals.isNobodyReplaced(status(false, worker(0, 1), DEAD))).isTrue();
        assertThat(Goals.isNobodyReplaced(status(true, worker(0, 1), worker(1, 2))))
                .isFalse();
    }

    @Test
    void scaledMeansThatExactlySoManyAreThereForGood() {
        assertThat(Goals.scaled("mailer", 2).test(status(worker(0, 1), worker(1, 2))))
                .isTrue();
        assertThat(Goals.scaled("mailer", 2).test(status(worker(0, 1), DEAD))).isFalse();
        assertThat(Goals.scaled("mailer", 1).test(status(worker(0, 1), DEAD))).isFalse();
        assertThat(Goals.scaled("mailer", 2).test(status(worker(0, 1), worker(1, 2, false))))
                .isFalse();
    }

    @Test
    void settledMeansThatEverybodyIsThereForGoodWhomNoPolicyKeepsAway() {
        assertThat(Goals.isSettled(status(worker(0, 1)))).isTrue();
        assertThat(Goals.isSettled(status(worker(0, 1), DEAD))).isFalse();
        assertThat(Goals.isSettled(status(worker(0, 1), DEAD.replace("backoff", "ended"))))
                .isTrue();
        assertThat(Goals.isSettled(status(worker(0, 1, false)))).isFalse();
    }

    @Test
    void restartedMeansThatAnotherProcessIsReady() {
        var all = Goals.replaced(status(worker(0, 1), worker(1, 2)), Goals.named("mailer"), id -> true);
        var one = Goals.replaced(status(worker(0, 1), worker(1, 2)), Goals.named("mailer"), id -> id == 1);

        assertThat(all.test(status(worker(0, 3), worker(1, 2)))).isFalse();
        assertThat(all.test(status(worker(0, 3), worker(1, 4)))).isTrue();
        assertThat(one.test(status(worker(0, 1), worker(1, 4)))).isTrue();
        assertThat(one.test(status(worker(0, 1), DEAD))).isFalse();
        assertThat(one.test(status(worker(0, 1), worker(1, 4, false)))).isFalse();
    }

    @Test
    void reloadedMeansThatAReloadBegunSinceHasEnded() {
        Instant asked = Instant.ofEpochSecond(10);
        ControlEvent before = event("manager.reload-requested", 9);
        ControlEvent begun = event("manager.reload-requested", 11);
        ControlEvent ended = event("manager.reload-finished", 12);

        assertThat(Goals.isReloaded(List.of(before, ended), asked)).isFalse();
        assertThat(Goals.isReloaded(List.of(before, ended, begun), asked)).isFalse();
        assertThat(Goals.isReloaded(List.of(before, ended, begun, ended), asked))
                .isTrue();
    }

    @Test
    void whatIsMissingIsSaidWithTheLastWords() {
        assertThat(Goals.whatIsWrong(status(worker(0, 1), DEAD)))
                .isEqualTo("\n  mailer.1 is BACKOFF, last killed by SIGKILL (why)\n    | last words");
        assertThat(Goals.whatIsWrong(status(worker(0, 1, false))))
                .isEqualTo("\n  mailer.0 is READY, but not for long enough yet");
    }
}
