package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.WorkerStatus;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class RestartCycleTest {

    private static final OptionalInt ALL = OptionalInt.empty();

    private static Event restart(OptionalInt worker, boolean rolling) {
        return new ServiceRequest.Restart(SupervisorScript.PLAN.id(), worker, rolling);
    }

    private static SupervisorScript ends(SupervisorScript service, String worker) {
        return service.exiting(worker, 0, ExitReason.ASKED).exited(worker, 0);
    }

    @Test
    void aRollingRestartTakesOneWorkerAfterTheOther() {
        SupervisorScript service = SupervisorScript.ofReady(2).happens(restart(ALL, true));
        assertThat(service.done()).containsExactly("terminate a.0#1 within 10000");

        ends(service, "a.0");
        assertThat(service.done()).contains("spawn a.0#3").doesNotContain("terminate a.1#2 within 10000");
        service.becomesReady("a.0");
        assertThat(service.done()).contains("terminate a.1#2 within 10000");
        assertThat(service.told()).doesNotContain("service a has restarted");
        ends(service, "a.1").becomesReady("a.1");

        assertThat(service.told()).contains("service a has restarted");
    }

    @Test
    void aRollingRestartWaitsWhileAnotherWorkerIsMissing() {
        SupervisorScript service =
                SupervisorScript.ofReady(2).exited("a.1", 1).forget().happens(restart(ALL, true));

        assertThat(service.done()).noneMatch(line -> line.startsWith("terminate"));
        service.becomesReady("a.1");

        assertThat(service.done()).contains("terminate a.0#1 within 10000");
    }

    @Test
    void allAtOnceTakesAllAtOnce() {
        SupervisorScript service = SupervisorScript.ofReady(2).happens(restart(ALL, false));

        assertThat(service.done()).containsExactly("terminate a.0#1 within 10000", "terminate a.1#2 within 10000");
    }

    @Test
    void oneWorkerCanBeReplacedAlone() {
        SupervisorScript service = SupervisorScript.ofReady(3).happens(restart(OptionalInt.of(1), false));

        assertThat(service.done()).containsExactly("terminate a.1#2 within 10000");
    }

    @Test
    void aWorkerThatHasDiedAndComeBackMeanwhileIsFreshAndIsNotReplacedAgain() {
        SupervisorScript service =
                SupervisorScript.ofReady(2).happens(restart(ALL, true)).exited("a.1", 137);
        ends(service, "a.0").becomesReady("a.1").forget();

        service.becomesReady("a.0");

        assertThat(service.done()).containsExactly("assign a.0#4", "hooks WorkerReady a.0");
        assertThat(service.told()).endsWith("service a has restarted");
    }

    @Test
    void aWorkerThatWasTakenAwayAndAddedAgainMeanwhileIsFreshAndIsNotReplacedAgain() {
        SupervisorScript service = SupervisorScript.ofReady(2).happens(restart(ALL, true));
        service.scales(1).exited("a.1", 0).scales(2).becomesReady("a.1");
        ends(service, "a.0").forget();

        service.becomesReady("a.0");

        assertThat(service.done()).containsExactly("assign a.0#4", "hooks WorkerReady a.0");
        assertThat(service.told()).endsWith("service a has restarted");
    }

    @Test
    void aWorkerThatWaitsForItsStartIsFreshEnough() {
        SupervisorScript service = SupervisorScript.ofReady(1).crashes("a.0", 4).happens(restart(ALL, true));

        assertThat(service.becomesReady("a.0").told()).endsWith("service a has restarted");
        assertThat(service.done()).noneMatch(line -> line.startsWith("terminate"));
    }

    @Test
    void aWorkerThatIsNotThereIsNoRestart() {
        SupervisorScript service = SupervisorScript.ofReady(1).happens(restart(OptionalInt.of(7), false));

        assertThat(service.done()).isEmpty();
        assertThat(service.told()).isEmpty();
    }

    @Test
    void aWorkerThatItsPolicyKeepsAwayStartsAgain() {
        SupervisorScript service =
                SupervisorScript.ofReady(SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.never()));
        service.exited("a.0", 1).forget();

        assertThat(service.happens(restart(ALL, true)).done()).containsExactly("spawn a.0#2");
    }

    @Test
    void aWorkerInBackOffStartsAtOnce() {
        SupervisorScript service = SupervisorScript.ofReady(1).crashes("a.0", 4).forget();

        assertThat(service.happens(restart(OptionalInt.of(0), false)).done()).containsExactly("spawn a.0#5");
    }

    @Test
    void aWorkerThatEndsAnywayIsReplacedWhateverItsPolicy() {
        SupervisorScript service = SupervisorScript.ofReady(
                SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.neverAndStop()));
        service.stopping("a.0", ExitReason.ASKED).happens(restart(ALL, false)).forget();

        assertThat(ends(service, "a.0").done()).contains("spawn a.0#2");
    }

    @Test
    void nothingIsRestartedBeforeRunOrOnceTheEndWasOrdered() {
        SupervisorScript fresh = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.plan(1))
                .forget();
        SupervisorScript ending = SupervisorScript.ofReady(1).sigterm().forget();

        assertThat(fresh.happens(restart(ALL, false)).told()).isEmpty();
        assertThat(ending.happens(restart(ALL, false)).told()).isEmpty();
    }

    @Test
    void aStatusTellsWhatIsGoingOn() {
        SupervisorScript service =
                SupervisorScript.ofReady(1).passes(100).exited("a.0", 3).passes(5);

        Snapshot snapshot = service.asks();

        assertThat(snapshot.state()).isEqualTo(ManagerStatus.State.READY);
        Snapshot.Worker worker = snapshot.groups().get(0).workers().get(0);
        assertThat(worker.state()).isEqualTo(WorkerStatus.State.STARTING);
        assertThat(worker.inState()).hasMillis(5);
        assertThat(worker.restarts()).isEqualTo(1);
        assertThat(worker.lastDeath().orElseThrow().exit().status()).isEqualTo(3);
        assertThat(worker.lastDeath().orElseThrow().ago()).hasMillis(5);
    }

    @Test
    void aLifeIsToldToBeStableOnceItWasReadyForLongEnough() {
        SupervisorScript service = SupervisorScript.ofReady(1).passes(999);
        assertThat(onlyWorker(service).stable()).isFalse();

        service.passes(1);
        assertThat(onlyWorker(service).stable()).isTrue();

        service.exited("a.0", 3);
        assertThat(onlyWorker(service).stable()).isFalse();
    }

    private static Snapshot.Worker onlyWorker(SupervisorScript service) {
        return service.asks().groups().get(0).workers().get(0);
    }

    @Test
    void aQuestionIsAnsweredAlsoAfterTheEnd() {
        SupervisorScript service = SupervisorScript.ofReady(1).sigint().exited("a.0", 130);

        assertThat(service.asks().state()).isEqualTo(ManagerStatus.State.STOPPED);
    }

    @Test
    void aSignalGoesToThoseWhoHaveAProcess_C61() {
        SupervisorScript service = SupervisorScript.ofReady(2).exited("a.1", 1).forget();

        service.happens(new Event.SignalRequested(SupervisorScript.PLAN.id(), ALL, "USR1"));

        assertThat(service.done()).containsExactly("USR1 to a.0#1");
    }

    @Test
    void aQueryForAWorkerWithoutProcessIsForNobody() {
        SupervisorScript service = SupervisorScript.ofReady(1).exited("a.0", 1).forget();

        service.happens(new Event.QueryRequested(SupervisorScript.PLAN.id(), 0, 7));

        assertThat(service.done()).containsExactly("query 7 to nobody");
    }
}
