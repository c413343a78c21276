package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks the drawing in the comment of {@link Standby}, arrow by arrow; times are milliseconds. */
final class StandbyTest {

    private static final String EMPTY = "standby of a EMPTY";
    private static final String QUEUED = "standby of a QUEUED";
    private static final String STARTING = "standby of a STARTING";
    private static final String WARM = "standby of a WARM";
    private static final String STOPPING = "standby of a STOPPING";

    private static final Limits ONE_AT_A_TIME = new Limits(Duration.ZERO, 1, Duration.ZERO, Optional.empty());

    private final SharedState shared = new SharedState(ONE_AT_A_TIME, new SplittableRandom(1));
    private final Standby standby =
            new Standby(Rehearsal.plan(1, RestartPolicy.always().jitter(0).immediateRestarts(1)), shared);
    private long lives;

    StandbyTest() {
        shared.gate.open();
    }

    private static long nanos(long millis) {
        return millis * Dice.MILLI;
    }

    private Life life() {
        return new Life(Rehearsal.PLAN.id(), Life.STANDBY, lives);
    }

    private void isLetThrough(long at) {
        standby.fill();
        shared.gate.pass(nanos(at));
        lives++;
    }

    private void spawned() {
        standby.spawned(new Event.Spawned(life(), 1_000 + lives));
    }

    private void becomesWarm(long at) {
        isLetThrough(at);
        spawned();
        standby.hello(life());
        standby.warmed(nanos(at));
        assertThat(standby).hasToString(WARM);
        shared.takeEffects();
    }

    private void exits(int value, long at) {
        standby.exited(new Event.Exited(life(), value), nanos(at));
    }

    private List<String> effects() {
        return shared.takeEffects().stream().map(Wording::of).toList();
    }

    /** Tells whether the gate, which lets one JVM boot at a time, would let another through. */
    private boolean isGateFree() {
        boolean[] passed = new boolean[1];
        SpawnGate.Candidate next = now -> passed[0] = true;
        shared.gate.enqueue(next);
        shared.gate.pass(nanos(1_000_000));
        shared.gate.withdraw(next);
        return passed[0];
    }

    @Test
    void emptyQueuedGateLetsThroughStartingWarmedWarm() {
        assertThat(standby).hasToString(EMPTY);
        assertThat(standby.isEmpty()).isTrue();
        assertThat(standby.isComing()).isFalse();

        standby.fill();
        assertThat(standby).hasToString(QUEUED);
        assertThat(standby.isComing()).isTrue();
        assertThat(standby.isAlive()).isFalse();

        shared.gate.pass(0);
        lives++;
        assertThat(standby).hasToString(STARTING);
        assertThat(standby.isComing()).isTrue();
        assertThat(standby.isAlive()).isTrue();
        assertThat(standby.deadline()).isEqualTo(nanos(5_000));
        spawned();
        assertThat(effects()).containsExactly("spawn a.standby#1", "warm a.standby#1");

        standby.hello(life());
        standby.warmed(nanos(30));
        assertThat(standby).hasToString(WARM);
        assertThat(standby.isComing()).isFalse();
        assertThat(standby.deadline()).isEqualTo(Deadline.NEVER);
        assertThat(effects()).containsExactly("tell: standby of a [1001] is warm after 30 ms");
    }

    @Test
    void warmTakenEmpty() {
        becomesWarm(0);

        CurrentLife taken = standby.take(nanos(100));

        assertThat(taken).isNotNull();
        assertThat(taken.id).isEqualTo(life());
        assertThat(taken.pid()).isEqualTo(1_001);
        assertThat(taken.age(nanos(103))).isEqualTo(Duration.ofMillis(3));
        assertThat(standby).hasToString(EMPTY);
        assertThat(standby.isAlive()).isFalse();
        assertThat(standby.lives(life())).isFalse();
        assertThat(standby.take(nanos(100))).isNull();
    }

    @Test
    void onlyAWarmOneIsTaken() {
        assertThat(standby.take(0)).isNull();
        isLetThrough(0);
        assertThat(standby.take(0)).isNull();
        spawned();
        standby.hello(life());
        assertThat(standby.take(0)).isNull();
        standby.stop("shutdown", 0);
        standby.warmed(0);
        assertThat(standby.take(0)).isNull();
        assertThat(standby).hasToString(STOPPING);
    }

    @Test
    void warmNotNeededStoppingExitEmpty() {
        becomesWarm(0);

        standby.stop("would start in another way now", 0);
        assertThat(standby).hasToString(STOPPING);
        assertThat(effects()).containsExactly("kill a.standby#1");
        assertThat(standby.deadline()).isEqualTo(Deadline.NEVER);

        exits(137, 5);
        assertThat(standby).hasToString(EMPTY);
        assertThat(standby.isEmpty()).isTrue();
        assertThat(effects())
                .containsExactly(
                        "tell: standby of a [1001] killed by SIGKILL after 5 ms" + " (would start in another way now)");
    }

    @Test
    void startingTooSlowStopping() {
        isLetThrough(0);
        spawned();
        shared.takeEffects();

        standby.onTime(nanos(5_000) - 1);
        assertThat(standby).hasToString(STARTING);
        standby.onTime(nanos(5_000));
        assertThat(standby).hasToString(STOPPING);
        assertThat(effects()).containsExactly("kill a.standby#1");
        assertThat(standby.deadline()).isEqualTo(Deadline.NEVER);

        standby.warmed(nanos(5_001));
        assertThat(standby).hasToString(STOPPING);
    }

    @Test
    void warmSaysThatItExitsStoppingAndIsKilledIfItDoesNot() {
        becomesWarm(0);

        standby.exiting(new Event.Exiting(life(), 0, ExitReason.ASKED, "SIGTERM"), nanos(100));
        assertThat(standby).hasToString(STOPPING);
        assertThat(effects()).containsExactly("bye a.standby#1");
        assertThat(standby.take(nanos(100))).isNull();

        standby.onTime(nanos(600) - 1);
        assertThat(effects()).isEmpty();
        standby.onTime(nanos(600));
        assertThat(effects()).containsExactly("kill a.standby#1");
    }

    @Test
    void anEndByCtrlCIsNoCauseForAlarm_C21() {
        becomesWarm(0);
        standby.exiting(new Event.Exiting(life(), 1, ExitReason.INTERRUPT, "SIGINT"), nanos(100));
        shared.takeEffects();
        exits(1, 100);

        assertThat(shared.takeEffects())
                .extracting(effect -> ((Effect.Publish) effect).event().level())
                .containsExactly(System.Logger.Level.DEBUG);

        becomesWarm(100);
        exits(1, 200);
        assertThat(shared.takeEffects())
                .extracting(effect -> ((Effect.Publish) effect).event().level())
                .containsExactly(System.Logger.Level.WARNING);
    }

    @Test
    void queuedNotNeededEmpty() {
        standby.fill();

        standby.stop("shutdown", 0);

        assertThat(standby).hasToString(EMPTY);
        shared.gate.pass(0);
        assertThat(effects()).isEmpty();
    }

    @Test
    void queuedHeldBackEmpty() {
        standby.fill();

        standby.holdBack();

        assertThat(standby).hasToString(EMPTY);
        shared.gate.pass(0);
        assertThat(effects()).isEmpty();
    }

    @Test
    void oneWhoseStartIsInFlightIsKilledWhenItAppears() {
        isLetThrough(0);
        standby.stop("shutdown", 0);
        assertThat(effects()).containsExactly("spawn a.standby#1");

        spawned();
        assertThat(effects()).containsExactly("kill a.standby#1");
        exits(137, 5);
        assertThat(effects()).containsExactly("tell: standby of a [1001] killed by SIGKILL after 5 ms (shutdown)");
        assertThat(standby.isEmpty()).isTrue();
    }

    @Test
    void oneWhoseStartTookTooLongIsKilledForThatWhenItAppears() {
        isLetThrough(0);
        standby.onTime(nanos(5_000));
        spawned();
        assertThat(effects()).containsExactly("spawn a.standby#1", "kill a.standby#1");

        exits(137, 6_000);
        assertThat(effects())
                .containsExactly("tell: standby of a [1001] killed by SIGKILL after 6.0 s"
                        + " (did not warm up within its boot timeout)");
    }

    @Test
    void itIsKilledOnce() {
        becomesWarm(0);

        standby.release(0);
        standby.stop("shutdown", 0);
        standby.abort("SIGINT", 0);

        assertThat(effects()).containsExactly("kill a.standby#1");
    }

    @Test
    void aStartThatFailsIsToldOf() {
        isLetThrough(0);
        shared.takeEffects();

        standby.spawnFailed(new Event.SpawnFailed(life(), "no such file"), 0);

        assertThat(standby).hasToString(EMPTY);
        assertThat(effects()).hasSize(1).first().asString().contains("standby of a", "no such file");
        assertThat(isGateFree()).isTrue();
    }

    @Test
    void aPlaceIsFreeAgainAfterHelloAndAfterWarmedIfThatWasGarbled() {
        isLetThrough(0);
        spawned();
        assertThat(isGateFree()).isFalse();

        standby.warmed(0);

        assertThat(isGateFree()).isTrue();
    }

    @Test
    void aCrashLoopingOneIsNotEmptyUntilItsBackOffIsOver() {
        isLetThrough(0);
        exits(1, 0);
        assertThat(standby.isEmpty()).isTrue();

        isLetThrough(0);
        exits(1, 0);
        assertThat(standby.isEmpty()).isFalse();
        assertThat(standby.deadline()).isEqualTo(nanos(100));
        standby.onTime(nanos(100));
        assertThat(standby.isEmpty()).isTrue();

        isLetThrough(100);
        exits(1, 100);
        assertThat(standby.deadline()).isEqualTo(nanos(300));
    }

    @Test
    void oneThatWasTakenLeavesACleanRecord() {
        isLetThrough(0);
        exits(1, 0);
        becomesWarm(0);
        assertThat(standby.take(nanos(10))).isNotNull();

        isLetThrough(20);
        exits(1, 20);

        assertThat(standby.isEmpty()).isTrue();
    }

    @Test
    void onceTheEndWasOrderedNothingFollowsItsOwn() {
        becomesWarm(0);
        shared.end();
        standby.release(0);
        exits(137, 1);

        assertThat(standby).hasToString(EMPTY);
        assertThat(standby.deadline()).isEqualTo(Deadline.NEVER);
    }
}
