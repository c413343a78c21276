package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ends of managers, told as trails. */
final class ShutdownTest {

    @Test
    void aGracefulStopRunsItsHooksThenTellsTheWorkersThenFinishesWithZero_C50() {
        SupervisorScript script = SupervisorScript.ofReady(2).holdHooks().sigterm();
        assertThat(script.done()).containsExactly("hooks Terminate");

        assertThat(script.hookEnds().done())
                .containsExactly("terminate a.0#1 within 10000", "terminate a.1#2 within 10000");
        script.exiting("a.0", 0, ExitReason.ASKED)
                .exited("a.0", 0)
                .exiting("a.1", 1, ExitReason.DEADLINE)
                .forget();

        assertThat(script.exited("a.1", 1).done()).containsExactly("finish 0");
        assertThat(script.told())
                .containsExactly(
                        "worker a.1 [1002] exited with status 1 after 0 ms, over its deadline (shutdown)",
                        "manager stopped with status 0");
    }

    @Test
    void deathsDuringTheEndAreToldButHaveNoHookAndNoSuccessor_C20() {
        SupervisorScript script =
                SupervisorScript.ofReady(2).holdHooks().sigterm().forget();

        script.exited("a.0", 137);

        assertThat(script.told()).containsExactly("worker a.0 [1001] killed by SIGKILL after 0 ms");
        assertThat(script.done()).isEmpty();
    }

    @Test
    void onceTheEndWasOrderedNothingNewBegins_B18() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.plan(3))
                .run()
                .becomesReady("a.0");
        script.spawned("a.1").sighup().holdHooks().sigterm().forget();

        script.scales(5)
                .sighup()
                .add(SupervisorScript.plan(1))
                .run()
                .ready("a.1")
                .reloaded("a.0", 1);
        assertThat(script.done()).isEmpty();

        assertThat(script.spawned("a.2").done()).containsExactly("kill a.2#3");
    }

    @Test
    void aReloadThatTheEndOvertakesIsNotToldAsFinished() {
        SupervisorScript script = SupervisorScript.ofReady(1)
                .sighup()
                .sigterm()
                .reloaded("a.0", 1)
                .exited("a.0", 0);

        assertThat(script.told()).doesNotContain("reload finished").contains("manager stopped with status 0");
    }

    @Test
    void aStopWhileAStartIsInFlightKillsTheProcessWhenItAppears() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .sigterm();
        assertThat(script.done()).containsExactly("spawn a.0#1", "hooks Terminate");

        assertThat(script.passes(3_000).spawned("a.0").done()).containsExactly("kill a.0#1");
        assertThat(script.exited("a.0", 137).done()).containsExactly("finish 0");
    }

    @Test
    void aStopWhileAStartIsInFlightEndsWithAStartThatFails() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .sigterm()
                .forget();

        script.happens(new Event.SpawnFailed(script.life("a.0"), "no such file"));

        assertThat(script.done()).containsExactly("finish 0");
    }

    @Test
    void aStartThatHangsIsLeftBehindAndItsProcessIsNobodysBusinessAfterTheEnd() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .sigterm()
                .forget();

        assertThat(script.passes(62_999).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("finish 1");
        script.forget();
        script.spawned("a.0")
                .hello("a.0")
                .ready("a.0")
                .exited("a.0", 0)
                .sigint()
                .timeStrikes()
                .passes(100_000);

        assertThat(script.done()).isEmpty();
        assertThat(script.told()).isEmpty();
        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aWorkerThatIsNotReadyEndsAtOnce() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .spawned("a.0")
                .sigterm();
        assertThat(script.done()).contains("terminate a.0#1 within 10000");

        assertThat(script.passes(1_000).done()).containsExactly("kill a.0#1");
        assertThat(script.exited("a.0", 137).done()).containsExactly("finish 0");
    }

    @Test
    void aStopBeforeRunStartsNothingAndEndsWithZero() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .sigterm();

        assertThat(script.run().done()).containsExactly("hooks Terminate", "finish 0");
    }

    @Test
    void anAbortBeforeRunEndsWithOne() {
        assertThat(new SupervisorScript(SupervisorScript.LIMITS)
                        .add(SupervisorScript.PLAN)
                        .sigint()
                        .run()
                        .done())
                .containsExactly("finish 1");
    }

    @Test
    void aManagerWithoutWorkersStaysUpAndStopsWithZero_C11() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .scales(0)
                .run();
        assertThat(script.passes(100_000).done()).isEmpty();

        assertThat(script.sigterm().done()).containsExactly("hooks Terminate", "finish 0");
    }

    @Test
    void anAbortPassesTheSignalOnRunsNoHooksAndEndsWithOne_C52() {
        SupervisorScript script = SupervisorScript.ofReady(2).holdHooks().sigint();
        assertThat(script.done()).containsExactly("abort a.0#1 by SIGINT", "abort a.1#2 by SIGINT");

        assertThat(script.exited("a.0", 130).exited("a.1", 1).done()).containsExactly("finish 1");
    }

    @Test
    void workersThatDoNotFollowAnAbortAreKilled() {
        SupervisorScript script = SupervisorScript.ofReady(1).sigint().forget();

        assertThat(script.passes(100).done()).containsExactly("kill a.0#1");
        assertThat(script.exited("a.0", 137).done()).containsExactly("finish 1");
    }

    @Test
    void anAbortWhileAHookHangsEndsAtOnce_B3() {
        SupervisorScript script = SupervisorScript.ofReady(1)
                .holdHooks()
                .sigterm()
                .passes(2_000)
                .sigint()
                .forget();

        assertThat(script.exited("a.0", 130).done()).containsExactly("finish 1");
    }

    @Test
    void theEndWaitsForHooksThatWereQueuedButNotBeyondItsDeadline() {
        SupervisorScript script = SupervisorScript.ofReady(1)
                .holdHooks()
                .passes(5_000)
                .exited("a.0", 1)
                .sigterm();
        script.happens(new Event.HooksEnded(new Firing.Terminate()))
                .spawned("a.0")
                .exited("a.0", 137)
                .forget();

        assertThat(script.passes(60_999).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("finish 0");
    }

    @Test
    void neverAndStopEndsTheManagerWithTheStatusOfItsWorker_U1() {
        SupervisorScript script = SupervisorScript.ofReady(
                SupervisorScript.LIMITS, SupervisorScript.plan(2, RestartPolicy.neverAndStop()));

        script.exiting("a.1", 3, ExitReason.OWN).exited("a.1", 3);

        assertThat(script.done())
                .containsExactly(
                        "bye a.1#2",
                        "hooks DeadWorker a.1 3 EXITED",
                        "hooks Terminate",
                        "terminate a.0#1 within 10000");
        assertThat(script.exited("a.0", 0).done()).containsExactly("finish 3");
    }

    @Test
    void neverAndStopReportsADeathBySignalAsShellsDo() {
        SupervisorScript script = SupervisorScript.ofReady(
                SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.neverAndStop()));

        assertThat(script.exited("a.0", 139).done())
                .containsExactly("hooks DeadWorker a.0 -11 SIGNALLED", "hooks Terminate", "finish 139");
    }

    @Test
    void neverAndStopLeavesTheManagerAloneWhenTheWorkerWasScaledAway() {
        SupervisorScript script = SupervisorScript.ofReady(
                SupervisorScript.LIMITS, SupervisorScript.plan(2, RestartPolicy.neverAndStop()));

        script.scales(1).exited("a.1", 0).passes(100_000);

        assertThat(script.done()).containsExactly("terminate a.1#2 within 10000", "hooks DeadWorker a.1 0 REQUESTED");
    }

    @Test
    void neverAndStopOverrunByTheDeadlineEndsWithOne() {
        SupervisorScript script = SupervisorScript.ofReady(
                SupervisorScript.LIMITS, SupervisorScript.plan(2, RestartPolicy.neverAndStop()));
        script.holdHooks().exited("a.0", 3).passes(61_000).forget();

        assertThat(script.exited("a.1", 137).done()).containsExactly("finish 1");
    }
}
