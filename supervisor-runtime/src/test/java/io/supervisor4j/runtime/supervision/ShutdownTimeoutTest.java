package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long an end may take, when that is changed while the manager runs (C-69, O-51). */
final class ShutdownTimeoutTest {

    /** A service that has the manager's time, 60 s. */
    private static final ServicePlan COMMON = withTimeout(Optional.empty());

    private static ServicePlan withTimeout(Optional<Duration> timeout) {
        ServicePlan plan = Rehearsal.PLAN;
        return new ServicePlan(
                plan.id(), plan.name(), 1, timeout, plan.bootTimeout(), plan.restart(), plan.standby(), plan.recipe());
    }

    private static Rehearsal ofReady(ServicePlan plan) {
        return Rehearsal.ofReady(Rehearsal.LIMITS, plan);
    }

    @Test
    void workersThatHaveTheManagersTimeAreToldAndEndWithinIt() {
        Rehearsal rehearsal = ofReady(COMMON).timeoutChanges(2_000);
        assertThat(rehearsal.done()).containsExactly("time of a.0#1 is 2000");
        assertThat(rehearsal.told()).containsExactly("graceful shutdown timeout changed from 60 s to 2.0 s");

        assertThat(rehearsal.sigterm().done()).containsExactly("hooks Terminate", "terminate a.0#1 within 2000");
        assertThat(rehearsal.passes(2_499).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aLongerTimeHoldsAsWell() {
        Rehearsal rehearsal = ofReady(COMMON).timeoutChanges(120_000).sigterm().forget();

        assertThat(rehearsal.passes(120_499).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("kill a.0#1");
    }

    @Test
    void workersOfAServiceWithATimeOfItsOwnKeepThat() {
        Rehearsal rehearsal = ofReady(withTimeout(Optional.of(Duration.ofSeconds(10))));

        assertThat(rehearsal.timeoutChanges(2_000).done()).isEmpty();
    }

    @Test
    void theManagersOwnDeadlineIsThatOfTheStop_B19() {
        Rehearsal rehearsal = ofReady(withTimeout(Optional.of(Duration.ZERO))).timeoutChanges(2_000);

        assertThat(rehearsal.sigterm().told()).contains("caught SIGTERM, stopping within 3.0 s");
        assertThat(rehearsal.timeoutChanges(50_000).told()).isEmpty();
        rehearsal.forget();
        assertThat(rehearsal.passes(3_000).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aWorkerThatIsEndingKeepsItsDeadline_B10() {
        Rehearsal rehearsal = ofReady(COMMON);
        rehearsal.stopping("a.0", ExitReason.ASKED).timeoutChanges(2_000);

        assertThat(rehearsal.done()).isEmpty();
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(60_500);
    }

    @Test
    void aWorkerThatIsStartingIsToldToo() {
        Rehearsal rehearsal = new Rehearsal(Rehearsal.LIMITS).add(COMMON).run();
        rehearsal.timeoutChanges(2_000).forget();

        assertThat(rehearsal.spawned("a.0").done()).containsExactly("assign a.0#1");
        assertThat(rehearsal.timeoutChanges(3_000).done()).containsExactly("time of a.0#1 is 3000");
    }

    @Test
    void aServiceThatTakesOrGivesUpATimeOfItsOwnIsTold() {
        Rehearsal rehearsal = ofReady(COMMON);

        rehearsal.updates(withTimeout(Optional.of(Duration.ofSeconds(5))));
        assertThat(rehearsal.done()).containsExactly("time of a.0#1 is 5000");
        rehearsal.timeoutChanges(2_000);
        assertThat(rehearsal.done()).isEmpty();
        rehearsal.updates(COMMON);
        assertThat(rehearsal.done()).containsExactly("time of a.0#1 is 2000");
    }

    @Test
    void theSameTimeIsNoChangeAndAHugeOneIsNone() {
        Rehearsal rehearsal = ofReady(COMMON).timeoutChanges(60_000);
        assertThat(rehearsal.told()).isEmpty();

        rehearsal.happens(new Event.ShutdownTimeoutChanged(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThat(rehearsal.done()).containsExactly("time of a.0#1 is 0");
        assertThat(rehearsal.told()).containsExactly("graceful shutdown timeout changed from 60 s to none");
    }
}
