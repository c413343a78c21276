package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When standbys start, when they take over, and when they are thrown away. */
final class StandbyPoolTest {

    private static Rehearsal started(int workers, int standbys) {
        return new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.planWithStandbys(workers, standbys))
                .run();
    }

    // ---- when they start

    @Test
    void theFirstStartsWhenTheWorkersAreUpForTheFirstTime() {
        Rehearsal rehearsal = started(2, 1).becomesReady("a.0").forget();
        assertThat(rehearsal.spawned("a.1").hello("a.1").done()).containsExactly("assign a.1#2");

        assertThat(rehearsal.ready("a.1").done()).containsExactly("hooks WorkerReady a.1", "spawn a.standby#3");
    }

    @Test
    void nothingIsWarmedBeforeRun() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.planWithStandbys(1, 1))
                .scales(0);

        assertThat(rehearsal.passes(1_000).done()).isEmpty();
    }

    @Test
    void theyComeOneAtATimeAndThenRestIsQuiet() {
        Rehearsal rehearsal = started(1, 2).becomesReady("a.0").forget();

        assertThat(rehearsal.spawned("a.standby").hello("a.standby").done()).containsExactly("warm a.standby#2");
        assertThat(rehearsal.warmed("a.standby").done()).containsExactly("spawn a.standby#3");
        assertThat(rehearsal.becomesWarm("a.standby").done()).containsExactly("warm a.standby#3");
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void oneThatDoesNotWarmUpInTimeIsKilledAndReplaced() {
        Rehearsal rehearsal =
                started(1, 1).becomesReady("a.0").spawned("a.standby").forget();

        assertThat(rehearsal.passes(5_000).done()).containsExactly("kill a.standby#2");
        assertThat(rehearsal.exited("a.standby", 137).done()).containsExactly("spawn a.standby#3");
    }

    @Test
    void crashLoopingStandbysBackOffAndDisturbNoWorker() {
        Rehearsal rehearsal = started(1, 1).becomesReady("a.0").forget();
        for (int life = 3; life <= 5; life++) {
            assertThat(rehearsal.exited("a.standby", 1).done()).containsExactly("spawn a.standby#" + life);
        }

        assertThat(rehearsal.exited("a.standby", 1).done()).isEmpty();
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(100);
        assertThat(rehearsal.passes(100).done()).containsExactly("spawn a.standby#6");
        assertThat(rehearsal.exited("a.standby", 1).passes(199).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("spawn a.standby#7");
        assertThat(rehearsal.becomesWarm("a.standby").exited("a.0", 1).done())
                .containsExactly("warm a.standby#7", "hooks DeadWorker a.0 1 EXITED", "assign a.standby#7 as a.0");
    }

    @Test
    void theyPassTheGateLikeWorkers() {
        Limits limits = new Limits(Duration.ofMillis(10), 1, Duration.ZERO, Optional.empty());
        Rehearsal rehearsal = new Rehearsal(limits)
                .add(Rehearsal.planWithStandbys(1, 1))
                .run()
                .becomesReady("a.0")
                .forget();

        assertThat(rehearsal.passes(9).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("spawn a.standby#2");
        assertThat(rehearsal.scales(2).passes(100).done()).isEmpty();
        assertThat(rehearsal.spawned("a.standby").hello("a.standby").done())
                .containsExactly("warm a.standby#2", "spawn a.1#3");
    }

    @Test
    void oneThatWaitsAtTheGateDoesNotStartBesideOneOnItsWayOutOnceFewerAreWanted() {
        Rehearsal rehearsal = slowGate(1, 2);
        rehearsal
                .exiting("a.standby#2", 0, ExitReason.ASKED)
                .updates(Rehearsal.planWithStandbys(1, 3))
                .forget();

        rehearsal.updates(Rehearsal.planWithStandbys(1, 2));

        assertThat(rehearsal.passes(2_000).done()).containsExactly("kill a.standby#2");
        assertThat(rehearsal.exited("a.standby#2", 137).done()).containsExactly("spawn a.standby#4");
    }

    @Test
    void oneThatWaitsAtTheGateDoesNotStartOnceNoneIsWanted() {
        Rehearsal rehearsal =
                slowGate(1, 1).updates(Rehearsal.planWithStandbys(1, 2)).forget();

        rehearsal.updates(Rehearsal.planWithStandbys(1, 0));

        assertThat(rehearsal.done()).containsExactly("kill a.standby#2");
        assertThat(rehearsal.exited("a.standby#2", 137).passes(2_000).done()).isEmpty();
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aNumberThatIsLoweredAndRaisedInOneTurnCostsNoStandbyMoreThanItHasTo() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 2);

        rehearsal.updates(Rehearsal.planWithStandbys(1, 1)).updates(Rehearsal.planWithStandbys(1, 2));

        assertThat(rehearsal.done()).containsExactly("kill a.standby#3");
        assertThat(rehearsal.exited("a.standby#3", 137).done()).containsExactly("spawn a.standby#4");
    }

    @Test
    void anUpdateJustAfterATakeoverLetsTheWorkerThatTookOverMakeRoomInItsTurn() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1).exited("a.0", 1).forget();

        rehearsal.updates(Rehearsal.version(2, Rehearsal.planWithStandbys(1, 1)));

        assertThat(rehearsal.done()).containsExactly("terminate a.standby#2 within 10000");
        assertThat(rehearsal.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 SIGNALLED", "spawn a.0#3");
    }

    /** A manager all of whose workers are ready and whose standbys are warm, at whose gate the next one has to wait for a second. */
    private static Rehearsal slowGate(int workers, int standbys) {
        Limits limits = new Limits(Duration.ofSeconds(1), 8, Duration.ZERO, Optional.empty());
        Rehearsal rehearsal = Rehearsal.ofReady(limits, Rehearsal.planWithStandbys(workers, standbys));
        for (int i = 0; i < standbys; i++) {
            rehearsal.passes(1_000).becomesWarm("a.standby");
        }
        return rehearsal.forget();
    }

    // ---- takeover

    @Test
    void aWorkerThatDiesIsReplacedByAStandbyAtOnceWhichIsReplacedAMomentLater() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1).exited("a.0", 137);

        assertThat(rehearsal.done()).containsExactly("hooks DeadWorker a.0 -9 SIGNALLED", "assign a.standby#2 as a.0");
        assertThat(rehearsal.told()).endsWith("standby of a [1002] takes over as worker a.0");
        assertThat(rehearsal.ready("a.0").done()).containsExactly("hooks WorkerReady a.0");

        assertThat(rehearsal.passes(199).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("spawn a.standby#3");
    }

    @Test
    void everyTakeoverPutsOffTheRefill() {
        Rehearsal rehearsal = Rehearsal.ofReady(2, 2).exited("a.0", 1).passes(150);
        rehearsal.exited("a.1", 1).forget();

        assertThat(rehearsal.passes(199).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("spawn a.standby#5");
    }

    @Test
    void aStandbyThatIsQueuedGivesWayToATakeover() {
        Limits limits = new Limits(Duration.ofMillis(500), 8, Duration.ZERO, Optional.empty());
        Rehearsal rehearsal = new Rehearsal(limits)
                .add(Rehearsal.planWithStandbys(1, 2))
                .run()
                .becomesReady("a.0")
                .passes(500)
                .becomesWarm("a.standby")
                .passes(400)
                .forget();

        assertThat(rehearsal.exited("a.0", 1).done())
                .containsExactly("hooks DeadWorker a.0 1 EXITED", "assign a.standby#2 as a.0");
        assertThat(rehearsal.passes(199).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("spawn a.standby#3");
    }

    @Test
    void whoTookOverIsAWorkerLikeAnyOther() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1, 1).exited("a.0", 1).ready("a.0").forget();

        assertThat(rehearsal.sighup().done()).containsExactly("hooks Reload", "reload a.standby#2 as 1");
        assertThat(rehearsal.reloaded("a.0", 1).told()).endsWith("reload finished");
        rehearsal.happens(new Event.Warmed(rehearsal.life("a.0"))).hello("a.0").forget();
        assertThat(rehearsal.sigterm().done()).containsExactly("hooks Terminate", "terminate a.standby#2 within 10000");
        assertThat(rehearsal
                        .exiting("a.0", 0, ExitReason.ASKED)
                        .exited("a.0", 0)
                        .done())
                .containsExactly("bye a.standby#2", "finish 0");
    }

    @Test
    void whoTookOverHasTheBootTimeoutOnceMore() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1, 1).passes(60_000).exited("a.0", 1).passes(200);
        rehearsal.becomesWarm("a.standby").forget();

        assertThat(rehearsal.passes(4_799).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("kill a.standby#2");
        assertThat(rehearsal.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 BOOT_TIMEOUT", "assign a.standby#3 as a.0");
    }

    @Test
    void aReloadByReplacementIsFollowedByATakeover() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1)
                .sighup()
                .stopping("a.0", ExitReason.RELOAD)
                .exiting("a.0", 0, ExitReason.RELOAD)
                .forget();

        assertThat(rehearsal.exited("a.0", 0).done())
                .containsExactly("hooks DeadWorker a.0 0 REQUESTED", "assign a.standby#2 as a.0");
        assertThat(rehearsal.told()).doesNotContain("reload finished");
        assertThat(rehearsal.ready("a.0").told()).endsWith("reload finished");
    }

    @Test
    void aGreaterNumberOfWorkersTakesStandbysFirst() {
        assertThat(Rehearsal.ofReady(1, 1).scales(3).done())
                .containsExactly("assign a.standby#2 as a.1", "spawn a.2#3");
    }

    @Test
    void aWorkerOutOfBackOffTakesAStandby() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1).exited("a.0", 1);
        for (int i = 0; i < 3; i++) {
            rehearsal.passes(200).becomesWarm("a.standby").exited("a.0", 1);
        }
        assertThat(rehearsal.forget().passes(99).done()).isEmpty();

        assertThat(rehearsal.passes(1).done()).containsExactly("assign a.standby#5 as a.0");
    }

    @Test
    void aWorkerThatWaitsAtTheGateTakesTheStandbyThatBecomesWarmMeanwhile() {
        Limits limits = new Limits(Duration.ZERO, 1, Duration.ZERO, Optional.empty());
        Rehearsal rehearsal = new Rehearsal(limits)
                .add(Rehearsal.planWithStandbys(1, 1))
                .run()
                .becomesReady("a.0")
                .spawned("a.standby")
                .exited("a.0", 1)
                .forget();

        rehearsal.warmed("a.standby");

        assertThat(rehearsal.done()).containsExactly("assign a.standby#2 as a.0");
        assertThat(rehearsal.ready("a.0").passes(199).done()).containsExactly("hooks WorkerReady a.0");
    }

    @Test
    void aStandbyThatDiesJustAsItTakesOverIsTheWorkersDeath() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1).exited("a.0", 1).forget();

        assertThat(rehearsal.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 SIGNALLED", "spawn a.0#3");
    }

    @Test
    void aStandbyThatLeavesTakesNothingOver() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1)
                .exiting("a.standby", 0, ExitReason.ASKED)
                .exited("a.0", 1);

        assertThat(rehearsal.done()).containsExactly("bye a.standby#2", "hooks DeadWorker a.0 1 EXITED", "spawn a.0#3");
    }

    // ---- discard

    @Test
    void whoWaitsIsThrownAwayAndReplacedWhenTheLaunchChanges() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 2).launchChanges();
        assertThat(rehearsal.done()).containsExactly("kill a.standby#2", "kill a.standby#3");

        assertThat(rehearsal.exited("a.0", 1).done()).containsExactly("hooks DeadWorker a.0 1 EXITED", "spawn a.0#4");
        assertThat(rehearsal.exited("a.standby#2", 137).done()).containsExactly("spawn a.standby#5");
        assertThat(rehearsal.exited("a.standby#3", 137).done()).isEmpty();
        assertThat(rehearsal.becomesWarm("a.standby").done()).containsExactly("warm a.standby#5", "spawn a.standby#6");
    }

    @Test
    void whoIsOnItsWayIsThrownAwayTooWhenTheLaunchChanges() {
        Rehearsal rehearsal = started(1, 1).becomesReady("a.0").launchChanges().forget();

        assertThat(rehearsal.spawned("a.standby").done()).containsExactly("kill a.standby#2");
        assertThat(rehearsal.exited("a.standby", 137).done()).containsExactly("spawn a.standby#3");
    }

    @Test
    void whoTookOverStaysWhenTheLaunchChanges() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1).exited("a.0", 1).forget();

        assertThat(rehearsal.launchChanges().done()).isEmpty();
    }

    @Test
    void aChangedLaunchEndsTheBackOffOfStandbys() {
        Rehearsal rehearsal = started(1, 1).becomesReady("a.0");
        for (int i = 0; i < 4; i++) {
            rehearsal.exited("a.standby", 1);
        }
        rehearsal.forget();

        assertThat(rehearsal.launchChanges().done()).containsExactly("spawn a.standby#6");
    }

    // ---- the end

    @Test
    void standbysAreKilledRightBehindTheWorkersWordAndNothingTakesOver() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1).holdHooks().sigterm();
        assertThat(rehearsal.done()).containsExactly("hooks Terminate");

        assertThat(rehearsal.hookEnds().done()).containsExactly("terminate a.0#1 within 10000", "kill a.standby#2");
        assertThat(rehearsal.exited("a.0", 0).done()).isEmpty();
        assertThat(rehearsal.exited("a.standby", 137).done()).containsExactly("finish 0");
    }

    @Test
    void aWorkerThatDiesWhileTheManagerEndsIsNotReplacedByAStandby() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1).holdHooks().sigterm();
        assertThat(rehearsal.done()).containsExactly("hooks Terminate");

        assertThat(rehearsal.exited("a.0", 1).done()).isEmpty();
        assertThat(rehearsal.hookEnds().done()).containsExactly("kill a.standby#2");
    }

    @Test
    void aStandbyGetsNoSignalButTheKill() {
        Rehearsal rehearsal = Rehearsal.ofReady(1, 1).sigint();

        assertThat(rehearsal.done()).containsExactly("abort a.0#1 by SIGINT", "kill a.standby#2");
        assertThat(rehearsal.exited("a.0", 130).done()).isEmpty();
        assertThat(rehearsal.exited("a.standby", 137).done()).containsExactly("finish 1");
    }

    @Test
    void aStandbyThatTheKernelDoesNotRemoveHoldsUpTheEndNoLongerThanAWorker() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1, 1).sigint().exited("a.0", 130).forget();

        assertThat(rehearsal.passes(2_099).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("finish 1");
    }

    @Test
    void anEndDuringTheWaitForARefillLeavesNoDeadlineButItsOwn() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1, 1).exited("a.0", 1).ready("a.0").sigterm();

        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(10_500);
    }
}
