package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The end of a service while its manager goes on. */
final class ServiceRemovalTest {

    private static final OptionalInt ALL = OptionalInt.empty();

    private static SupervisorScript ends(SupervisorScript service, String worker) {
        return service.exiting(worker, 0, ExitReason.ASKED).exited(worker, 0);
    }

    @Test
    void itsWorkersEndGracefullyWithTheirHooksAndThenItIsGone() {
        SupervisorScript service = SupervisorScript.ofReady(2).removes();
        assertThat(service.done()).containsExactly("terminate a.1#2 within 10000", "terminate a.0#1 within 10000");

        ends(service, "a.1");
        assertThat(service.asks().groups()).hasSize(1);
        ends(service, "a.0");

        assertThat(service.done())
                .containsSubsequence(
                        "hooks DeadWorker a.1 0 REQUESTED", "hooks DeadWorker a.0 0 REQUESTED", "forget a");
        assertThat(service.told())
                .startsWith("service a is being removed with its 2 workers")
                .endsWith(
                        "worker a.0 [1001] exited with status 0 after 0 ms (service removed)", "service a was removed");
        assertThat(service.asks().groups()).isEmpty();
        assertThat(service.passes(100_000).done()).isEmpty();
    }

    @Test
    void beforeRunItIsGoneAtOnce() {
        SupervisorScript service = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .removes();

        assertThat(service.asks().groups()).isEmpty();
        assertThat(service.run().done()).containsExactly("forget a");
    }

    @Test
    void aStartThatIsUnderWayIsWaitedForAndNotUsed() {
        SupervisorScript service = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .removes();
        assertThat(service.told()).doesNotContain("service a was removed");

        service.forget().spawned("a.0");
        assertThat(service.done()).containsExactly("kill a.0#1");
        assertThat(service.exited("a.0", 137).told()).contains("service a was removed");
    }

    @Test
    void aWorkerInBackOffAndOneThatIsKeptAwayJustLeave() {
        SupervisorScript crashing =
                SupervisorScript.ofReady(1).crashes("a.0", 4).forget().removes();
        SupervisorScript ended = SupervisorScript.ofReady(
                        SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.never()))
                .exited("a.0", 1)
                .forget()
                .removes();

        assertThat(crashing.told()).endsWith("service a was removed");
        assertThat(ended.told()).endsWith("service a was removed");
        assertThat(crashing.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void itsStandbysEndAtOnceAndAreNotReplaced() {
        SupervisorScript service = SupervisorScript.ofReady(1, 1).removes();
        assertThat(service.done()).containsExactly("kill a.standby#2", "terminate a.0#1 within 10000");

        ends(service, "a.0");
        assertThat(service.told()).doesNotContain("service a was removed");
        service.exited("a.standby", 137).passes(100_000);

        assertThat(service.told()).endsWith("service a was removed");
        assertThat(service.done()).noneMatch(line -> line.startsWith("spawn"));
    }

    @Test
    void whileItEndsNothingElseHappensToIt() {
        SupervisorScript service = SupervisorScript.ofReady(2).removes().forget();

        service.scales(5)
                .updates(SupervisorScript.version(2, SupervisorScript.plan(7)))
                .happens(new ServiceRequest.Restart(SupervisorScript.PLAN.id(), ALL, false))
                .removes();

        assertThat(service.told()).isEmpty();
        assertThat(service.done()).isEmpty();
        ends(ends(service, "a.0"), "a.1");
        assertThat(service.done()).noneMatch(line -> line.startsWith("spawn"));
    }

    @Test
    void aRestartUnderWayEndsWithoutHavingBeenFinished() {
        SupervisorScript service = SupervisorScript.ofReady(2)
                .happens(new ServiceRequest.Restart(SupervisorScript.PLAN.id(), ALL, true))
                .removes();
        ends(ends(service, "a.0"), "a.1");

        assertThat(service.told()).doesNotContain("service a has restarted").endsWith("service a was removed");
    }

    @Test
    void aReloadUnderWayDoesNotWaitForIt() {
        SupervisorScript service = SupervisorScript.ofReady(1).sighup().removes();
        ends(service, "a.0");

        assertThat(service.told()).contains("reload finished", "service a was removed");
    }

    @Test
    void aDeathThatWouldEndTheManagerDoesNotWhenItsServiceIsRemoved() {
        SupervisorScript service = SupervisorScript.ofReady(
                        SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.neverAndStop()))
                .removes()
                .exited("a.0", 1);

        assertThat(service.told()).endsWith("service a was removed");
    }

    @Test
    void aWorkerThatDoesNotEndIsKilledAtItsDeadline() {
        SupervisorScript service = SupervisorScript.ofReady(1).removes().forget();

        assertThat(service.passes(10_500).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aStopTakesOverWhatARemovalHasBegun() {
        SupervisorScript service = SupervisorScript.ofReady(2).removes();
        ends(service, "a.1").sigterm();
        ends(service, "a.0");

        assertThat(service.told()).endsWith("manager stopped with status 0");
        assertThat(service.done()).endsWith("finish 0");
    }

    @Test
    void itsLateWordsAreNobodysAffair() {
        SupervisorScript service = SupervisorScript.ofReady(1).removes();
        ends(service, "a.0").forget();

        assertThat(service.ready("a.0").exited("a.0", 0).hello("a.0").done()).isEmpty();
    }

    @Test
    void aManagerThatWaitsForItsFirstWorkersDoesNotWaitForThoseThatWereRemoved() {
        SupervisorScript service = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run();
        service.spawned("a.0").removes().exited("a.0", 143);

        assertThat(service.told()).contains("service a was removed").anyMatch(line -> line.startsWith("manager ready"));
    }
}
