package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes of the wanted workers: their number, single ids, any set. */
final class ServiceGroupTest {

    @Test
    void theLowestFreeIdsComeAtOnce_B1() {
        assertThat(SupervisorScript.ofReady(1).scales(3).done()).containsExactly("spawn a.1#2", "spawn a.2#3");
    }

    @Test
    void theHighestIdsLeaveAndAreForgotten_B2() {
        SupervisorScript script = SupervisorScript.ofReady(3).scales(1);
        assertThat(script.done()).containsExactly("terminate a.2#3 within 10000", "terminate a.1#2 within 10000");

        script.exited("a.1", 0).exited("a.2", 0);
        assertThat(script.done())
                .containsExactly("hooks DeadWorker a.1 0 REQUESTED", "hooks DeadWorker a.2 0 REQUESTED");
        assertThat(script.passes(100_000).done()).isEmpty();
    }

    @Test
    void noneIsANumberToo_X4() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).scales(0).exited("a.0", 0).forget();

        assertThat(script.scales(2).done()).containsExactly("spawn a.0#2", "spawn a.1#3");
    }

    @Test
    void anIdThatIsWantedAgainWhileItsWorkerStopsIsStartedAfterThat() {
        SupervisorScript script = SupervisorScript.ofReady(2).scales(1).scales(2);
        assertThat(script.done()).containsExactly("terminate a.1#2 within 10000");

        assertThat(script.exited("a.1", 0).done()).containsExactly("hooks DeadWorker a.1 0 REQUESTED", "spawn a.1#3");
    }

    @Test
    void anIdThatChangesItsMindTwiceWhileItsWorkerStopsStaysAway() {
        SupervisorScript script =
                SupervisorScript.ofReady(2).scales(1).scales(2).scales(1);
        assertThat(script.done()).containsExactly("terminate a.1#2 within 10000");

        assertThat(script.exited("a.1", 0).passes(100_000).done()).containsExactly("hooks DeadWorker a.1 0 REQUESTED");
    }

    @Test
    void aWorkerThatIsStartingIsToldToEndAtOnce() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .spawned("a.0")
                .forget();

        assertThat(script.scales(0).done()).containsExactly("terminate a.0#1 within 10000");
        assertThat(script.passes(1_000).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aWorkerWhoseStartIsInFlightIsKilledWhenItAppearsAndReplacedIfItIsWantedAgain() {
        SupervisorScript script = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .scales(0)
                .forget();
        assertThat(script.scales(1).done()).isEmpty();

        assertThat(script.spawned("a.0").done()).containsExactly("kill a.0#1");
        assertThat(script.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 REQUESTED", "spawn a.0#2");
    }

    @Test
    void aWorkerInBackOffLeavesAtOnce() {
        SupervisorScript script = SupervisorScript.ofReady(1).crashes("a.0", 4).forget();

        assertThat(script.scales(0).passes(100_000).done()).isEmpty();
        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
        assertThat(script.scales(1).done()).containsExactly("spawn a.0#5");
    }

    @Test
    void aChangeToTheSameNumberIsToldToNobody() {
        assertThat(SupervisorScript.ofReady(1).scales(1).told()).isEmpty();
    }

    @Test
    void anUnknownServiceIsNobodysBusiness() {
        SupervisorScript script =
                SupervisorScript.ofReady(1).happens(new ServiceRequest.Scale(Wording.service('z'), 5));

        assertThat(script.done()).isEmpty();
        assertThat(script.told()).isEmpty();
    }

    @Test
    void aServiceAddedWhileTheManagerRunsStartsAtOnce() {
        SupervisorScript script =
                new SupervisorScript(SupervisorScript.LIMITS).run().forget();

        assertThat(script.add(SupervisorScript.PLAN).done()).containsExactly("spawn a.0#1");
    }

    @Test
    void oneIdStopsWhileTheOthersStay() {
        SupervisorScript script = SupervisorScript.ofReady(3).stops(1);
        assertThat(script.done()).containsExactly("terminate a.1#2 within 10000");
        assertThat(script.asks().groups().get(0).target()).isEqualTo(2);

        assertThat(script.exited("a.1", 0).passes(100_000).done()).containsExactly("hooks DeadWorker a.1 0 REQUESTED");
    }

    @Test
    void anIdThatWasStoppedStartsAgainOnRequest() {
        SupervisorScript script =
                SupervisorScript.ofReady(3).stops(1).exited("a.1", 0).forget();

        assertThat(script.starts(1).done()).containsExactly("spawn a.1#4");
        assertThat(script.asks().groups().get(0).target()).isEqualTo(3);
    }

    @Test
    void anIdThatIsStartedWhileItStopsIsStartedAfterThat() {
        SupervisorScript script = SupervisorScript.ofReady(2).stops(1).starts(1);
        assertThat(script.done()).containsExactly("terminate a.1#2 within 10000");

        assertThat(script.exited("a.1", 0).done()).containsExactly("hooks DeadWorker a.1 0 REQUESTED", "spawn a.1#3");
    }

    @Test
    void aWorkerThatItsPolicyKeepsAwayStartsOnRequest() {
        SupervisorScript script = SupervisorScript.ofReady(
                        SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.never()))
                .exited("a.0", 0)
                .forget();

        assertThat(script.passes(100_000).done()).isEmpty();
        assertThat(script.starts(0).done()).containsExactly("spawn a.0#2");
    }

    @Test
    void aWorkerThatEndsByItselfStartsOnRequestThoughItsPolicyWouldKeepItAway() {
        SupervisorScript script = SupervisorScript.ofReady(
                        SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.never()))
                .exiting("a.0", 0, ExitReason.OWN)
                .starts(0)
                .forget();

        assertThat(script.exited("a.0", 0).done()).contains("spawn a.0#2");
    }

    @Test
    void aWorkerInBackOffStartsAtOnceOnRequest() {
        SupervisorScript script = SupervisorScript.ofReady(1).crashes("a.0", 4).forget();

        assertThat(script.starts(0).done()).containsExactly("spawn a.0#5");
    }

    @Test
    void aStartOfAWorkerThatRunsDoesNothing() {
        SupervisorScript script = SupervisorScript.ofReady(2).starts(0, 1);

        assertThat(script.done()).isEmpty();
        assertThat(script.told()).isEmpty();
    }

    @Test
    void anySetOfIdsCanBeWanted() {
        SupervisorScript script = SupervisorScript.ofReady(3).wants(1, 7, 12);
        assertThat(script.done())
                .containsExactly(
                        "terminate a.2#3 within 10000", "terminate a.0#1 within 10000", "spawn a.7#4", "spawn a.12#5");
        assertThat(script.told()).noneMatch(line -> line.contains("scaled from"));

        script.exited("a.0", 0)
                .exited("a.2", 0)
                .becomesReady("a.7")
                .becomesReady("a.12")
                .forget();
        assertThat(script.scales(2).done())
                .containsExactly("terminate a.12#5 within 10000", "terminate a.7#4 within 10000", "spawn a.0#6");
    }

    @Test
    void aServiceStartsWithTheIdsOfItsPlan() {
        ServicePlan plan = SupervisorScript.PLAN;
        ServicePlan chosen = new ServicePlan(
                plan.id(),
                plan.name(),
                WorkerIds.of(List.of(3, 5)),
                plan.gracefulShutdownTimeout(),
                plan.bootTimeout(),
                plan.restart(),
                0,
                plan.recipe());

        assertThat(new SupervisorScript(SupervisorScript.LIMITS)
                        .add(chosen)
                        .run()
                        .done())
                .containsExactly("spawn a.3#1", "spawn a.5#2");
    }

    @Test
    void aWorkerThatIsStoppedBeforeTheStartIsNotStarted() {
        assertThat(new SupervisorScript(SupervisorScript.LIMITS)
                        .add(SupervisorScript.plan(3))
                        .stops(0, 2)
                        .run()
                        .done())
                .containsExactly("spawn a.1#1");
    }
}
