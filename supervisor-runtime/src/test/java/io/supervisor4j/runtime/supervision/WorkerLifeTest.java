package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to single workers, told as trails. */
final class WorkerLifeTest {

    @Test
    void aWorkerComesUpAndIsToldOf() {
        Rehearsal rehearsal =
                new Rehearsal(Rehearsal.LIMITS).add(Rehearsal.PLAN).run().becomesReady("a.0");

        assertThat(rehearsal.done()).containsExactly("spawn a.0#1", "assign a.0#1", "hooks WorkerReady a.0");
        assertThat(rehearsal.told())
                .containsExactly(
                        "service a added with 1 worker",
                        "manager started with 1 service, 1 worker",
                        "worker a.0 [1001] started",
                        "worker a.0 [1001] is ready after 0 ms",
                        "manager ready: 1 worker after 0 ms");
    }

    @Test
    void aWorkerThatEndsForAnyReasonIsBackWithTheSameId_C26() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).passes(5_000);

        assertThat(rehearsal.exited("a.1", 0).done()).containsExactly("hooks DeadWorker a.1 0 EXITED", "spawn a.1#3");
        rehearsal.becomesReady("a.1").passes(1_000).forget();
        assertThat(rehearsal.exited("a.1", 137).done())
                .containsExactly("hooks DeadWorker a.1 -9 SIGNALLED", "spawn a.1#4");
    }

    @Test
    void aDeathIsToldOnceAndBeforeAnythingOfTheNextLife() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).passes(5_000);
        Life first = rehearsal.life("a.0");

        rehearsal.exiting("a.0", 3, ExitReason.OWN).exited("a.0", 3).becomesReady("a.0");
        rehearsal.happens(new Event.Exited(first, 3)).happens(new Event.Exiting(first, 3, ExitReason.OWN, "again"));

        assertThat(rehearsal.told())
                .containsExactly(
                        "worker a.0 [1001] exited with status 3 after 5.0 s (last words)",
                        "worker a.0 [1002] started",
                        "worker a.0 [1002] is ready after 0 ms");
        assertThat(rehearsal.done())
                .containsExactly(
                        "bye a.0#1",
                        "hooks DeadWorker a.0 3 EXITED",
                        "spawn a.0#2",
                        "assign a.0#2",
                        "hooks WorkerReady a.0");
    }

    @Test
    void wordsOfAnEarlierLifeAreDropped() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).passes(5_000);
        Life first = rehearsal.life("a.0");
        rehearsal.exited("a.0", 1).becomesReady("a.0").forget();

        rehearsal
                .happens(new Event.Hello(first))
                .happens(new Event.Ready(first))
                .happens(new Event.Reloaded(first, 1))
                .happens(new Event.Stopping(first, ExitReason.ASKED, ""))
                .happens(new Event.Exited(first, 1))
                .happens(new Event.Ready(new Life(Wording.service('z'), 0, 1)));

        assertThat(rehearsal.done()).isEmpty();
        assertThat(rehearsal.told()).isEmpty();
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aCrashLoopingWorkerBacksOffAndHoldsUpNobodyElse_B4() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).crashes("a.0", 4);
        assertThat(rehearsal.told()).contains("worker a.0 ended early 4 times in a row: next start in 100 ms");
        rehearsal.forget();

        assertThat(rehearsal.passes(99).exited("a.1", 1).done())
                .containsExactly("hooks DeadWorker a.1 1 EXITED", "spawn a.1#6");
        assertThat(rehearsal.passes(1).done()).containsExactly("spawn a.0#7");
    }

    @Test
    void aReloadAndAChangeOfTheNumberOfWorkersEndTheWaitAndForgiveEarlierCrashes_C28() {
        for (boolean byReload : new boolean[] {true, false}) {
            Rehearsal rehearsal = Rehearsal.ofReady(1).crashes("a.0", 6).forget();
            assertThat(rehearsal.nextDeadlineIn()).isEqualTo(400);

            if (byReload) {
                rehearsal.sighup();
            } else {
                rehearsal.scales(1);
            }

            assertThat(rehearsal.done()).contains("spawn a.0#7");
            rehearsal.becomesReady("a.0").crashes("a.0", 3).forget();
            assertThat(rehearsal.becomesReady("a.0").crashes("a.0", 1).nextDeadlineIn())
                    .isEqualTo(100);
        }
    }

    @Test
    void aReloadForgivesEarlierCrashesAlsoOfAWorkerThatIsUpAtThatMoment_C28() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).crashes("a.0", 6).passes(400).becomesReady("a.0");

        rehearsal.sighup().forget();

        assertThat(rehearsal.exited("a.0", 1).done()).containsExactly("hooks DeadWorker a.0 1 EXITED", "spawn a.0#8");
    }

    @Test
    void aWorkerThatIsNotReadyInTimeIsKilledAndReplaced_B5() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .spawned("a.0")
                .forget();

        assertThat(rehearsal.passes(5_000).done()).containsExactly("kill a.0#1");
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
        assertThat(rehearsal.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 BOOT_TIMEOUT", "spawn a.0#2");
    }

    @Test
    void aProcessThatAppearsAfterItsBootTimeoutIsKilledAtOnce() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .passes(5_000)
                .forget();

        assertThat(rehearsal.spawned("a.0").done()).containsExactly("kill a.0#1");
    }

    @Test
    void aBootTimeoutOfZeroNeverStrikes() {
        ServicePlan patient = new ServicePlan(
                Rehearsal.PLAN.id(),
                "a",
                1,
                Optional.of(Duration.ofSeconds(1)),
                Duration.ZERO,
                RestartPolicy.always(),
                0,
                Rehearsal.PLAN.recipe());

        assertThat(new Rehearsal(Rehearsal.LIMITS)
                        .add(patient)
                        .run()
                        .spawned("a.0")
                        .nextDeadlineIn())
                .isEqualTo(-1);
    }

    @Test
    void aWorkerThatIsReloadedTooLongIsKilledAndReplaced() {
        Limits limits = new Limits(Duration.ZERO, 8, Duration.ofSeconds(60), Optional.of(Duration.ofSeconds(2)));
        Rehearsal rehearsal = Rehearsal.ofReady(limits, Rehearsal.PLAN).sighup().forget();

        assertThat(rehearsal.passes(2_000).done()).containsExactly("kill a.0#1");
        assertThat(rehearsal.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 DEADLINE", "spawn a.0#2");
    }

    @Test
    void repeatedWordsExtendNoDeadline_B10() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).scales(0);
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(10_500);

        rehearsal.passes(6_000).ready("a.0").stopping("a.0", ExitReason.ASKED).exiting("a.0", 0, ExitReason.ASKED);
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(4_500);

        rehearsal.exiting("a.0", 0, ExitReason.ASKED).hello("a.0").ready("a.0");
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(4_500);
    }

    @Test
    void aWorkerThatBecameReadyJustBeforeItWasToldToStopGetsItsFullTimeOnce_B10() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .spawned("a.0")
                .scales(0);
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(500);

        assertThat(rehearsal.passes(10).ready("a.0").nextDeadlineIn()).isEqualTo(10_500);
        assertThat(rehearsal.passes(1_000).ready("a.0").nextDeadlineIn()).isEqualTo(9_500);
    }

    @Test
    void aWorkerIsKilledAndToldOfAsKilledOnce() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).scales(0).passes(11_000);
        assertThat(rehearsal.done()).containsExactly("terminate a.0#1 within 10000", "kill a.0#1");
        rehearsal.forget();

        rehearsal.ready("a.0").passes(60_000);

        assertThat(rehearsal.done()).isEmpty();
        assertThat(rehearsal.told()).isEmpty();
    }

    @Test
    void aWorkerThatAnswersAReloadByItsReplacementIsReplacedAtOnceWhateverItsPolicy_C38() {
        Rehearsal rehearsal = Rehearsal.ofReady(Rehearsal.LIMITS, Rehearsal.plan(1, RestartPolicy.never()));

        rehearsal
                .stopping("a.0", ExitReason.RELOAD)
                .exiting("a.0", 0, ExitReason.RELOAD)
                .exited("a.0", 0);

        assertThat(rehearsal.done()).containsExactly("bye a.0#1", "hooks DeadWorker a.0 0 REQUESTED", "spawn a.0#2");
    }

    @Test
    void aWorkerThatExitsForAReloadWithoutFurtherNoticeIsReplacedToo() {
        Rehearsal rehearsal = Rehearsal.ofReady(Rehearsal.LIMITS, Rehearsal.plan(1, RestartPolicy.never()));

        rehearsal.exiting("a.0", 0, ExitReason.RELOAD).exited("a.0", 0);

        assertThat(rehearsal.done()).contains("spawn a.0#2");
    }

    @Test
    void aSigtermToOneWorkerConcernsThatWorkerOnly_C61() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).passes(5_000);

        rehearsal.stopping("a.1", ExitReason.ASKED);
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(10_500);
        rehearsal.exiting("a.1", 42, ExitReason.ASKED).exited("a.1", 42);

        assertThat(rehearsal.done()).containsExactly("bye a.1#2", "hooks DeadWorker a.1 42 REQUESTED", "spawn a.1#3");
    }

    @Test
    void timeoutsThatArePracticallyForEverAreForEver() {
        Duration forEver = java.time.temporal.ChronoUnit.FOREVER.getDuration();
        ServicePlan plan = new ServicePlan(
                Rehearsal.PLAN.id(),
                "a",
                1,
                Optional.of(forEver),
                forEver,
                RestartPolicy.always(),
                0,
                Rehearsal.PLAN.recipe());
        Limits limits = new Limits(Duration.ZERO, 8, forEver, Optional.of(forEver));

        Rehearsal rehearsal = Rehearsal.ofReady(limits, plan).sighup().sigterm();

        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
        assertThat(rehearsal.done()).contains("terminate a.0#1 within 0");
    }
}
