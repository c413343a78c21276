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
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .becomesReady("a.0");

        assertThat(script.done()).containsExactly("spawn a.0#1", "assign a.0#1", "hooks WorkerReady a.0");
        assertThat(script.told())
                .containsExactly(
                        "service a added with 1 worker",
                        "manager started with 1 service, 1 worker",
                        "worker a.0 [1001] started",
                        "worker a.0 [1001] is ready after 0 ms",
                        "manager ready: 1 worker after 0 ms");
    }

    @Test
    void aWorkerThatEndsForAnyReasonIsBackWithTheSameId_C26() {
        SupervisorScript script = SupervisorScript.ofReady(2).passes(5_000);

        assertThat(script.exited("a.1", 0).done()).containsExactly("hooks DeadWorker a.1 0 EXITED", "spawn a.1#3");
        script.becomesReady("a.1").passes(1_000).forget();
        assertThat(script.exited("a.1", 137).done())
                .containsExactly("hooks DeadWorker a.1 -9 SIGNALLED", "spawn a.1#4");
    }

    @Test
    void aDeathIsToldOnceAndBeforeAnythingOfTheNextLife() {
        SupervisorScript script = SupervisorScript.ofReady(1).passes(5_000);
        Life first = script.life("a.0");

        script.exiting("a.0", 3, ExitReason.OWN).exited("a.0", 3).becomesReady("a.0");
        script.happens(new Event.Exited(first, 3)).happens(new Event.Exiting(first, 3, ExitReason.OWN, "again"));

        assertThat(script.told())
                .containsExactly(
                        "worker a.0 [1001] exited with status 3 after 5.0 s (last words)",
                        "worker a.0 [1002] started",
                        "worker a.0 [1002] is ready after 0 ms");
        assertThat(script.done())
                .containsExactly(
                        "bye a.0#1",
                        "hooks DeadWorker a.0 3 EXITED",
                        "spawn a.0#2",
                        "assign a.0#2",
                        "hooks WorkerReady a.0");
    }

    @Test
    void wordsOfAnEarlierLifeAreDropped() {
        SupervisorScript script = SupervisorScript.ofReady(1).passes(5_000);
        Life first = script.life("a.0");
        script.exited("a.0", 1).becomesReady("a.0").forget();

        script.happens(new Event.Hello(first))
                .happens(new Event.Ready(first))
                .happens(new Event.Reloaded(first, 1))
                .happens(new Event.Stopping(first, ExitReason.ASKED, ""))
                .happens(new Event.Exited(first, 1))
                .happens(new Event.Ready(new Life(Wording.service('z'), 0, 1)));

        assertThat(script.done()).isEmpty();
        assertThat(script.told()).isEmpty();
        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void aCrashLoopingWorkerBacksOffAndHoldsUpNobodyElse_B4() {
        SupervisorScript script = SupervisorScript.ofReady(2).crashes("a.0", 4);
        assertThat(script.told()).contains("worker a.0 ended early 4 times in a row: next start in 100 ms");
        script.forget();

        assertThat(script.passes(99).exited("a.1", 1).done())
                .containsExactly("hooks DeadWorker a.1 1 EXITED", "spawn a.1#6");
        assertThat(script.passes(1).done()).containsExactly("spawn a.0#7");
    }

    @Test
    void aReloadAndAChangeOfTheNumberOfWorkersEndTheWaitAndForgiveEarlierCrashes_C28() {
        for (boolean byReload : new boolean[] {true, false}) {
            SupervisorScript script =
                    SupervisorScript.ofReady(1).crashes("a.0", 6).forget();
            assertThat(script.nextDeadlineIn()).isEqualTo(400);

            if (byReload) {
                script.sighup();
            } else {
                script.scales(1);
            }

            assertThat(script.done()).contains("spawn a.0#7");
            script.becomesReady("a.0").crashes("a.0", 3).forget();
            assertThat(script.becomesReady("a.0").crashes("a.0", 1).nextDeadlineIn())
                    .isEqualTo(100);
        }
    }

    @Test
    void aReloadForgivesEarlierCrashesAlsoOfAWorkerThatIsUpAtThatMoment_C28() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).crashes("a.0", 6).passes(400).becomesReady("a.0");

        script.sighup().forget();

        assertThat(script.exited("a.0", 1).done()).containsExactly("hooks DeadWorker a.0 1 EXITED", "spawn a.0#8");
    }

    @Test
    void aWorkerThatIsNotReadyInTimeIsKilledAndReplaced_B5() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .spawned("a.0")
                .forget();

        assertThat(script.passes(5_000).done()).containsExactly("kill a.0#1");
        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
        assertThat(script.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 BOOT_TIMEOUT", "spawn a.0#2");
    }

    @Test
    void aProcessThatAppearsAfterItsBootTimeoutIsKilledAtOnce() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .passes(5_000)
                .forget();

        assertThat(script.spawned("a.0").done()).containsExactly("kill a.0#1");
    }

    @Test
    void aBootTimeoutOfZeroNeverStrikes() {
        ServicePlan patient = new ServicePlan(
                SupervisorScript.PLAN.id(),
                "a",
                1,
                Optional.of(Duration.ofSeconds(1)),
                Duration.ZERO,
                RestartPolicy.always(),
                0,
                SupervisorScript.PLAN.recipe());

        assertThat(new SupervisorScript(SupervisorScript.LIMITS)
                        .add(patient)
                        .run()
                        .spawned("a.0")
                        .nextDeadlineIn())
                .isEqualTo(-1);
    }

    @Test
    void aWorkerThatIsReloadedTooLongIsKilledAndReplaced() {
        Limits limits = new Limits(Duration.ZERO, 8, Duration.ofSeconds(60), Optional.of(Duration.ofSeconds(2)));
        SupervisorScript script =
                SupervisorScript.ofReady(limits, SupervisorScript.PLAN).sighup().forget();

        assertThat(script.passes(2_000).done()).containsExactly("kill a.0#1");
        assertThat(script.exited("a.0", 137).done()).containsExactly("hooks DeadWorker a.0 -9 DEADLINE", "spawn a.0#2");
    }

    @Test
    void repeatedWordsExtendNoDeadline_B10() {
        SupervisorScript script = SupervisorScript.ofReady(1).scales(0);
        assertThat(script.nextDeadlineIn()).isEqualTo(10_500);

        script.passes(6_000).ready("a.0").stopping("a.0", ExitReason.ASKED).exiting("a.0", 0, ExitReason.ASKED);
        assertThat(script.nextDeadlineIn()).isEqualTo(4_500);

        script.exiting("a.0", 0, ExitReason.ASKED).hello("a.0").ready("a.0");
        assertThat(script.nextDeadlineIn()).isEqualTo(4_500);
    }

    @Test
    void aWorkerThatBecameReadyJustBeforeItWasToldToStopGetsItsFullTimeOnce_B10() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .spawned("a.0")
                .scales(0);
        assertThat(script.nextDeadlineIn()).isEqualTo(500);

        assertThat(script.passes(10).ready("a.0").nextDeadlineIn()).isEqualTo(10_500);
        assertThat(script.passes(1_000).ready("a.0").nextDeadlineIn()).isEqualTo(9_500);
    }

    @Test
    void aWorkerIsKilledAndToldOfAsKilledOnce() {
        SupervisorScript script = SupervisorScript.ofReady(1).scales(0).passes(11_000);
        assertThat(script.done()).containsExactly("terminate a.0#1 within 10000", "kill a.0#1");
        script.forget();

        script.ready("a.0").passes(60_000);

        assertThat(script.done()).isEmpty();
        assertThat(script.told()).isEmpty();
    }

    @Test
    void aWorkerThatAnswersAReloadByItsReplacementIsReplacedAtOnceWhateverItsPolicy_C38() {
        SupervisorScript script =
                SupervisorScript.ofReady(SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.never()));

        script.stopping("a.0", ExitReason.RELOAD)
                .exiting("a.0", 0, ExitReason.RELOAD)
                .exited("a.0", 0);

        assertThat(script.done()).containsExactly("bye a.0#1", "hooks DeadWorker a.0 0 REQUESTED", "spawn a.0#2");
    }

    @Test
    void aWorkerThatExitsForAReloadWithoutFurtherNoticeIsReplacedToo() {
        SupervisorScript script =
                SupervisorScript.ofReady(SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.never()));

        script.exiting("a.0", 0, ExitReason.RELOAD).exited("a.0", 0);

        assertThat(script.done()).contains("spawn a.0#2");
    }

    @Test
    void aSigtermToOneWorkerConcernsThatWorkerOnly_C61() {
        SupervisorScript script = SupervisorScript.ofReady(2).passes(5_000);

        script.stopping("a.1", ExitReason.ASKED);
        assertThat(script.nextDeadlineIn()).isEqualTo(10_500);
        script.exiting("a.1", 42, ExitReason.ASKED).exited("a.1", 42);

        assertThat(script.done()).containsExactly("bye a.1#2", "hooks DeadWorker a.1 42 REQUESTED", "spawn a.1#3");
    }

    @Test
    void timeoutsThatArePracticallyForEverAreForEver() {
        Duration forEver = java.time.temporal.ChronoUnit.FOREVER.getDuration();
        ServicePlan plan = new ServicePlan(
                SupervisorScript.PLAN.id(),
                "a",
                1,
                Optional.of(forEver),
                forEver,
                RestartPolicy.always(),
                0,
                SupervisorScript.PLAN.recipe());
        Limits limits = new Limits(Duration.ZERO, 8, forEver, Optional.of(forEver));

        SupervisorScript script =
                SupervisorScript.ofReady(limits, plan).sighup().sigterm();

        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
        assertThat(script.done()).contains("terminate a.0#1 within 0");
    }
}
