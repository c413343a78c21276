package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ReloadDecision;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ReloadCycleTest {

    @Test
    void hooksRunBeforeTheWorkersHearOfIt_C17() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).holdHooks().sighup();
        assertThat(rehearsal.done()).containsExactly("hooks Reload");

        assertThat(rehearsal.hookEnds().done()).containsExactly("reload a.0#1 as 1", "reload a.1#2 as 1");
    }

    @Test
    void itIsFinishedWhenEveryWorkerHasAnsweredOrHasBeenReplaced() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).sighup().reloaded("a.0", 1);
        rehearsal
                .stopping("a.1", ExitReason.RELOAD)
                .exiting("a.1", 0, ExitReason.RELOAD)
                .exited("a.1", 0);
        assertThat(rehearsal.told()).doesNotContain("reload finished");

        rehearsal.becomesReady("a.1");
        assertThat(rehearsal.told()).containsOnlyOnce("reload finished").endsWith("reload finished");
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aReplacementThatDiesLeavesTheAnswerToItsOwnReplacement() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1).sighup().exited("a.0", 1).spawned("a.0").exited("a.0", 1);
        assertThat(rehearsal.told()).doesNotContain("reload finished");

        assertThat(rehearsal.becomesReady("a.0").told()).contains("reload finished");
    }

    @Test
    void aWorkerInACrashLoopHoldsUpNoReload() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).sighup().crashes("a.0", 1);
        for (int life = 2; life <= 4; life++) {
            assertThat(rehearsal.told()).doesNotContain("reload finished");
            rehearsal.spawned("a.0").exited("a.0", 1);
        }

        assertThat(rehearsal.told()).contains("reload finished");
    }

    @Test
    void aReloadWithoutWorkersIsFinishedAfterItsHooks() {
        Rehearsal rehearsal = Rehearsal.ofReady(1)
                .holdHooks()
                .scales(0)
                .exited("a.0", 0)
                .hookEnds()
                .forget();

        assertThat(rehearsal.sighup().told()).containsExactly("reload requested");
        assertThat(rehearsal.hookEnds().told()).containsExactly("reload finished");
    }

    @Test
    void requestsDuringTheHooksMakeOneFurtherRound_B14() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).holdHooks().sighup().sighup().sighup();
        assertThat(rehearsal.done()).containsExactly("hooks Reload");

        assertThat(rehearsal.hookEnds().done()).containsExactly("reload a.0#1 as 1", "hooks Reload");
        assertThat(rehearsal.hookEnds().done()).isEmpty();
        assertThat(rehearsal.reloaded("a.0", 1).done()).containsExactly("reload a.0#1 as 2");
        assertThat(rehearsal.reloaded("a.0", 2).told()).endsWith("reload finished");
    }

    @Test
    void aReloadDuringAReloadBecomesOneFurtherReload_B9() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).sighup().sighup().sighup();
        assertThat(rehearsal.done())
                .containsExactly("hooks Reload", "reload a.0#1 as 1", "hooks Reload", "hooks Reload");

        assertThat(rehearsal.reloaded("a.0", 1).done()).containsExactly("reload a.0#1 as 2");
        assertThat(rehearsal.reloaded("a.0", 1).done()).isEmpty();
        assertThat(rehearsal.reloaded("a.0", 2).done()).isEmpty();
        assertThat(rehearsal.told()).containsOnlyOnce("reload finished");
    }

    @Test
    void aWorkerThatIsStartingReloadsOnceItIsReady() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .spawned("a.0")
                .sighup();
        rehearsal.forget();

        assertThat(rehearsal.ready("a.0").done()).containsExactly("hooks WorkerReady a.0", "reload a.0#1 as 1");
    }

    @Test
    void aWorkerThatHasNoProcessYetSeesTheNewConfigurationAnyway() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .sighup()
                .forget();

        assertThat(rehearsal.becomesReady("a.0").done()).containsExactly("assign a.0#1", "hooks WorkerReady a.0");
    }

    @Test
    void aChangeMadeByAHookIsDoneBeforeTheWorkersReload_C12_B1() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).holdHooks().sighup().scales(2);
        assertThat(rehearsal.done()).containsExactly("hooks Reload", "spawn a.1#2");

        assertThat(rehearsal.hookEnds().done()).containsExactly("reload a.0#1 as 1");
    }

    @Test
    void hooksThatEndAfterTheEndWasOrderedReloadNobody() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1).holdHooks().sighup().sigterm().forget();

        assertThat(rehearsal.hookEnds().done()).isEmpty();
        assertThat(rehearsal.hookEnds().done()).containsExactly("terminate a.0#1 within 10000");
    }

    @Test
    void theDecisionComesBeforeTheHooks() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).holdDecisions().holdHooks().sighup();
        assertThat(rehearsal.done()).containsExactly("decide reload");
        assertThat(rehearsal.asks().state()).isEqualTo(ManagerStatus.State.RELOADING);

        assertThat(rehearsal.decides(ReloadDecision.all()).done()).containsExactly("hooks Reload");
        assertThat(rehearsal.hookEnds().done()).containsExactly("reload a.0#1 as 1");
    }

    @Test
    void ifNothingIsToReloadThatIsToldAndNothingElseHappens() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).holdDecisions().sighup();
        rehearsal.forget();

        rehearsal.decides(ReloadDecision.none("the file is broken"));

        assertThat(rehearsal.done()).isEmpty();
        assertThat(rehearsal.told()).containsExactly("reload refused, nothing has changed: the file is broken");
        assertThat(rehearsal.asks().state()).isEqualTo(ManagerStatus.State.READY);
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aWorkerInBackOffStaysThereIfNothingIsToReload() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1).crashes("a.0", 4).holdDecisions().sighup();
        rehearsal.forget();

        assertThat(rehearsal.decides(ReloadDecision.none("no")).done()).isEmpty();
        rehearsal.sighup().forget();
        assertThat(rehearsal.decides(ReloadDecision.all()).done()).contains("hooks Reload", "spawn a.0#5");
    }

    @Test
    void onlyTheWorkersOfTheServicesThatWereChosenReload() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).holdDecisions();
        rehearsal.add(service('b')).becomesReady("b.0").sighup().forget();

        rehearsal.decides(ReloadDecision.only(Set.of(Wording.service('b'), Wording.service('z'))));

        assertThat(rehearsal.done()).containsExactly("hooks Reload", "reload b.0#2 as 1");
        assertThat(rehearsal.reloaded("b.0", 1).told()).endsWith("reload finished");
    }

    @Test
    void aReloadOfServicesThatNobodyKnowsIsFinishedAfterItsHooks() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).holdDecisions().sighup();
        rehearsal.forget();

        rehearsal.decides(ReloadDecision.only(Set.of(Wording.service('z'))));

        assertThat(rehearsal.done()).containsExactly("hooks Reload");
        assertThat(rehearsal.told()).containsExactly("reload finished");
    }

    @Test
    void requestsThatWaitAreAnsweredByTheDecisionThatIsAboutThem() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1).holdDecisions().reload(1).reload(2).sighup();
        assertThat(rehearsal.done()).containsExactly("decide reload");

        assertThat(rehearsal.decides(ReloadDecision.none("broken")).done())
                .containsExactly("answer reload 1: broken", "decide reload");
        assertThat(rehearsal.decides(ReloadDecision.all()).done())
                .containsExactly("answer reload 2: yes", "hooks Reload", "reload a.0#1 as 1");
    }

    @Test
    void aRefusalDuringAReloadChangesNothingAboutThat() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).sighup().holdDecisions().sighup();
        rehearsal.forget();

        assertThat(rehearsal.decides(ReloadDecision.none("no")).told())
                .containsExactly("reload refused, nothing has changed: no");
        assertThat(rehearsal.asks().state()).isEqualTo(ManagerStatus.State.RELOADING);
        assertThat(rehearsal.reloaded("a.0", 1).told()).endsWith("reload finished");
    }

    @Test
    void requestsThatWaitAreAnsweredWhenTheEndIsOrderedAndAfterIt() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).holdDecisions().holdHooks();
        rehearsal.reload(1).reload(2).forget();

        assertThat(rehearsal.sigterm().done())
                .containsExactly(
                        "hooks Terminate",
                        "answer reload 1: the manager is stopping",
                        "answer reload 2: the manager is stopping");
        assertThat(rehearsal.reload(3).done()).containsExactly("answer reload 3: the manager is stopping");
        assertThat(rehearsal.decides(ReloadDecision.all()).done()).isEmpty();
    }

    @Test
    void theEndWaitsForADecisionAsForAHook() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1).holdDecisions().sighup().sigterm().exited("a.0", 0);
        assertThat(rehearsal.done()).doesNotContain("finish 0");

        assertThat(rehearsal.decides(ReloadDecision.all()).done()).containsExactly("finish 0");
    }

    private static ServicePlan service(char name) {
        ServicePlan plan = Rehearsal.PLAN;
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
