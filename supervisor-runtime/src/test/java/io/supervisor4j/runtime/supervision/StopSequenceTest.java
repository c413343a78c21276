package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.RestartPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks the drawing in the comment of {@link StopSequence}, arrow by arrow. */
final class StopSequenceTest {

    private static final Firing TERMINATE = new Firing.Terminate();
    private static final Life LIFE = new Life(SupervisorScript.PLAN.id(), 0, 1);

    private final SharedState shared = new SharedState(SupervisorScript.LIMITS, new SplittableRandom(1));
    private final ServiceGroup group = new ServiceGroup(SupervisorScript.PLAN, shared, (worker, exit) -> {});
    private final StopSequence stop = new StopSequence(shared, this::members);
    private final WorkerSlot slot;

    StopSequenceTest() {
        group.begin();
        slot = group.slots().iterator().next();
        shared.gate.open();
        shared.gate.pass(0);
        slot.onSpawned(new Event.Spawned(LIFE, 1_001));
        slot.onReady(new Event.Ready(LIFE));
        shared.hooksEnded();
        shared.takeEffects();
    }

    private List<ProcessSlot> members() {
        List<ProcessSlot> members = new ArrayList<>(group.slots());
        members.addAll(group.standbys());
        return members;
    }

    private static long seconds(double seconds) {
        return (long) (seconds * Dice.SECOND);
    }

    private List<String> done() {
        return shared.takeEffects().stream()
                .filter(effect -> !(effect instanceof Effect.Publish))
                .map(Wording::of)
                .toList();
    }

    private void workerEnds(long at) {
        shared.passTo(at);
        slot.onExited(new Event.Exited(LIFE, 0));
        stop.settle();
    }

    private void stopsUntilWorkers() {
        stop.stop("caught SIGTERM", 7, 0);
        shared.hooksEnded();
        stop.hooksEnded(TERMINATE, 0);
        stop.settle();
        assertThat(stop).hasToString("WORKERS");
    }

    private void timeStrikes(long at) {
        if (stop.deadline.at() <= at) {
            stop.deadline.clear();
            stop.overdue(at);
        }
    }

    private void deadlineStrikes() {
        timeStrikes(seconds(61) - 1);
        assertThat(stop).doesNotHaveToString("KILLING");
        shared.takeEffects();
        timeStrikes(seconds(61));
        assertThat(stop).hasToString("KILLING");
        assertThat(done()).containsExactly("kill a.0#1");
    }

    @Test
    void runningStopHooksEndedWorkersAllGoneFinished() {
        assertThat(stop).hasToString("RUNNING");

        stop.stop("caught SIGTERM", 7, 0);
        assertThat(stop).hasToString("HOOKS");
        assertThat(done()).containsExactly("hooks Terminate");
        assertThat(stop.deadline.at()).isEqualTo(seconds(61));

        shared.hooksEnded();
        stop.hooksEnded(TERMINATE, seconds(3));
        assertThat(stop).hasToString("WORKERS");
        assertThat(done()).containsExactly("terminate a.0#1 within 10000");

        workerEnds(seconds(4));
        assertThat(stop).hasToString("FINISHED");
        assertThat(done()).containsExactly("finish 7");
        assertThat(stop.deadline.at()).isEqualTo(Deadline.NEVER);
    }

    @Test
    void workersAllGoneHooksEndedFinished() {
        shared.fire(new Firing.Reload(ReloadDecision.all()));
        stopsUntilWorkers();

        workerEnds(0);
        assertThat(stop).hasToString("WORKERS");

        shared.hooksEnded();
        stop.settle();
        assertThat(stop).hasToString("FINISHED");
    }

    @Test
    void hooksDeadlineKillingAllGoneFinished() {
        stop.stop("caught SIGTERM", 7, 0);
        deadlineStrikes();

        workerEnds(seconds(61));
        assertThat(stop).hasToString("FINISHED");
        assertThat(done()).containsExactly("finish 1");
    }

    @Test
    void workersDeadlineKillingAllGoneFinished() {
        stopsUntilWorkers();
        deadlineStrikes();

        workerEnds(seconds(61));
        assertThat(stop).hasToString("FINISHED");
        assertThat(done()).containsExactly("finish 1");
    }

    @Test
    void killingWhatCannotBeRemovedIsLeftBehind() {
        stopsUntilWorkers();
        deadlineStrikes();

        timeStrikes(seconds(63));
        assertThat(stop).hasToString("FINISHED");
        assertThat(done()).containsExactly("finish 1");
    }

    @Test
    void deadlineWithNobodyLeftFinishedWithoutForce() {
        stop.stop("caught SIGTERM", 7, 0);
        workerEnds(0);
        assertThat(stop).hasToString("HOOKS");
        shared.takeEffects();

        timeStrikes(seconds(61));
        assertThat(stop).hasToString("FINISHED");
        assertThat(done()).containsExactly("finish 7");
    }

    @Test
    void runningSigintAbortingAllGoneFinished() {
        stop.abort("SIGINT", "caught SIGINT", 0);
        assertThat(stop).hasToString("ABORTING");
        assertThat(done()).containsExactly("abort a.0#1 by SIGINT");
        assertThat(stop.deadline.at()).isEqualTo(seconds(0.1));

        workerEnds(0);
        assertThat(stop).hasToString("FINISHED");
        assertThat(done()).containsExactly("finish 1");
    }

    @Test
    void hooksSigalrmAborting() {
        stop.stop("caught SIGTERM", 7, 0);
        stop.abort("SIGALRM", "caught SIGALRM", 0);
        assertThat(stop).hasToString("ABORTING");
    }

    @Test
    void workersSigintAborting_B3() {
        stopsUntilWorkers();
        stop.abort("SIGINT", "caught SIGINT", 0);
        assertThat(stop).hasToString("ABORTING");
        assertThat(stop.deadline.at()).isEqualTo(seconds(0.1));
    }

    @Test
    void abortingItsDeadlineKills() {
        stop.abort("SIGINT", "caught SIGINT", 0);
        shared.takeEffects();

        timeStrikes(seconds(0.1));
        assertThat(done()).containsExactly("kill a.0#1");
        assertThat(stop.deadline.at()).isEqualTo(seconds(2.1));
    }

    @Test
    void abortingASecondSigintKillsAtOnceAndExtendsNothing() {
        stop.abort("SIGINT", "caught SIGINT", 0);
        shared.takeEffects();

        stop.abort("SIGINT", "caught SIGINT", seconds(0.05));
        assertThat(done()).containsExactly("kill a.0#1");
        assertThat(stop.deadline.at()).isEqualTo(seconds(0.1));
    }

    @Test
    void killingAnImpatientSigintExtendsNothing() {
        stopsUntilWorkers();
        deadlineStrikes();

        stop.abort("SIGINT", "caught SIGINT", seconds(62));
        assertThat(stop.deadline.at()).isEqualTo(seconds(63));
        assertThat(done()).isEmpty();
    }

    @Test
    void aSecondSigtermChangesNoDeadlineAndNoStatus_C59() {
        stopsUntilWorkers();
        shared.takeEffects();

        stop.stop("caught SIGTERM", 0, seconds(30));

        assertThat(shared.takeEffects()).isEmpty();
        assertThat(stop).hasToString("WORKERS");
        assertThat(stop.deadline.at()).isEqualTo(seconds(61));
        workerEnds(seconds(31));
        assertThat(done()).containsExactly("finish 7");
    }

    @Test
    void finishedNothingMoves() {
        stop.abort("SIGINT", "caught SIGINT", 0);
        workerEnds(0);
        shared.takeEffects();

        stop.abort("SIGINT", "caught SIGINT", 1);
        stop.stop("caught SIGTERM", 0, 1);
        stop.hooksEnded(TERMINATE, 1);
        timeStrikes(seconds(100));
        stop.settle();

        assertThat(stop).hasToString("FINISHED");
        assertThat(shared.takeEffects()).isEmpty();
    }

    @Test
    void withoutATimeLimitThereIsNoDeadline() {
        Limits patient = new Limits(Duration.ZERO, 8, Duration.ZERO, Optional.empty());
        ServicePlan plan = SupervisorScript.plan(1, RestartPolicy.always());

        SupervisorScript script =
                SupervisorScript.ofReady(patient, plan).holdHooks().sigterm();

        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
        assertThat(script.told()).containsExactly("caught SIGTERM, stopping without a time limit");
    }
}
