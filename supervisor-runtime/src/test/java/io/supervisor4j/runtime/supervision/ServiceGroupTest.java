package io.supervisor4j.runtime.supervision;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes of the number of workers. */
final class ServiceGroupTest {

    @Test
    void theLowestFreeIdsComeAtOnce_B1() {
        assertThat(Rehearsal.ofReady(1).scales(3).done()).containsExactly("spawn a.1#2", "spawn a.2#3");
    }

    @Test
    void theHighestIdsLeaveAndAreForgotten_B2() {
        Rehearsal rehearsal = Rehearsal.ofReady(3).scales(1);
        assertThat(rehearsal.done()).containsExactly("terminate a.2#3 within 10000", "terminate a.1#2 within 10000");

        rehearsal.exited("a.1", 0).exited("a.2", 0);
        assertThat(rehearsal.done())
                .containsExactly("hooks DeadWorker a.1 0 REQUESTED", "hooks DeadWorker a.2 0 REQUESTED");
        assertThat(rehearsal.passes(100_000).done()).isEmpty();
    }

    @Test
    void noneIsANumberToo_X4() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).scales(0).exited("a.0", 0).forget();

        assertThat(rehearsal.scales(2).done()).containsExactly("spawn a.0#2", "spawn a.1#3");
    }

    @Test
    void anIdThatIsWantedAgainWhileItsWorkerStopsIsStartedAfterThat() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).scales(1).scales(2);
        assertThat(rehearsal.done()).containsExactly("terminate a.1#2 within 10000");

        assertThat(rehearsal.exited("a.1", 0).done())
                .containsExactly("hooks DeadWorker a.1 0 REQUESTED", "spawn a.1#3");
    }

    @Test
    void anIdThatChangesItsMindTwiceWhileItsWorkerStopsStaysAway() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).scales(1).scales(2).scales(1);
        assertThat(rehearsal.done()).containsExactly("terminate a.1#2 within 10000");

        assertThat(rehearsal.exited("a.1", 0).passes(100_000).done())
                .containsExactly("hooks DeadWorker a.1 0 REQUESTED");
    }

    @Test
    void aWorkerThatIsStartingIsToldToEndAtOnce() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .spawned("a.0")
                .forget();

        assertThat(rehearsal.scales(0).done()).containsExactly("terminate a.0#1 within 10000");
        assertThat(rehearsal.passes(1_000).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aWorkerWhoseStartIsInFlightIsKilledWhenItAppearsAndReplacedIfItIsWantedAgain() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .scales(0)
                .forget();
        assertThat(rehearsal.scales(1).done()).isEmpty();

        assertThat(rehearsal.spawned("a.0").done()).containsExactly("kill a.0#1");
        assertThat(rehearsal.exited("a.0", 137).done())
                .containsExactly("hooks DeadWorker a.0 -9 REQUESTED", "spawn a.0#2");
    }

    @Test
    void aWorkerInBackOffLeavesAtOnce() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).crashes("a.0", 4).forget();

        assertThat(rehearsal.scales(0).passes(100_000).done()).isEmpty();
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
        assertThat(rehearsal.scales(1).done()).containsExactly("spawn a.0#5");
    }

    @Test
    void aChangeToTheSameNumberIsToldToNobody() {
        assertThat(Rehearsal.ofReady(1).scales(1).told()).isEmpty();
    }

    @Test
    void anUnknownServiceIsNobodysBusiness() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).happens(new Event.ServiceScaled(Wording.service('z'), 5));

        assertThat(rehearsal.done()).isEmpty();
        assertThat(rehearsal.told()).isEmpty();
    }

    @Test
    void aServiceAddedWhileTheManagerRunsStartsAtOnce() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS).run().forget();

        assertThat(rehearsal.add(Rehearsal.PLAN).done()).containsExactly("spawn a.0#1");
    }
}
