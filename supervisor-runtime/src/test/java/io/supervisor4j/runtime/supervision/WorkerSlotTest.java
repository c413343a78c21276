package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks the drawing in the comment of {@link WorkerSlot}, arrow by arrow; times are milliseconds. */
final class WorkerSlotTest {

    private static final String QUEUED = "a.0 QUEUED";
    private static final String STARTING = "a.0 STARTING";
    private static final String READY = "a.0 READY";
    private static final String STOPPING = "a.0 STOPPING";
    private static final String HELD = "a.0 HELD";
    private static final String BACKOFF = "a.0 BACKOFF";
    private static final String ENDED = "a.0 ENDED";
    private static final String GONE = "a.0 GONE";

    /** One worker on its way. */
    private static final class Walk {
        private final SharedState shared;
        private final ServiceGroup group;
        private final WorkerSlot slot;
        private long lives;

        Walk(RestartPolicy policy) {
            Limits limits = new Limits(Duration.ZERO, 1, Duration.ZERO, Optional.of(Duration.ofSeconds(2)));
            shared = new SharedState(limits, new SplittableRandom(1));
            group = new ServiceGroup(SupervisorScript.plan(1, policy), shared, (worker, exit) -> {});
            group.begin();
            slot = group.slots().iterator().next();
            shared.gate.open();
        }

        Life life() {
            return new Life(SupervisorScript.PLAN.id(), 0, lives);
        }

        void isLetThrough(long at) {
            shared.gate.pass(nanos(at));
            lives++;
            slot.onSpawned(new Event.Spawned(life(), 1_000 + lives));
        }

        void becomesReady(long at) {
            isLetThrough(at);
            shared.passTo(nanos(at));
            slot.onReady(new Event.Ready(life()));
            assertThat(slot).hasToString(READY);
        }

        void exits(int value, long at) {
            shared.passTo(nanos(at));
            slot.onExited(new Event.Exited(life(), value));
        }

        String done() {
            return String.join(
                    ", ",
                    shared.takeEffects().stream()
                            .filter(effect -> !(effect instanceof Effect.Publish || effect instanceof Effect.FireHooks))
                            .map(Wording::of)
                            .toList());
        }

        void strikesAt(long at, String expectedState, String expectedEffects) {
            shared.takeEffects();
            assertThat(slot.deadline.at()).isEqualTo(nanos(at));
            shared.deadlines.strikeNext(nanos(at));
            assertThat(slot).hasToString(expectedState);
            assertThat(done()).isEqualTo(expectedEffects);
        }
    }

    private static long nanos(long millis) {
        return millis * Dice.MILLI;
    }

    private final Walk walk = new Walk(RestartPolicy.always().jitter(0));

    @Test
    void queuedGateLetsThroughStartingReadyReady() {
        assertThat(walk.slot).hasToString(QUEUED);
        assertThat(walk.shared.lives.count()).isZero();

        walk.isLetThrough(0);
        assertThat(walk.slot).hasToString(STARTING);
        assertThat(walk.shared.lives.count()).isEqualTo(1);

        walk.slot.onReady(new Event.Ready(walk.life()));
        assertThat(walk.slot).hasToString(READY);
        assertThat(walk.group.isUp()).isTrue();
        assertThat(walk.slot.deadline.at()).isEqualTo(Deadline.NEVER);
    }

    @Test
    void startingToldToStopStopping() {
        walk.isLetThrough(0);
        walk.shared.takeEffects();

        walk.slot.stop("scaled down", 0);

        assertThat(walk.slot).hasToString(STOPPING);
        assertThat(walk.done()).isEqualTo("terminate a.0#1 within 10000");
        walk.strikesAt(500, STOPPING, "kill a.0#1");
    }

    @Test
    void readyToldToStopStopping() {
        walk.becomesReady(0);
        walk.shared.takeEffects();

        walk.slot.stop("scaled down", 0);

        assertThat(walk.slot).hasToString(STOPPING);
        assertThat(walk.done()).isEqualTo("terminate a.0#1 within 10000");
        walk.strikesAt(10_500, STOPPING, "kill a.0#1");
    }

    @Test
    void readySaysThatItIsStoppingStopping() {
        walk.becomesReady(0);

        walk.slot.onStopping(new Event.Stopping(walk.life(), ExitReason.ASKED, "SIGTERM"));

        assertThat(walk.slot).hasToString(STOPPING);
        walk.strikesAt(10_500, STOPPING, "kill a.0#1");
    }

    @Test
    void readySaysThatItExitsStopping() {
        walk.becomesReady(0);
        walk.shared.takeEffects();

        walk.slot.onExiting(new Event.Exiting(walk.life(), 1, ExitReason.OWN, "IllegalStateException"));

        assertThat(walk.slot).hasToString(STOPPING);
        assertThat(walk.done()).isEqualTo("bye a.0#1");
        walk.strikesAt(10_500, STOPPING, "kill a.0#1");
    }

    @Test
    void startingExitQueuedAtOnce() {
        walk.isLetThrough(0);
        walk.exits(1, 10);
        assertThat(walk.slot).hasToString(QUEUED);
    }

    @Test
    void readyExitQueuedAtOnce() {
        walk.becomesReady(0);
        walk.exits(1, 10);
        assertThat(walk.slot).hasToString(QUEUED);
    }

    @Test
    void stoppingExitQueuedAtOnceIfItIsWantedAgain() {
        walk.becomesReady(0);
        walk.slot.stop("scaled down", 0);
        walk.exits(0, 10);
        assertThat(walk.slot).hasToString(QUEUED);
    }

    @Test
    void exitCrashLoopBackoffWaitOverQueued() {
        for (int life = 1; life <= 3; life++) {
            walk.becomesReady(0);
            walk.exits(1, 0);
            assertThat(walk.slot).hasToString(QUEUED);
        }
        walk.becomesReady(0);
        walk.exits(1, 0);

        assertThat(walk.slot).hasToString(BACKOFF);
        assertThat(walk.shared.lives.count()).isZero();
        walk.strikesAt(100, QUEUED, "");
    }

    @Test
    void exitEndedIfItsRestartPolicySaysSo() {
        Walk other = new Walk(RestartPolicy.onFailure());
        other.becomesReady(0);
        other.exits(1, 0);
        assertThat(other.slot).hasToString(QUEUED);

        other.becomesReady(0);
        other.exits(0, 0);
        assertThat(other.slot).hasToString(ENDED);
        assertThat(other.group.isUp()).isTrue();
        assertThat(other.slot.deadline.at()).isEqualTo(Deadline.NEVER);
    }

    @Test
    void exitGoneIfItIsNotWantedAnyMore_B2() {
        walk.becomesReady(0);
        walk.group.scale(0, 0);
        assertThat(walk.slot).hasToString(STOPPING);

        walk.exits(0, 10);

        assertThat(walk.slot).hasToString(GONE);
        assertThat(walk.group.slots()).isEmpty();
    }

    @Test
    void exitGoneIfTheManagerIsEnding() {
        walk.becomesReady(0);
        walk.shared.end();

        walk.exits(1, 10);

        assertThat(walk.slot).hasToString(GONE);
    }

    @Test
    void heldStandsBetweenAnExitBySigintAndWhatFollowsIt() {
        walk.becomesReady(0);
        walk.exits(130, 10);

        assertThat(walk.slot).hasToString(HELD);
        assertThat(walk.shared.lives.count()).isZero();
        walk.strikesAt(260, QUEUED, "");
    }

    @Test
    void whatWaitsWithoutAProcessLeavesAtOnceWhenToldToStop() {
        walk.slot.stop("scaled down", 0);
        assertThat(walk.slot).hasToString(GONE);

        Walk backingOff = new Walk(RestartPolicy.always().immediateRestarts(0));
        backingOff.becomesReady(0);
        backingOff.exits(1, 0);
        assertThat(backingOff.slot).hasToString(BACKOFF);
        backingOff.slot.stop("scaled down", 0);
        assertThat(backingOff.slot).hasToString(GONE);

        Walk ended = new Walk(RestartPolicy.never());
        ended.becomesReady(0);
        ended.exits(0, 0);
        ended.slot.stop("scaled down", 0);
        assertThat(ended.slot).hasToString(GONE);
    }

    @Test
    void aMissedBootDeadlineEndsInSigkill_B5() {
        walk.isLetThrough(0);
        walk.strikesAt(5_000, STOPPING, "kill a.0#1");
    }

    @Test
    void aMissedReloadDeadlineEndsInSigkill() {
        walk.becomesReady(0);
        walk.slot.reload(0);
        assertThat(walk.slot).hasToString(READY);
        walk.strikesAt(2_000, STOPPING, "kill a.0#1");
    }
}
