package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ReloadDecision;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ReloadCycleTest {

    @Test
    void hooksRunBeforeTheWorkersHearOfIt_C17() {
        SupervisorScript script = SupervisorScript.ofReady(2).holdHooks().sighup();
        assertThat(script.done()).containsExactly("hooks Reload");

        assertThat(script.hookEnds().done()).containsExactly("reload a.0#1 as 1", "reload a.1#2 as 1");
    }

    @Test
    void itIsFinishedWhenEveryWorkerHasAnsweredOrHasBeenReplaced() {
        SupervisorScript script = SupervisorScript.ofReady(2).sighup().reloaded("a.0", 1);
        script.stopping("a.1", ExitReason.RELOAD)
                .exiting("a.1", 0, ExitReason.RELOAD)
                .exited("a.1", 0);
        assertThat(script.told()).doesNotContain("reload finished");

        script.becomesReady("a.1");
        assertThat(script.told()).containsOnlyOnce("reload finished").endsWith("reload finished");
        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aReplacementThatDiesLeavesTheAnswerToItsOwnReplacement() {
        SupervisorScript script = SupervisorScript.ofReady(1)
                .sighup()
                .exited("a.0", 1)
                .spawned("a.0")
                .exited("a.0", 1);
        assertThat(script.told()).doesNotContain("reload finished");

        assertThat(script.becomesReady("a.0").told()).contains("reload finished");
    }

    @Test
    void aWorkerInACrashLoopHoldsUpNoReload() {
        SupervisorScript script = SupervisorScript.ofReady(1).sighup().crashes("a.0", 1);
        for (int life = 2; life <= 4; life++) {
            assertThat(script.told()).doesNotContain("reload finished");
            script.spawned("a.0").exited("a.0", 1);
        }

        assertThat(script.told()).contains("reload finished");
    }

    @Test
    void aReloadWithoutWorkersIsFinishedAfterItsHooks() {
        SupervisorScript script = SupervisorScript.ofReady(1)
                .holdHooks()
                .scales(0)
                .exited("a.0", 0)
                .hookEnds()
                .forget();

        assertThat(script.sighup().told()).containsExactly("reload requested");
        assertThat(script.hookEnds().told()).containsExactly("reload finished");
    }

    @Test
    void requestsDuringTheHooksMakeOneFurtherRound_B14() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).holdHooks().sighup().sighup().sighup();
        assertThat(script.done()).containsExactly("hooks Reload");

        assertThat(script.hookEnds().done()).containsExactly("reload a.0#1 as 1", "hooks Reload");
        assertThat(script.hookEnds().done()).isEmpty();
        assertThat(script.reloaded("a.0", 1).done()).containsExactly("reload a.0#1 as 2");
        assertThat(script.reloaded("a.0", 2).told()).endsWith("reload finished");
    }

    @Test
    void aReloadDuringAReloadBecomesOneFurtherReload_B9() {
        SupervisorScript script = SupervisorScript.ofReady(1).sighup().sighup().sighup();
        assertThat(script.done()).containsExactly("hooks Reload", "reload a.0#1 as 1", "hooks Reload", "hooks Reload");

        assertThat(script.reloaded("a.0", 1).done()).containsExactly("reload a.0#1 as 2");
        assertThat(script.reloaded("a.0", 1).done()).isEmpty();
        assertThat(script.reloaded("a.0", 2).done()).isEmpty();
        assertThat(script.told()).containsOnlyOnce("reload finished");
    }

    @Test
    void aWorkerThatIsStartingReloadsOnceItIsReady() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .spawned("a.0")
                .sighup();
        script.forget();

        assertThat(script.ready("a.0").done()).containsExactly("hooks WorkerReady a.0", "reload a.0#1 as 1");
    }

    @Test
    void aWorkerThatHasNoProcessYetSeesTheNewConfigurationAnyway() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .sighup()
                .forget();

        assertThat(script.becomesReady("a.0").done()).containsExactly("assign a.0#1", "hooks WorkerReady a.0");
    }

    @Test
    void aChangeMadeByAHookIsDoneBeforeTheWorkersReload_C12_B1() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).holdHooks().sighup().scales(2);
        assertThat(script.done()).containsExactly("hooks Reload", "spawn a.1#2");

        assertThat(script.hookEnds().done()).containsExactly("reload a.0#1 as 1");
    }

    @Test
    void hooksThatEndAfterTheEndWasOrderedReloadNobody() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).holdHooks().sighup().sigterm().forget();

        assertThat(script.hookEnds().done()).isEmpty();
        assertThat(script.hookEnds().done()).containsExactly("terminate a.0#1 within 10000");
    }

    @Test
    void theDecisionComesBeforeTheHooks() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).holdDecisions().holdHooks().sighup();
        assertThat(script.done()).containsExactly("decide reload");
        assertThat(script.asks().state()).isEqualTo(ManagerStatus.State.RELOADING);

        assertThat(script.decides(ReloadDecision.all()).done()).containsExactly("hooks Reload");
        assertThat(script.hookEnds().done()).containsExactly("reload a.0#1 as 1");
    }

    @Test
    void ifNothingIsToReloadThatIsToldAndNothingElseHappens() {
        SupervisorScript script = SupervisorScript.ofReady(2).holdDecisions().sighup();
        script.forget();

        script.decides(ReloadDecision.none("the file is broken"));

        assertThat(script.done()).isEmpty();
        assertThat(script.told()).containsExactly("reload refused, nothing has changed: the file is broken");
        assertThat(script.asks().state()).isEqualTo(ManagerStatus.State.READY);
        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aWorkerInBackOffStaysThereIfNothingIsToReload() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).crashes("a.0", 4).holdDecisions().sighup();
        script.forget();

        assertThat(script.decides(ReloadDecision.none("no")).done()).isEmpty();
        script.sighup().forget();
        assertThat(script.decides(ReloadDecision.all()).done()).contains("hooks Reload", "spawn a.0#5");
    }

    @Test
    void onlyTheWorkersOfTheServicesThatWereChosenReload() {
        SupervisorScript script = SupervisorScript.ofReady(1).holdDecisions();
        script.add(service('b')).becomesReady("b.0").sighup().forget();

        script.decides(ReloadDecision.only(Set.of(Wording.service('b'), Wording.service('z'))));

        assertThat(script.done()).containsExactly("hooks Reload", "reload b.0#2 as 1");
        assertThat(script.reloaded("b.0", 1).told()).endsWith("reload finished");
    }

    @Test
    void aReloadOfServicesThatNobodyKnowsIsFinishedAfterItsHooks() {
        SupervisorScript script = SupervisorScript.ofReady(1).holdDecisions().sighup();
        script.forget();

        script.decides(ReloadDecision.only(Set.of(Wording.service('z'))));

        assertThat(script.done()).containsExactly("hooks Reload");
        assertThat(script.told()).containsExactly("reload finished");
    }

    @Test
    void requestsThatWaitAreAnsweredByTheDecisionThatIsAboutThem() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).holdDecisions().reload(1).reload(2).sighup();
        assertThat(script.done()).containsExactly("decide reload");

        assertThat(script.decides(ReloadDecision.none("broken")).done())
                .containsExactly("answer reload 1: broken", "decide reload");
        assertThat(script.decides(ReloadDecision.all()).done())
                .containsExactly("answer reload 2: yes", "hooks Reload", "reload a.0#1 as 1");
    }

    @Test
    void aRefusalDuringAReloadChangesNothingAboutThat() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).sighup().holdDecisions().sighup();
        script.forget();

        assertThat(script.decides(ReloadDecision.none("no")).told())
                .containsExactly("reload refused, nothing has changed: no");
        assertThat(script.asks().state()).isEqualTo(ManagerStatus.State.RELOADING);
        assertThat(script.reloaded("a.0", 1).told()).endsWith("reload finished");
    }

    @Test
    void requestsThatWaitAreAnsweredWhenTheEndIsOrderedAndAfterIt() {
        SupervisorScript script = SupervisorScript.ofReady(1).holdDecisions().holdHooks();
        script.reload(1).reload(2).forget();

        assertThat(script.sigterm().done())
                .containsExactly(
                        "hooks Terminate",
                        "answer reload 1: the manager is stopping",
                        "answer reload 2: the manager is stopping");
        assertThat(script.reload(3).done()).containsExactly("answer reload 3: the manager is stopping");
        assertThat(script.decides(ReloadDecision.all()).done()).isEmpty();
    }

    @Test
    void theEndWaitsForADecisionAsForAHook() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).holdDecisions().sighup().sigterm().exited("a.0", 0);
        assertThat(script.done()).doesNotContain("finish 0");

        assertThat(script.decides(ReloadDecision.all()).done()).containsExactly("finish 0");
    }

    private static ServicePlan service(char name) {
        ServicePlan plan = SupervisorScript.PLAN;
        return new ServicePlan(
                Wording.service(name),
                String.valueOf(name),
                1,
                plan.gracefulShutdownTimeout(),
                plan.bootTimeout(),
                plan.restart(),
                0,
                plan.recipe());
    }
}
