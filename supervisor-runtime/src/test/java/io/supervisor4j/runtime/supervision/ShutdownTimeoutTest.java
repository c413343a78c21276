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
        ServicePlan plan = SupervisorScript.PLAN;
        return new ServicePlan(
                plan.id(), plan.name(), 1, timeout, plan.bootTimeout(), plan.restart(), plan.standby(), plan.recipe());
    }

    private static SupervisorScript ofReady(ServicePlan plan) {
        return SupervisorScript.ofReady(SupervisorScript.LIMITS, plan);
    }

    @Test
    void workersThatHaveTheManagersTimeAreToldAndEndWithinIt() {
        SupervisorScript script = ofReady(COMMON).timeoutChanges(2_000);
        assertThat(script.done()).containsExactly("time of a.0#1 is 2000");
        assertThat(script.told()).containsExactly("graceful shutdown timeout changed from 60 s to 2.0 s");

        assertThat(script.sigterm().done()).containsExactly("hooks Terminate", "terminate a.0#1 within 2000");
        assertThat(script.passes(2_499).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aLongerTimeHoldsAsWell() {
        SupervisorScript script =
                ofReady(COMMON).timeoutChanges(120_000).sigterm().forget();

        assertThat(script.passes(120_499).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("kill a.0#1");
    }

    @Test
    void workersOfAServiceWithATimeOfItsOwnKeepThat() {
        SupervisorScript script = ofReady(withTimeout(Optional.of(Duration.ofSeconds(10))));

        assertThat(script.timeoutChanges(2_000).done()).isEmpty();
    }

    @Test
    void theManagersOwnDeadlineIsThatOfTheStop_B19() {
        SupervisorScript script =
                ofReady(withTimeout(Optional.of(Duration.ZERO))).timeoutChanges(2_000);

        assertThat(script.sigterm().told()).contains("caught SIGTERM, stopping within 3.0 s");
        assertThat(script.timeoutChanges(50_000).told()).isEmpty();
        script.forget();
        assertThat(script.passes(3_000).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aWorkerThatIsEndingKeepsItsDeadline_B10() {
        SupervisorScript script = ofReady(COMMON);
        script.stopping("a.0", ExitReason.ASKED).timeoutChanges(2_000);

        assertThat(script.done()).isEmpty();
        assertThat(script.nextDeadlineIn()).isEqualTo(60_500);
    }

    @Test
    void aWorkerThatIsStartingIsToldToo() {
        SupervisorScript script =
                new SupervisorScript(SupervisorScript.LIMITS).add(COMMON).run();
        script.timeoutChanges(2_000).forget();

        assertThat(script.spawned("a.0").done()).containsExactly("assign a.0#1");
        assertThat(script.timeoutChanges(3_000).done()).containsExactly("time of a.0#1 is 3000");
    }

    @Test
    void aServiceThatTakesOrGivesUpATimeOfItsOwnIsTold() {
        SupervisorScript script = ofReady(COMMON);

        script.updates(withTimeout(Optional.of(Duration.ofSeconds(5))));
        assertThat(script.done()).containsExactly("time of a.0#1 is 5000");
        script.timeoutChanges(2_000);
        assertThat(script.done()).isEmpty();
        script.updates(COMMON);
        assertThat(script.done()).containsExactly("time of a.0#1 is 2000");
    }

    @Test
    void theSameTimeIsNoChangeAndAHugeOneIsNone() {
        SupervisorScript script = ofReady(COMMON).timeoutChanges(60_000);
        assertThat(script.told()).isEmpty();

        script.happens(new Event.ShutdownTimeoutChanged(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThat(script.done()).containsExactly("time of a.0#1 is 0");
        assertThat(script.told()).containsExactly("graceful shutdown timeout changed from 60 s to none");
    }
}
