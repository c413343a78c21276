package io.supervisor4j.runtime.supervision;

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
}
