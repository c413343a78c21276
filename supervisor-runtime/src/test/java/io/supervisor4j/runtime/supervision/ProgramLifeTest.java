package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the life of a program differs from that of a JVM, told as trails. */
final class ProgramLifeTest {

    private static ServicePlan plan(int workers) {
        return SupervisorScript.withRecipe(new SupervisorScript.ProgramVersion(1), SupervisorScript.plan(workers));
    }

    private static SupervisorScript ofReady(int workers) {
        return SupervisorScript.ofReady(SupervisorScript.LIMITS, plan(workers));
    }

    @Test
    void aProgramIsNotAssignedBecauseItWasToldAtItsStart() {
        SupervisorScript script =
                new SupervisorScript(SupervisorScript.LIMITS).add(plan(1)).run().forget();

        assertThat(script.spawned("a.0").done()).isEmpty();
        assertThat(script.hello("a.0").ready("a.0").done()).containsExactly("hooks WorkerReady a.0");
    }

    @Test
    void aProgramThatIsToldToEndHasItsWholeDeadlineAndIsKilledThen() {
        SupervisorScript script = ofReady(1).scales(0);
        assertThat(script.done()).containsExactly("terminate a.0#1 within 10000");

        assertThat(script.passes(9_999).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("kill a.0#1");
        script.exited("a.0", 137);
        assertThat(script.told())
                .endsWith("worker a.0 [1001] killed by SIGKILL after 10 s, over its deadline"
                        + " (did not end within its deadline)");
    }

    @Test
    void aProgramThatIsNotReadyYetHasItsWholeDeadlineToo() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(plan(1))
                .run()
                .spawned("a.0")
                .forget();

        assertThat(script.scales(0).done()).containsExactly("terminate a.0#1 within 10000");
        assertThat(script.ready("a.0").passes(9_999).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aProgramWhoseEndWasOrderedBeforeItRanIsToldAsSoonAsItRuns() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(plan(1))
                .run()
                .scales(0)
                .forget();

        assertThat(script.spawned("a.0").done()).containsExactly("terminate a.0#1 within 10000");
    }

    @Test
    void sigintTellsProgramsToEndAndGivesThemTheirDeadline() {
        SupervisorScript script = ofReady(1).sigint();

        assertThat(script.done()).containsExactly("terminate a.0#1 within 10000");
        assertThat(script.told()).startsWith("caught SIGINT, stopping within 61 s");
        assertThat(script.passes(9_999).done()).isEmpty();
        assertThat(script.exited("a.0", 0).done()).containsExactly("finish 1");
    }

    @Test
    void sigintKillsJvmsAfterAMomentAndWaitsForPrograms_C52() {
        ServicePlan jvm = new ServicePlan(
                Wording.service('b'),
                "b",
                1,
                Optional.empty(),
                Duration.ZERO,
                SupervisorScript.PLAN.restart(),
                0,
                new SupervisorScript.Version(1));
        SupervisorScript script =
                ofReady(1).add(jvm).becomesReady("b.0").forget().sigint();
        assertThat(script.done()).containsExactlyInAnyOrder("terminate a.0#1 within 10000", "abort b.0#2 by SIGINT");

        assertThat(script.passes(100).done()).containsExactly("kill b.0#2");
        assertThat(script.exited("b.0", 137).done()).isEmpty();
        assertThat(script.exited("a.0", 0).done()).containsExactly("finish 1");
    }

    @Test
    void aSecondSigintKillsPrograms() {
        SupervisorScript script = ofReady(1).sigint().passes(1_000).forget();

        assertThat(script.sigint().done()).containsExactly("kill a.0#1");
        assertThat(script.passes(2_000).done()).containsExactly("finish 1");
    }

    @Test
    void afterASigtermASigintGivesProgramsNoMoreTime() {
        SupervisorScript script = ofReady(1)
                .updates(new ServicePlan(
                        SupervisorScript.PLAN.id(),
                        "a",
                        1,
                        Optional.of(Duration.ofSeconds(500)),
                        Duration.ofSeconds(5),
                        SupervisorScript.PLAN.restart(),
                        0,
                        new SupervisorScript.ProgramVersion(1)))
                .sigterm()
                .passes(50_000)
                .sigint()
                .forget();

        assertThat(script.passes(10_999).done()).isEmpty();
        assertThat(script.passes(200).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aStatusThatMayBeASignalIsToldAsBoth() {
        SupervisorScript script = ofReady(1).exited("a.0", 139);

        assertThat(script.told())
                .startsWith("worker a.0 [1001] killed by SIGSEGV after 0 ms (signal 11, or status 139)");
    }

    @Test
    void whatTheSystemSaysOfADeathIsTold() {
        SupervisorScript script = ofReady(1);
        script.happens(new Event.Exited(script.life("a.0"), 137, java.util.List.of(), "by the kernel"));

        assertThat(script.told()).startsWith("worker a.0 [1001] killed by SIGKILL after 0 ms (by the kernel)");
    }

    @Test
    void aDeathBySigintIsNotTakenForACtrlCThatReachedOnlyTheManagersGroup() {
        SupervisorScript script = ofReady(1).exited("a.0", 130);

        assertThat(script.done()).containsExactly("hooks DeadWorker a.0 -2 SIGNALLED", "spawn a.0#2");
    }

    @Test
    void aProgramThatEndsWith127WasExecuted() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(plan(1))
                .run()
                .spawned("a.0")
                .forget()
                .exited("a.0", 127);

        assertThat(script.told()).startsWith("worker a.0 [1001] exited with status 127 after 0 ms");
    }

    @Test
    void programsKeepNoDistanceAtTheirStart() {
        Limits limits = new Limits(Duration.ofMillis(200), 8, Duration.ofSeconds(60), Optional.empty());

        assertThat(new SupervisorScript(limits).add(plan(3)).run().done())
                .containsExactly("spawn a.0#1", "spawn a.1#2", "spawn a.2#3");
    }

    @Test
    void aServiceMayBecomeAProgramAndItsJvmEndsAsJvmsDo() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).updates(plan(1)).forget().passes(10_499);
        assertThat(script.done()).isEmpty();

        assertThat(script.passes(1).done()).containsExactly("kill a.0#1");
        assertThat(script.exited("a.0", 137).done()).contains("spawn a.0#2");
        assertThat(script.spawned("a.0").done()).isEmpty();
    }
}
