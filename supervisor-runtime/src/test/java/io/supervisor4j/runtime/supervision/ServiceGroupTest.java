package io.supervisor4j.runtime.supervision;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes of the number of workers. */
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
        SupervisorScript script = SupervisorScript.ofReady(1).happens(new Event.ServiceScaled(Wording.service('z'), 5));

        assertThat(script.done()).isEmpty();
        assertThat(script.told()).isEmpty();
    }

    @Test
    void aServiceAddedWhileTheManagerRunsStartsAtOnce() {
        SupervisorScript script =
                new SupervisorScript(SupervisorScript.LIMITS).run().forget();

        assertThat(script.add(SupervisorScript.PLAN).done()).containsExactly("spawn a.0#1");
    }
}
