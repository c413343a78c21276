package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When standbys start, when they take over, and when they are thrown away. */
final class StandbyPoolTest {

    private static SupervisorScript started(int workers, int standbys) {
        return new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.planWithStandbys(workers, standbys))
                .run();
    }

    // ---- when they start

    @Test
    void theFirstStartsWhenTheWorkersAreUpForTheFirstTime() {
        SupervisorScript script = started(2, 1).becomesReady("a.0").forget();
        assertThat(script.spawned("a.1").hello("a.1").done()).containsExactly("assign a.1#2");

        assertThat(script.ready("a.1").done()).containsExactly("hooks WorkerReady a.1", "spawn a.standby#3");
    }

    @Test
    void nothingIsWarmedBeforeRun() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.planWithStandbys(1, 1))
                .scales(0);

        assertThat(script.passes(1_000).done()).isEmpty();
    }

    @Test
    void theyComeOneAtATimeAndThenRestIsQuiet() {
        SupervisorScript script = started(1, 2).becomesReady("a.0").forget();

        assertThat(script.spawned("a.standby").hello("a.standby").done()).containsExactly("warm a.standby#2");
        assertThat(script.warmed("a.standby").done()).containsExactly("spawn a.standby#3");
        assertThat(script.becomesWarm("a.standby").done()).containsExactly("warm a.standby#3");
        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void oneThatDoesNotWarmUpInTimeIsKilledAndReplaced() {
        SupervisorScript script =
                started(1, 1).becomesReady("a.0").spawned("a.standby").forget();

        assertThat(script.passes(5_000).done()).containsExactly("kill a.standby#2");
        assertThat(script.exited("a.standby", 137).done()).containsExactly("spawn a.standby#3");
    }

    @Test
    void crashLoopingStandbysBackOffAndDisturbNoWorker() {
        SupervisorScript script = started(1, 1).becomesReady("a.0").forget();
        for (int life = 3; life <= 5; life++) {
            assertThat(script.exited("a.standby", 1).done()).containsExactly("spawn a.standby#" + life);
        }

        assertThat(script.exited("a.standby", 1).done()).isEmpty();
        assertThat(script.nextDeadlineIn()).isEqualTo(100);
        assertThat(script.passes(100).done()).containsExactly("spawn a.standby#6");
        assertThat(script.exited("a.standby", 1).passes(199).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("spawn a.standby#7");
        assertThat(script.becomesWarm("a.standby").exited("a.0", 1).done())
                .containsExactly("warm a.standby#7", "hooks DeadWorker a.0 1 EXITED", "assign a.standby#7 as a.0");
    }

    @Test
    void theyPassTheGateLikeWorkers() {
        Limits limits = new Limits(Duration.ofMillis(10), 1, Duration.ZERO, Optional.empty());
        SupervisorScript script = new SupervisorScript(limits)
                .add(SupervisorScript.planWithStandbys(1, 1))
                .run()
                .becomesReady("a.0")
                .forget();

        assertThat(script.passes(9).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("spawn a.standby#2");
        assertThat(script.scales(2).passes(100).done()).isEmpty();
        assertThat(script.spawned("a.standby").hello("a.standby").done())
                .containsExactly("warm a.standby#2", "spawn a.1#3");
    }

    @Test
    void oneThatWaitsAtTheGateDoesNotStartBesideOneOnItsWayOutOnceFewerAreWanted() {
        SupervisorScript script = slowGate(1, 2);
        script.exiting("a.standby#2", 0, ExitReason.ASKED)
                .updates(SupervisorScript.planWithStandbys(1, 3))
                .forget();

        script.updates(SupervisorScript.planWithStandbys(1, 2));

        assertThat(script.passes(2_000).done()).containsExactly("kill a.standby#2");
        assertThat(script.exited("a.standby#2", 137).done()).containsExactly("spawn a.standby#4");
    }

    @Test
    void oneThatWaitsAtTheGateDoesNotStartOnceNoneIsWanted() {
        SupervisorScript script =
                slowGate(1, 1).updates(SupervisorScript.planWithStandbys(1, 2)).forget();

        script.updates(SupervisorScript.planWithStandbys(1, 0));

        assertThat(script.done()).containsExactly("kill a.standby#2");
        assertThat(script.exited("a.standby#2", 137).passes(2_000).done()).isEmpty();
        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aNumberThatIsLoweredAndRaisedInOneTurnCostsNoStandbyMoreThanItHasTo() {
        SupervisorScript script = SupervisorScript.ofReady(1, 2);

        script.updates(SupervisorScript.planWithStandbys(1, 1)).updates(SupervisorScript.planWithStandbys(1, 2));

        assertThat(script.done()).containsExactly("kill a.standby#3");
        assertThat(script.exited("a.standby#3", 137).done()).containsExactly("spawn a.standby#4");
    }

    @Test
    void anUpdateJustAfterATakeoverLetsTheWorkerThatTookOverMakeRoomInItsTurn() {
        SupervisorScript script =
                SupervisorScript.ofReady(1, 1).exited("a.0", 1).forget();

        script.updates(SupervisorScript.version(2, SupervisorScript.planWithStandbys(1, 1)));

        assertThat(script.done()).containsExactly("terminate a.standby#2 within 10000");
        assertThat(script.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 SIGNALLED", "spawn a.0#3");
    }

    /** A manager all of whose workers are ready and whose standbys are warm, at whose gate the next one has to wait for a second. */
    private static SupervisorScript slowGate(int workers, int standbys) {
        Limits limits = new Limits(Duration.ofSeconds(1), 8, Duration.ZERO, Optional.empty());
        SupervisorScript script =
                SupervisorScript.ofReady(limits, SupervisorScript.planWithStandbys(workers, standbys));
        for (int i = 0; i < standbys; i++) {
            script.passes(1_000).becomesWarm("a.standby");
        }
        return script.forget();
    }

    // ---- takeover

    @Test
    void aWorkerThatDiesIsReplacedByAStandbyAtOnceWhichIsReplacedAMomentLater() {
        SupervisorScript script = SupervisorScript.ofReady(1, 1).exited("a.0", 137);

        assertThat(script.done()).containsExactly("hooks DeadWorker a.0 -9 SIGNALLED", "assign a.standby#2 as a.0");
        assertThat(script.told()).endsWith("standby of a [1002] takes over as worker a.0");
        assertThat(script.ready("a.0").done()).containsExactly("hooks WorkerReady a.0");

        assertThat(script.passes(199).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("spawn a.standby#3");
    }

    @Test
    void everyTakeoverPutsOffTheRefill() {
        SupervisorScript script =
                SupervisorScript.ofReady(2, 2).exited("a.0", 1).passes(150);
        script.exited("a.1", 1).forget();

        assertThat(script.passes(199).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("spawn a.standby#5");
    }

    @Test
    void aStandbyThatIsQueuedGivesWayToATakeover() {
        Limits limits = new Limits(Duration.ofMillis(500), 8, Duration.ZERO, Optional.empty());
        SupervisorScript script = new SupervisorScript(limits)
                .add(SupervisorScript.planWithStandbys(1, 2))
                .run()
                .becomesReady("a.0")
                .passes(500)
                .becomesWarm("a.standby")
                .passes(400)
                .forget();

        assertThat(script.exited("a.0", 1).done())
                .containsExactly("hooks DeadWorker a.0 1 EXITED", "assign a.standby#2 as a.0");
        assertThat(script.passes(199).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("spawn a.standby#3");
    }

    @Test
    void whoTookOverIsAWorkerLikeAnyOther() {
        SupervisorScript script =
                SupervisorScript.ofReady(1, 1).exited("a.0", 1).ready("a.0").forget();

        assertThat(script.sighup().done()).containsExactly("hooks Reload", "reload a.standby#2 as 1");
        assertThat(script.reloaded("a.0", 1).told()).endsWith("reload finished");
        script.happens(new Event.Warmed(script.life("a.0"))).hello("a.0").forget();
        assertThat(script.sigterm().done()).containsExactly("hooks Terminate", "terminate a.standby#2 within 10000");
        assertThat(script.exiting("a.0", 0, ExitReason.ASKED).exited("a.0", 0).done())
                .containsExactly("bye a.standby#2", "finish 0");
    }

    @Test
    void whoTookOverHasTheBootTimeoutOnceMore() {
        SupervisorScript script =
                SupervisorScript.ofReady(1, 1).passes(60_000).exited("a.0", 1).passes(200);
        script.becomesWarm("a.standby").forget();

        assertThat(script.passes(4_799).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("kill a.standby#2");
        assertThat(script.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 BOOT_TIMEOUT", "assign a.standby#3 as a.0");
    }

    @Test
    void aReloadByReplacementIsFollowedByATakeover() {
        SupervisorScript script = SupervisorScript.ofReady(1, 1)
                .sighup()
                .stopping("a.0", ExitReason.RELOAD)
                .exiting("a.0", 0, ExitReason.RELOAD)
                .forget();

        assertThat(script.exited("a.0", 0).done())
                .containsExactly("hooks DeadWorker a.0 0 REQUESTED", "assign a.standby#2 as a.0");
        assertThat(script.told()).doesNotContain("reload finished");
        assertThat(script.ready("a.0").told()).endsWith("reload finished");
    }

    @Test
    void aGreaterNumberOfWorkersTakesStandbysFirst() {
        assertThat(SupervisorScript.ofReady(1, 1).scales(3).done())
                .containsExactly("assign a.standby#2 as a.1", "spawn a.2#3");
    }

    @Test
    void aWorkerOutOfBackOffTakesAStandby() {
        SupervisorScript script = SupervisorScript.ofReady(1, 1).exited("a.0", 1);
        for (int i = 0; i < 3; i++) {
            script.passes(200).becomesWarm("a.standby").exited("a.0", 1);
        }
        assertThat(script.forget().passes(99).done()).isEmpty();

        assertThat(script.passes(1).done()).containsExactly("assign a.standby#5 as a.0");
    }

    @Test
    void aWorkerThatWaitsAtTheGateTakesTheStandbyThatBecomesWarmMeanwhile() {
        Limits limits = new Limits(Duration.ZERO, 1, Duration.ZERO, Optional.empty());
        SupervisorScript script = new SupervisorScript(limits)
                .add(SupervisorScript.planWithStandbys(1, 1))
                .run()
                .becomesReady("a.0")
                .spawned("a.standby")
                .exited("a.0", 1)
                .forget();

        script.warmed("a.standby");

        assertThat(script.done()).containsExactly("assign a.standby#2 as a.0");
        assertThat(script.ready("a.0").passes(199).done()).containsExactly("hooks WorkerReady a.0");
    }

    @Test
    void aStandbyThatDiesJustAsItTakesOverIsTheWorkersDeath() {
        SupervisorScript script =
                SupervisorScript.ofReady(1, 1).exited("a.0", 1).forget();

        assertThat(script.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 SIGNALLED", "spawn a.0#3");
    }

    @Test
    void aStandbyThatLeavesTakesNothingOver() {
        SupervisorScript script = SupervisorScript.ofReady(1, 1)
                .exiting("a.standby", 0, ExitReason.ASKED)
                .exited("a.0", 1);

        assertThat(script.done()).containsExactly("bye a.standby#2", "hooks DeadWorker a.0 1 EXITED", "spawn a.0#3");
    }

    // ---- discard

    @Test
    void whoWaitsIsThrownAwayAndReplacedWhenTheLaunchChanges() {
        SupervisorScript script = SupervisorScript.ofReady(1, 2).launchChanges();
        assertThat(script.done()).containsExactly("kill a.standby#2", "kill a.standby#3");

        assertThat(script.exited("a.0", 1).done()).containsExactly("hooks DeadWorker a.0 1 EXITED", "spawn a.0#4");
        assertThat(script.exited("a.standby#2", 137).done()).containsExactly("spawn a.standby#5");
        assertThat(script.exited("a.standby#3", 137).done()).isEmpty();
        assertThat(script.becomesWarm("a.standby").done()).containsExactly("warm a.standby#5", "spawn a.standby#6");
    }

    @Test
    void whoIsOnItsWayIsThrownAwayTooWhenTheLaunchChanges() {
        SupervisorScript script =
                started(1, 1).becomesReady("a.0").launchChanges().forget();

        assertThat(script.spawned("a.standby").done()).containsExactly("kill a.standby#2");
        assertThat(script.exited("a.standby", 137).done()).containsExactly("spawn a.standby#3");
    }

    @Test
    void whoTookOverStaysWhenTheLaunchChanges() {
        SupervisorScript script =
                SupervisorScript.ofReady(1, 1).exited("a.0", 1).forget();

        assertThat(script.launchChanges().done()).isEmpty();
    }

    @Test
    void aChangedLaunchEndsTheBackOffOfStandbys() {
        SupervisorScript script = started(1, 1).becomesReady("a.0");
        for (int i = 0; i < 4; i++) {
            script.exited("a.standby", 1);
        }
        script.forget();

        assertThat(script.launchChanges().done()).containsExactly("spawn a.standby#6");
    }

    // ---- the end

    @Test
    void standbysAreKilledRightBehindTheWorkersWordAndNothingTakesOver() {
        SupervisorScript script = SupervisorScript.ofReady(1, 1).holdHooks().sigterm();
        assertThat(script.done()).containsExactly("hooks Terminate");

        assertThat(script.hookEnds().done()).containsExactly("terminate a.0#1 within 10000", "kill a.standby#2");
        assertThat(script.exited("a.0", 0).done()).isEmpty();
        assertThat(script.exited("a.standby", 137).done()).containsExactly("finish 0");
    }

    @Test
    void aWorkerThatDiesWhileTheManagerEndsIsNotReplacedByAStandby() {
        SupervisorScript script = SupervisorScript.ofReady(1, 1).holdHooks().sigterm();
        assertThat(script.done()).containsExactly("hooks Terminate");

        assertThat(script.exited("a.0", 1).done()).isEmpty();
        assertThat(script.hookEnds().done()).containsExactly("kill a.standby#2");
    }

    @Test
    void aStandbyGetsNoSignalButTheKill() {
        SupervisorScript script = SupervisorScript.ofReady(1, 1).sigint();

        assertThat(script.done()).containsExactly("abort a.0#1 by SIGINT", "kill a.standby#2");
        assertThat(script.exited("a.0", 130).done()).isEmpty();
        assertThat(script.exited("a.standby", 137).done()).containsExactly("finish 1");
    }

    @Test
    void aStandbyThatTheKernelDoesNotRemoveHoldsUpTheEndNoLongerThanAWorker() {
        SupervisorScript script =
                SupervisorScript.ofReady(1, 1).sigint().exited("a.0", 130).forget();

        assertThat(script.passes(2_099).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("finish 1");
    }

    @Test
    void anEndDuringTheWaitForARefillLeavesNoDeadlineButItsOwn() {
        SupervisorScript script =
                SupervisorScript.ofReady(1, 1).exited("a.0", 1).ready("a.0").sigterm();

        assertThat(script.nextDeadlineIn()).isEqualTo(10_500);
    }
}
