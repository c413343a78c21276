package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static io.supervisor4j.WorkerExit.Cause.BOOT_TIMEOUT;
import static io.supervisor4j.WorkerExit.Cause.DEADLINE;
import static io.supervisor4j.WorkerExit.Cause.EXITED;
import static io.supervisor4j.WorkerExit.Cause.REQUESTED;
import static io.supervisor4j.WorkerExit.Cause.SIGNALLED;
import static io.supervisor4j.WorkerExit.Cause.SPAWN_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

/** What an exit means: what was intended and what was said decide, and the sharper reason stays. */
final class CurrentLifeTest {

    private static final Life ID = new Life(Wording.service('a'), 0, 1);

    private final CurrentLife life = new CurrentLife(ID, false, 1_000);

    private void says(int status, ExitReason reason) {
        life.says(new Event.Exiting(ID, status, reason, "last words"));
    }

    private void assertJudged(int value, int status, WorkerExit.Cause cause) {
        assertThat(life.judge(new Event.Exited(ID, value), 3_000))
                .isEqualTo(new WorkerExit(status, cause, Duration.ofNanos(2_000)));
    }

    @Test
    void aMissedDeadlineSaysMoreThanTheGracefulEndItInterrupted() {
        life.says(new Event.Exiting(ID, 0, ExitReason.ASKED, "SIGTERM"));
        life.says(new Event.Exiting(ID, 1, ExitReason.DEADLINE, "did not end within 10 ms"));
        life.says(new Event.Exiting(ID, 0, ExitReason.ASKED, "SIGTERM"));

        WorkerExit exit = life.judge(new Event.Exited(ID, 1), 2_000);

        assertThat(exit.status()).isEqualTo(1);
        assertThat(exit.cause()).isEqualTo(WorkerExit.Cause.DEADLINE);
        assertThat(life.detail()).isEqualTo("did not end within 10 ms");
    }

    @Test
    void anExitWithoutWordsHasItsOwnStatus() {
        life.greeted();
        assertJudged(3, 3, EXITED);
    }

    @Test
    void aValueAbove128WithoutWordsIsASignal_C19() {
        assertJudged(137, -9, SIGNALLED);
        assertJudged(130, -2, SIGNALLED);
        assertJudged(192, -64, SIGNALLED);
    }

    @Test
    void aValueThatNoSignalCanExplainIsAStatus() {
        assertJudged(128, 128, EXITED);
        assertJudged(193, 193, EXITED);
        assertJudged(255, 255, EXITED);
    }

    @Test
    void whatTheWorkerSaidWinsOverTheValue() {
        says(42, ExitReason.OWN);
        assertJudged(137, 42, EXITED);
    }

    @Test
    void onlyItsFirstWordsCount() {
        says(42, ExitReason.OWN);
        says(0, ExitReason.ASKED);
        assertJudged(0, 42, EXITED);
    }

    @Test
    void aWorkerThatDoesNotKnowItsStatusExitsWithTheValueWhichIsThenNoSignal() {
        says(-1, ExitReason.OWN);
        assertJudged(143, 143, EXITED);
    }

    @Test
    void anEndThatWasAskedForIsRequestedWhateverItsStatus() {
        life.askedToStop("scaled down", true);
        assertJudged(5, 5, REQUESTED);
    }

    @Test
    void itsOwnWordOfBeingAskedOrReplacedIsEnough() {
        says(0, ExitReason.ASKED);
        assertJudged(0, 0, REQUESTED);

        CurrentLife replaced = new CurrentLife(ID, false, 0);
        replaced.says(new Event.Exiting(ID, 0, ExitReason.RELOAD, ""));
        assertThat(replaced.judge(new Event.Exited(ID, 0), 1).cause()).isEqualTo(REQUESTED);
        assertThat(replaced.endsByOrder()).isTrue();
    }

    @Test
    void aSignalNobodySentIsSignalledEvenIfAnEndWasAskedFor() {
        life.askedToStop("scaled down", true);
        assertJudged(139, -11, SIGNALLED);
    }

    @Test
    void aWorkerThatEndedItselfAtItsDeadlineMissedIt() {
        life.askedToStop("shutdown", true);
        says(1, ExitReason.DEADLINE);
        assertJudged(1, 1, DEADLINE);
    }

    @Test
    void aKillWinsOverWordsAndItsFirstReasonStays() {
        says(0, ExitReason.ASKED);
        life.killedFor(BOOT_TIMEOUT, "not ready");
        life.killedFor(DEADLINE, "too slow");
        assertJudged(137, -9, BOOT_TIMEOUT);
        assertThat(life.detail()).isEqualTo("not ready");
    }

    @Test
    void aCommandThatCannotRunIsAFailedStartUnlessItHasSaidHello() {
        assertJudged(127, 127, SPAWN_FAILED);
        assertThat(life.detail()).contains("java command");

        CurrentLife notExecutable = new CurrentLife(ID, false, 0);
        assertThat(notExecutable.judge(new Event.Exited(ID, 126), 1).cause()).isEqualTo(SPAWN_FAILED);

        CurrentLife greeted = new CurrentLife(ID, false, 0);
        greeted.greeted();
        assertThat(greeted.judge(new Event.Exited(ID, 127), 1).cause()).isEqualTo(EXITED);
    }

    @Test
    void theFirstReasonExplainsItsEnd() {
        life.askedToStop("scaled down", true);
        life.askedToStop("shutdown", false);
        says(0, ExitReason.ASKED);
        assertThat(life.detail()).isEqualTo("scaled down");
        assertThat(life.endsByOrder()).isTrue();
    }

    @Test
    void anEndByInterruptIsKnownByItsWordsOrElseByItsValue_C21() {
        assertThat(life.endedByInterrupt(130)).isTrue();
        assertThat(life.endedByInterrupt(1)).isFalse();

        says(1, ExitReason.INTERRUPT);
        assertThat(life.endedByInterrupt(1)).isTrue();

        CurrentLife other = new CurrentLife(ID, false, 0);
        other.says(new Event.Exiting(ID, 130, ExitReason.OWN, ""));
        assertThat(other.endedByInterrupt(130)).isFalse();
    }

    @Test
    void itWasReadyFromReadyToItsEnd() {
        life.judge(new Event.Exited(ID, 0), 2_000);
        assertThat(life.nanosReady()).isEqualTo(-1);

        life.ready(1_500);
        life.judge(new Event.Exited(ID, 0), 2_000);
        assertThat(life.nanosReady()).isEqualTo(500);
    }

    @Test
    void aLateReadyCountsOnlyOnceAndOnlyBeforeLastWordsAndKill_B10() {
        assertThat(life.mayEndGracefullyAfterAll()).isTrue();
        life.ready(2_000);
        assertThat(life.mayEndGracefullyAfterAll()).isFalse();

        CurrentLife leaving = new CurrentLife(ID, false, 0);
        leaving.says(new Event.Exiting(ID, 0, ExitReason.ASKED, ""));
        assertThat(leaving.mayEndGracefullyAfterAll()).isFalse();

        CurrentLife killed = new CurrentLife(ID, false, 0);
        killed.killedFor(DEADLINE, "");
        assertThat(killed.mayEndGracefullyAfterAll()).isFalse();
    }
}
