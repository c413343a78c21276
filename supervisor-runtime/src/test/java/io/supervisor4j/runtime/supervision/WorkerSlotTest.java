package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.supervisor4j.runtime.supervision.SlotState.BACKOFF;
import static io.supervisor4j.runtime.supervision.SlotState.ENDED;
import static io.supervisor4j.runtime.supervision.SlotState.GONE;
import static io.supervisor4j.runtime.supervision.SlotState.HELD;
import static io.supervisor4j.runtime.supervision.SlotState.QUEUED;
import static io.supervisor4j.runtime.supervision.SlotState.READY;
import static io.supervisor4j.runtime.supervision.SlotState.STARTING;
import static io.supervisor4j.runtime.supervision.SlotState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

/** The drawing in the comment of {@link WorkerSlot} as a table, then what else its arrows do; times are milliseconds. */
final class WorkerSlotTest {

    private static final RestartPolicy ALWAYS = RestartPolicy.always().jitter(0);
    private static final RestartPolicy BACK_OFF = ALWAYS.immediateRestarts(0);

    /** An arrow: a worker in one state meets a cause, and is in another. */
    private record Arrow(SlotState from, String cause, SlotState to, RestartPolicy policy, Consumer<Walk> how) {

        @Override
        public String toString() {
            return from + " - " + cause + " -> " + to;
        }
    }

    private static Arrow arrow(SlotState from, String cause, SlotState to, Consumer<Walk> how) {
        RestartPolicy policy = from == BACKOFF ? BACK_OFF : from == ENDED ? RestartPolicy.never() : ALWAYS;
        return new Arrow(from, cause, to, policy, how);
    }

    static Stream<Arrow> arrows() {
        return Stream.of(starts(), ends(), exits(), deadlines(), orders()).flatMap(List::stream);
    }

    private static List<Arrow> starts() {
        return List.of(
                arrow(QUEUED, "gate lets through", STARTING, walk -> walk.isLetThrough(0)),
                arrow(QUEUED, "takes a standby", STARTING, Walk::takesAStandby),
                arrow(STARTING, "ready", READY, Walk::saysReady),
                arrow(STOPPING, "ready just before it is told to stop", STOPPING, Walk::saysReady));
    }

    private static List<Arrow> ends() {
        return List.of(
                arrow(QUEUED, "told to stop", GONE, Walk::isToldToStop),
                arrow(STARTING, "told to stop", STOPPING, Walk::isToldToStop),
                arrow(READY, "told to stop", STOPPING, Walk::isToldToStop),
                arrow(STOPPING, "told to stop", STOPPING, Walk::isToldToStop),
                arrow(HELD, "told to stop", GONE, Walk::isToldToStop),
                arrow(BACKOFF, "told to stop", GONE, Walk::isToldToStop),
                arrow(ENDED, "told to stop", GONE, Walk::isToldToStop),
                arrow(GONE, "told to stop", GONE, Walk::isToldToStop),
                arrow(STARTING, "says it is stopping", STOPPING, Walk::saysStopping),
                arrow(READY, "says it is stopping", STOPPING, Walk::saysStopping),
                arrow(STOPPING, "says it is stopping", STOPPING, Walk::saysStopping),
                arrow(STARTING, "says it exits", STOPPING, Walk::saysExiting),
                arrow(READY, "says it exits", STOPPING, Walk::saysExiting),
                arrow(STOPPING, "says it exits", STOPPING, Walk::saysExiting));
    }

    private static List<Arrow> exits() {
        return List.of(
                arrow(STARTING, "exit", QUEUED, walk -> walk.exits(1, 10)),
                arrow(READY, "exit", QUEUED, walk -> walk.exits(1, 10)),
                arrow(STOPPING, "exit, wanted again", QUEUED, walk -> walk.exits(0, 10)),
                arrow(READY, "exit by SIGINT", HELD, walk -> walk.exits(130, 10)),
                new Arrow(STARTING, "exit, crash loop", BACKOFF, BACK_OFF, walk -> walk.exits(1, 10)),
                new Arrow(READY, "exit, crash loop", BACKOFF, BACK_OFF, walk -> walk.exits(1, 10)),
                new Arrow(READY, "exit, its policy says so", ENDED, RestartPolicy.never(), walk -> walk.exits(1, 10)),
                new Arrow(
                        STARTING, "exit, its policy says so", ENDED, RestartPolicy.never(), walk -> walk.exits(1, 10)),
                arrow(READY, "exit, not wanted any more", GONE, walk -> {
                    walk.isNotWantedAnyMore();
                    walk.exits(0, 10);
                }),
                arrow(STARTING, "exit, manager is ending", GONE, Walk::exitsAtTheEndOfTheManager),
                arrow(READY, "exit, manager is ending", GONE, Walk::exitsAtTheEndOfTheManager),
                arrow(STOPPING, "exit, manager is ending", GONE, Walk::exitsAtTheEndOfTheManager));
    }

    private static List<Arrow> deadlines() {
        return List.of(
                arrow(STARTING, "misses its boot deadline", STOPPING, Walk::missesItsDeadline),
                arrow(READY, "misses its reload deadline", STOPPING, walk -> {
                    walk.slot.reload(0);
                    walk.missesItsDeadline();
                }),
                arrow(STOPPING, "misses its stop deadline", STOPPING, Walk::missesItsDeadline),
                arrow(HELD, "wait over", QUEUED, Walk::missesItsDeadline),
                arrow(BACKOFF, "wait over", QUEUED, Walk::missesItsDeadline));
    }

    private static List<Arrow> orders() {
        return List.of(
                arrow(READY, "reload", READY, walk -> walk.slot.reload(0)),
                arrow(BACKOFF, "reload", QUEUED, walk -> walk.slot.reload(0)),
                arrow(QUEUED, "to be replaced", QUEUED, walk -> walk.slot.replace("restart", 0)),
                arrow(STARTING, "to be replaced", STOPPING, walk -> walk.slot.replace("restart", 0)),
                arrow(READY, "to be replaced", STOPPING, walk -> walk.slot.replace("restart", 0)),
                arrow(ENDED, "to be replaced", QUEUED, walk -> walk.slot.replace("restart", 0)),
                arrow(QUEUED, "all end at once", GONE, walk -> walk.slot.abort("SIGINT", 0)),
                arrow(STARTING, "all end at once", STOPPING, walk -> walk.slot.abort("SIGINT", 0)),
                arrow(READY, "all end at once", STOPPING, walk -> walk.slot.abort("SIGINT", 0)),
                arrow(HELD, "all end at once", GONE, walk -> walk.slot.abort("SIGINT", 0)),
                arrow(HELD, "manager is ending", GONE, walk -> {
                    walk.shared.end();
                    walk.slot.release(10);
                }));
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void everyArrowLeadsWhereItIsDrawn(Arrow arrow) {
        Walk walk = new Walk(arrow.policy());
        walk.reaches(arrow.from());

        arrow.how().accept(walk);

        assertThat(walk.slot).hasToString("a.0 " + arrow.to());
    }

    @Test
    void arrowsLeaveAndReachEveryState() {
        assertThat(arrows().map(Arrow::from)).containsOnly(SlotState.values());
        assertThat(arrows().map(Arrow::to)).containsOnly(SlotState.values());
        assertThat(arrows().map(Arrow::toString)).doesNotHaveDuplicates();
    }

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

        /** Brings it into a state, from its first; what that takes happens at time 0. */
        void reaches(SlotState state) {
            switch (state) {
                case QUEUED -> {}
                case STARTING -> isLetThrough(0);
                case READY -> becomesReady(0);
                case STOPPING -> {
                    becomesReady(0);
                    isToldToStop();
                }
                case HELD -> {
                    becomesReady(0);
                    exits(130, 0);
                }
                case BACKOFF, ENDED -> {
                    becomesReady(0);
                    exits(1, 0);
                }
                case GONE -> isToldToStop();
            }
            assertThat(slot).hasToString("a.0 " + state);
        }

        void takesAStandby() {
            CurrentLife standby = shared.lives.begin(SupervisorScript.PLAN, Life.STANDBY, slot, 0);
            standby.spawned(1_001);
            slot.takeOver(standby, 0);
        }

        void becomesReady(long at) {
            isLetThrough(at);
            shared.passTo(nanos(at));
            saysReady();
            assertThat(slot).hasToString("a.0 READY");
        }

        void saysReady() {
            slot.onReady(new Event.Ready(life()));
        }

        void saysStopping() {
            slot.onStopping(new Event.Stopping(life(), ExitReason.ASKED, "SIGTERM"));
        }

        void saysExiting() {
            slot.onExiting(new Event.Exiting(life(), 1, ExitReason.OWN, "IllegalStateException"));
        }

        void isToldToStop() {
            slot.stop("scaled down", 0);
        }

        void isNotWantedAnyMore() {
            group.scale(new ServiceRequest.Scale(group.plan().id(), 0));
        }

        void exitsAtTheEndOfTheManager() {
            shared.end();
            exits(1, 10);
        }

        void missesItsDeadline() {
            shared.deadlines.strikeNext(slot.deadline.at());
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

        void strikesAt(long at, SlotState expectedState, String expectedEffects) {
            shared.takeEffects();
            assertThat(slot.deadline.at()).isEqualTo(nanos(at));
            shared.deadlines.strikeNext(nanos(at));
            assertThat(slot).hasToString("a.0 " + expectedState);
            assertThat(done()).isEqualTo(expectedEffects);
        }
    }

    private static long nanos(long millis) {
        return millis * Dice.MILLI;
    }

    private final Walk walk = new Walk(ALWAYS);

    @Test
    void oneThatIsReadyIsUpAndHasNoDeadline() {
        assertThat(walk.shared.lives.count()).isZero();

        walk.isLetThrough(0);
        assertThat(walk.shared.lives.count()).isEqualTo(1);

        walk.saysReady();
        assertThat(walk.group.isUp()).isTrue();
        assertThat(walk.slot.deadline.at()).isEqualTo(Deadline.NEVER);
    }

    @Test
    void oneThatIsNotReadyHasNothingToEndGracefullyAndIsKilledSoonAfterItWasTold() {
        walk.isLetThrough(0);
        walk.shared.takeEffects();

        walk.isToldToStop();

        assertThat(walk.done()).isEqualTo("terminate a.0#1 within 10000");
        walk.strikesAt(500, STOPPING, "kill a.0#1");
    }

    @Test
    void oneThatIsReadyIsKilledWhenItsTimeToStopAndTheMarginAreOver() {
        walk.becomesReady(0);
        walk.shared.takeEffects();

        walk.isToldToStop();

        assertThat(walk.done()).isEqualTo("terminate a.0#1 within 10000");
        walk.strikesAt(10_500, STOPPING, "kill a.0#1");
    }

    @Test
    void oneThatStopsByItselfHasTheSameTime() {
        walk.becomesReady(0);

        walk.saysStopping();

        walk.strikesAt(10_500, STOPPING, "kill a.0#1");
    }

    @Test
    void oneThatSaysThatItExitsIsLetGoAndHasTheSameTime() {
        walk.becomesReady(0);
        walk.shared.takeEffects();

        walk.saysExiting();

        assertThat(walk.done()).isEqualTo("bye a.0#1");
        walk.strikesAt(10_500, STOPPING, "kill a.0#1");
    }

    @Test
    void theFirstThreeShortLivesAreFollowedAtOnceTheNextAfterAWait() {
        for (int life = 1; life <= 3; life++) {
            walk.becomesReady(0);
            walk.exits(1, 0);
            assertThat(walk.slot).hasToString("a.0 QUEUED");
        }
        walk.becomesReady(0);
        walk.exits(1, 0);

        assertThat(walk.slot).hasToString("a.0 BACKOFF");
        assertThat(walk.shared.lives.count()).isZero();
        walk.strikesAt(100, QUEUED, "");
    }

    @Test
    void oneThatIsKeptAwayByItsPolicyCountsAsUpAndWaitsForNothing() {
        Walk other = new Walk(RestartPolicy.onFailure());
        other.becomesReady(0);
        other.exits(1, 0);
        assertThat(other.slot).hasToString("a.0 QUEUED");

        other.becomesReady(0);
        other.exits(0, 0);
        assertThat(other.slot).hasToString("a.0 ENDED");
        assertThat(other.group.isUp()).isTrue();
        assertThat(other.slot.deadline.at()).isEqualTo(Deadline.NEVER);
    }

    @Test
    void oneThatIsNotWantedAnyMoreIsForgottenOnceItHasEnded_B2() {
        walk.becomesReady(0);
        walk.isNotWantedAnyMore();
        assertThat(walk.slot).hasToString("a.0 STOPPING");

        walk.exits(0, 10);

        assertThat(walk.slot).hasToString("a.0 GONE");
        assertThat(walk.group.slots()).isEmpty();
    }

    @Test
    void anExitBySigintIsHeldForAMomentWithNoLifeLeft() {
        walk.becomesReady(0);
        walk.exits(130, 10);

        assertThat(walk.shared.lives.count()).isZero();
        walk.strikesAt(260, QUEUED, "");
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
        walk.strikesAt(2_000, STOPPING, "kill a.0#1");
    }
}
