package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks the drawing in the comment of {@link Standby}, arrow by arrow; times are milliseconds. */
final class StandbyTest {

    private static final String STARTING = "standby of a STARTING";
    private static final String WARM = "standby of a WARM";
    private static final String STOPPING = "standby of a STOPPING";
    private static final String GONE = "standby of a GONE";

    private static final Limits ONE_AT_A_TIME = new Limits(Duration.ZERO, 1, Duration.ZERO, Optional.empty());

    private final SharedState shared = new SharedState(ONE_AT_A_TIME, new SplittableRandom(1));
    private final ServiceGroup group =
            new ServiceGroup(SupervisorScript.planWithStandbys(1, 1), shared, (worker, exit) -> {});
    private final StandbyPool pool = new StandbyPool(group, group.plan(), shared);
    private final Standby standby = new Standby(pool, group.plan(), shared);

    StandbyTest() {
        shared.gate.open();
    }

    private static long nanos(long millis) {
        return millis * Dice.MILLI;
    }

    private Life life() {
        return new Life(SupervisorScript.PLAN.id(), Life.STANDBY, 1);
    }

    private void isLetThrough() {
        shared.gate.enqueue(now -> standby.start(now));
        shared.gate.pass(0);
    }

    private void spawned() {
        standby.onSpawned(new Event.Spawned(life(), 1_001));
    }

    private void warmed(long at) {
        shared.passTo(nanos(at));
        standby.onWarmed(new Event.Warmed(life()));
    }

    private void becomesWarm() {
        isLetThrough();
        spawned();
        standby.onHello(new Event.Hello(life()));
        warmed(0);
        assertThat(standby).hasToString(WARM);
        shared.takeEffects();
    }

    private void exits(int value, long at) {
        shared.passTo(nanos(at));
        standby.onExited(new Event.Exited(life(), value));
    }

    private void strikesAt(long at) {
        assertThat(shared.deadlines.next()).isEqualTo(nanos(at));
        shared.deadlines.strikeNext(nanos(at));
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
    void goneStartedStartingWarmedWarm() {
        isLetThrough();
        assertThat(standby).hasToString(STARTING);
        assertThat(shared.lives.count()).isEqualTo(1);
        assertThat(standby.deadline.at()).isEqualTo(nanos(5_000));
        spawned();
        assertThat(effects()).containsExactly("spawn a.standby#1", "warm a.standby#1");

        standby.onHello(new Event.Hello(life()));
        warmed(30);
        assertThat(standby).hasToString(WARM);
        assertThat(pool.warm()).isEqualTo(1);
        assertThat(shared.deadlines.next()).isEqualTo(Deadline.NEVER);
        assertThat(effects()).containsExactly("tell: standby of a [1001] is warm after 30 ms");
    }

    @Test
    void warmTakenGone() {
        becomesWarm();

        CurrentLife taken = pool.take(nanos(100));

        assertThat(taken.id).isEqualTo(life());
        assertThat(taken.pid()).isEqualTo(1_001);
        assertThat(taken.age(nanos(103))).isEqualTo(Duration.ofMillis(3));
        assertThat(standby).hasToString(GONE);
        assertThat(pool.standbys()).isEmpty();
        assertThat(pool.mayGive()).isFalse();
    }

    @Test
    void onlyAWarmOneIsTaken() {
        isLetThrough();
        assertThat(pool.mayGive()).isFalse();
        spawned();
        standby.onHello(new Event.Hello(life()));
        assertThat(pool.mayGive()).isFalse();
        standby.stop("shutdown", 0);
        warmed(0);
        assertThat(pool.mayGive()).isFalse();
        assertThat(standby).hasToString(STOPPING);
    }

    @Test
    void warmNotNeededStoppingExitGone() {
        becomesWarm();

        standby.stop("would start in another way now", 0);
        assertThat(standby).hasToString(STOPPING);
        assertThat(effects()).containsExactly("kill a.standby#1");
        assertThat(shared.deadlines.next()).isEqualTo(Deadline.NEVER);

        exits(137, 5);
        assertThat(standby).hasToString(GONE);
        assertThat(pool.standbys()).isEmpty();
        assertThat(effects())
                .containsExactly(
                        "tell: standby of a [1001] killed by SIGKILL after 5 ms" + " (would start in another way now)");
    }

    @Test
    void startingTooSlowStopping() {
        isLetThrough();
        spawned();
        shared.takeEffects();

        strikesAt(5_000);
        assertThat(standby).hasToString(STOPPING);
        assertThat(effects()).containsExactly("kill a.standby#1");
        assertThat(shared.deadlines.next()).isEqualTo(Deadline.NEVER);

        warmed(5_001);
        assertThat(standby).hasToString(STOPPING);
    }

    @Test
    void warmSaysThatItExitsStoppingAndIsKilledIfItDoesNot() {
        becomesWarm();

        shared.passTo(nanos(100));
        standby.onExiting(new Event.Exiting(life(), 0, ExitReason.ASKED, "SIGTERM"));
        assertThat(standby).hasToString(STOPPING);
        assertThat(effects()).containsExactly("bye a.standby#1");
        assertThat(pool.mayGive()).isFalse();

        strikesAt(600);
        assertThat(effects()).containsExactly("kill a.standby#1");
    }

    @Test
    void anEndByCtrlCIsNoCauseForAlarm_C21() {
        becomesWarm();
        standby.onExiting(new Event.Exiting(life(), 1, ExitReason.INTERRUPT, "SIGINT"));
        shared.takeEffects();
        exits(1, 100);

        assertThat(levelsTold()).containsExactly(System.Logger.Level.DEBUG);
    }

    @Test
    void anEndOfItsOwnIsACauseForAlarm() {
        becomesWarm();
        exits(1, 200);

        assertThat(levelsTold()).containsExactly(System.Logger.Level.WARNING);
    }

    private List<System.Logger.Level> levelsTold() {
        return shared.takeEffects().stream()
                .map(effect -> ((Effect.Publish) effect).event().level())
                .toList();
    }

    @Test
    void oneWhoseStartIsInFlightIsKilledWhenItAppears() {
        isLetThrough();
        standby.stop("shutdown", 0);
        assertThat(effects()).containsExactly("spawn a.standby#1");
        assertThat(pool.standbys()).containsExactly(standby);

        spawned();
        assertThat(effects()).containsExactly("kill a.standby#1");
        exits(137, 5);
        assertThat(effects()).containsExactly("tell: standby of a [1001] killed by SIGKILL after 5 ms (shutdown)");
        assertThat(pool.standbys()).isEmpty();
    }

    @Test
    void oneWhoseStartIsInFlightWhenTheEndIsOrderedIsNotWarmedUpForNothing() {
        isLetThrough();
        shared.end();
        spawned();

        assertThat(effects()).containsExactly("spawn a.standby#1", "kill a.standby#1");
    }

    @Test
    void atTheEndItWaitsForTheWorkersTurnToGo() {
        becomesWarm();
        shared.end();
        standby.release(0);

        assertThat(effects()).isEmpty();
    }

    @Test
    void oneWhoseStartTookTooLongIsKilledForThatWhenItAppears() {
        isLetThrough();
        strikesAt(5_000);
        spawned();
        assertThat(effects()).containsExactly("spawn a.standby#1", "kill a.standby#1");

        exits(137, 6_000);
        assertThat(effects())
                .containsExactly("tell: standby of a [1001] killed by SIGKILL after 6.0 s"
                        + " (did not warm up within its boot timeout)");
    }

    @Test
    void itIsKilledOnce() {
        becomesWarm();

        standby.stop("shutdown", 0);
        standby.stop("shutdown", 0);
        standby.abort("SIGINT", 0);

        assertThat(effects()).containsExactly("kill a.standby#1");
    }

    @Test
    void aStartThatFailsIsToldOf() {
        isLetThrough();
        shared.takeEffects();

        standby.onSpawnFailed(new Event.SpawnFailed(life(), "no such file"));

        assertThat(standby).hasToString(GONE);
        assertThat(effects()).hasSize(1).first().asString().contains("standby of a", "no such file");
        assertThat(isGateFree()).isTrue();
    }

    @Test
    void aPlaceIsFreeAgainAfterHelloAndAfterWarmedIfThatWasGarbled() {
        isLetThrough();
        spawned();
        assertThat(isGateFree()).isFalse();

        warmed(0);

        assertThat(isGateFree()).isTrue();
    }

    @Test
    void onceTheEndWasOrderedNothingFollowsItsOwn() {
        becomesWarm();
        shared.end();
        standby.stop("shutdown", 0);
        exits(137, 1);

        assertThat(standby).hasToString(GONE);
        assertThat(shared.deadlines.next()).isEqualTo(Deadline.NEVER);
    }
}
