package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ends of managers, told as trails. */
final class ShutdownTest {

    @Test
    void aGracefulStopRunsItsHooksThenTellsTheWorkersThenFinishesWithZero_C50() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).holdHooks().sigterm();
        assertThat(rehearsal.done()).containsExactly("hooks Terminate");

        assertThat(rehearsal.hookEnds().done())
                .containsExactly("terminate a.0#1 within 10000", "terminate a.1#2 within 10000");
        rehearsal
                .exiting("a.0", 0, ExitReason.ASKED)
                .exited("a.0", 0)
                .exiting("a.1", 1, ExitReason.DEADLINE)
                .forget();

        assertThat(rehearsal.exited("a.1", 1).done()).containsExactly("finish 0");
        assertThat(rehearsal.told())
                .containsExactly(
                        "worker a.1 [1002] exited with status 1 after 0 ms, over its deadline (shutdown)",
                        "manager stopped with status 0");
    }

    @Test
    void deathsDuringTheEndAreToldButHaveNoHookAndNoSuccessor_C20() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).holdHooks().sigterm().forget();

        rehearsal.exited("a.0", 137);

        assertThat(rehearsal.told()).containsExactly("worker a.0 [1001] killed by SIGKILL after 0 ms");
        assertThat(rehearsal.done()).isEmpty();
    }

    @Test
    void onceTheEndWasOrderedNothingNewBegins_B18() {
        Rehearsal rehearsal =
                new Rehearsal(Rehearsal.LIMITS).add(Rehearsal.plan(3)).run().becomesReady("a.0");
        rehearsal.spawned("a.1").sighup().holdHooks().sigterm().forget();

        rehearsal.scales(5).sighup().add(Rehearsal.plan(1)).run().ready("a.1").reloaded("a.0", 1);
        assertThat(rehearsal.done()).isEmpty();

        assertThat(rehearsal.spawned("a.2").done()).containsExactly("kill a.2#3");
    }

    @Test
    void aReloadThatTheEndOvertakesIsNotToldAsFinished() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1).sighup().sigterm().reloaded("a.0", 1).exited("a.0", 0);

        assertThat(rehearsal.told()).doesNotContain("reload finished").contains("manager stopped with status 0");
    }

    @Test
    void aStopWhileAStartIsInFlightKillsTheProcessWhenItAppears() {
        Rehearsal rehearsal =
                new Rehearsal(Rehearsal.LIMITS).add(Rehearsal.PLAN).run().sigterm();
        assertThat(rehearsal.done()).containsExactly("spawn a.0#1", "hooks Terminate");

        assertThat(rehearsal.passes(3_000).spawned("a.0").done()).containsExactly("kill a.0#1");
        assertThat(rehearsal.exited("a.0", 137).done()).containsExactly("finish 0");
    }

    @Test
    void aStopWhileAStartIsInFlightEndsWithAStartThatFails() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .sigterm()
                .forget();

        rehearsal.happens(new Event.SpawnFailed(rehearsal.life("a.0"), "no such file"));

        assertThat(rehearsal.done()).containsExactly("finish 0");
    }

    @Test
    void aStartThatHangsIsLeftBehindAndItsProcessIsNobodysBusinessAfterTheEnd() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .sigterm()
                .forget();

        assertThat(rehearsal.passes(62_999).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("finish 1");
        rehearsal.forget();
        rehearsal
                .spawned("a.0")
                .hello("a.0")
                .ready("a.0")
                .exited("a.0", 0)
                .sigint()
                .timeStrikes()
                .passes(100_000);

        assertThat(rehearsal.done()).isEmpty();
        assertThat(rehearsal.told()).isEmpty();
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aWorkerThatIsNotReadyEndsAtOnce() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .spawned("a.0")
                .sigterm();
        assertThat(rehearsal.done()).contains("terminate a.0#1 within 10000");

        assertThat(rehearsal.passes(1_000).done()).containsExactly("kill a.0#1");
        assertThat(rehearsal.exited("a.0", 137).done()).containsExactly("finish 0");
    }

    @Test
    void aStopBeforeRunStartsNothingAndEndsWithZero() {
        Rehearsal rehearsal =
                new Rehearsal(Rehearsal.LIMITS).add(Rehearsal.PLAN).sigterm();

        assertThat(rehearsal.run().done()).containsExactly("hooks Terminate", "finish 0");
    }

    @Test
    void anAbortBeforeRunEndsWithOne() {
        assertThat(new Rehearsal(Rehearsal.LIMITS)
                        .add(Rehearsal.PLAN)
                        .sigint()
                        .run()
                        .done())
                .containsExactly("finish 1");
    }

    @Test
    void aManagerWithoutWorkersStaysUpAndStopsWithZero_C11() {
        Rehearsal rehearsal =
                new Rehearsal(Rehearsal.LIMITS).add(Rehearsal.PLAN).scales(0).run();
        assertThat(rehearsal.passes(100_000).done()).isEmpty();

        assertThat(rehearsal.sigterm().done()).containsExactly("hooks Terminate", "finish 0");
    }

    @Test
    void anAbortPassesTheSignalOnRunsNoHooksAndEndsWithOne_C52() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).holdHooks().sigint();
        assertThat(rehearsal.done()).containsExactly("abort a.0#1 by SIGINT", "abort a.1#2 by SIGINT");

        assertThat(rehearsal.exited("a.0", 130).exited("a.1", 1).done()).containsExactly("finish 1");
    }

    @Test
    void workersThatDoNotFollowAnAbortAreKilled() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).sigint().forget();

        assertThat(rehearsal.passes(100).done()).containsExactly("kill a.0#1");
        assertThat(rehearsal.exited("a.0", 137).done()).containsExactly("finish 1");
    }

    @Test
    void anAbortWhileAHookHangsEndsAtOnce_B3() {
        Rehearsal rehearsal = Rehearsal.ofReady(1)
                .holdHooks()
                .sigterm()
                .passes(2_000)
                .sigint()
                .forget();

        assertThat(rehearsal.exited("a.0", 130).done()).containsExactly("finish 1");
    }

    @Test
    void theEndWaitsForHooksThatWereQueuedButNotBeyondItsDeadline() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1).holdHooks().passes(5_000).exited("a.0", 1).sigterm();
        rehearsal
                .happens(new Event.HooksEnded(new Firing.Terminate()))
                .spawned("a.0")
                .exited("a.0", 137)
                .forget();

        assertThat(rehearsal.passes(60_999).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("finish 0");
    }

    @Test
    void neverAndStopEndsTheManagerWithTheStatusOfItsWorker_U1() {
        Rehearsal rehearsal = Rehearsal.ofReady(Rehearsal.LIMITS, Rehearsal.plan(2, RestartPolicy.neverAndStop()));

        rehearsal.exiting("a.1", 3, ExitReason.OWN).exited("a.1", 3);

        assertThat(rehearsal.done())
                .containsExactly(
                        "bye a.1#2",
                        "hooks DeadWorker a.1 3 EXITED",
                        "hooks Terminate",
                        "terminate a.0#1 within 10000");
        assertThat(rehearsal.exited("a.0", 0).done()).containsExactly("finish 3");
    }

    @Test
    void neverAndStopReportsADeathBySignalAsShellsDo() {
        Rehearsal rehearsal = Rehearsal.ofReady(Rehearsal.LIMITS, Rehearsal.plan(1, RestartPolicy.neverAndStop()));

        assertThat(rehearsal.exited("a.0", 139).done())
                .containsExactly("hooks DeadWorker a.0 -11 SIGNALLED", "hooks Terminate", "finish 139");
    }

    @Test
    void neverAndStopLeavesTheManagerAloneWhenTheWorkerWasScaledAway() {
        Rehearsal rehearsal = Rehearsal.ofReady(Rehearsal.LIMITS, Rehearsal.plan(2, RestartPolicy.neverAndStop()));

        rehearsal.scales(1).exited("a.1", 0).passes(100_000);

        assertThat(rehearsal.done())
                .containsExactly("terminate a.1#2 within 10000", "hooks DeadWorker a.1 0 REQUESTED");
    }

    @Test
    void neverAndStopOverrunByTheDeadlineEndsWithOne() {
        Rehearsal rehearsal = Rehearsal.ofReady(Rehearsal.LIMITS, Rehearsal.plan(2, RestartPolicy.neverAndStop()));
        rehearsal.holdHooks().exited("a.0", 3).passes(61_000).forget();

        assertThat(rehearsal.exited("a.1", 137).done()).containsExactly("finish 1");
    }
}
