package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.StandbyEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A place for one blank JVM that waits to become a worker of its service.
 *
 * <pre>
 *            gate lets through         warmed           taken
 *   EMPTY ─▶ QUEUED ─────────▶ STARTING ────▶ WARM ─────────────▶ EMPTY
 *     ▲                            │           │
 *     └────────── exit ──────── STOPPING ◀─────┘ not needed, too slow, or says that it exits
 * </pre>
 *
 * <p>STARTING (boot) and the STOPPING of one that says so have a deadline, as has EMPTY in a crash loop (back-off).
 */
final class Standby extends Member implements SpawnGate.Candidate {

    private enum State {
        EMPTY,
        QUEUED,
        STARTING,
        WARM,
        STOPPING
    }

    private final SharedState shared;
    private ServicePlan plan;
    private RestartTracker restarts;
    private State state = State.EMPTY;

    Standby(ServicePlan plan, SharedState shared) {
        this.plan = plan;
        this.shared = shared;
        this.restarts = new RestartTracker(plan.restart(), shared.random);
    }

    /** Another specification holds for the next JVM. */
    void follow(ServicePlan next) {
        if (!next.restart().equals(plan.restart())) {
            restarts = new RestartTracker(next.restart(), shared.random);
            if (state == State.EMPTY) {
                deadline.clear();
            }
        }
        plan = next;
    }

    /** Tells whether it may be filled: not while it waits because the last ones ended early. */
    boolean isEmpty() {
        return state == State.EMPTY && deadline.at() == Deadline.NEVER;
    }

    /** Tells whether it is on its way: one at a time is. */
    boolean isComing() {
        return state == State.QUEUED || state == State.STARTING;
    }

    @Override
    boolean isAlive() {
        return life != null;
    }

    boolean isWarm() {
        return state == State.WARM;
    }

    void fill() {
        state = State.QUEUED;
        shared.gate.enqueue(this);
    }

    @Override
    public void start(long now) {
        life = new CurrentLife(shared.newLife(plan.id(), Life.STANDBY), now);
        state = State.STARTING;
        deadline.setAfterUnlessZero(now, plan.bootTimeout());
        shared.emit(new Effect.Spawn(life.id, plan));
    }

    @Override
    void spawned(Event.Spawned event) {
        if (life != null) {
            life.spawned(event.pid());
            if (state == State.STARTING) {
                shared.emit(new Effect.Warm(life.id, plan));
            } else {
                kill(WorkerExit.Cause.REQUESTED, "not needed any more");
            }
        }
    }

    @Override
    void hello(Life meant) {
        if (life != null) {
            comesUp(life);
        }
    }

    private void comesUp(CurrentLife current) {
        current.greeted();
        shared.gate.booted(current);
    }

    void warmed(long now) {
        if (life == null) {
            return;
        }
        comesUp(life);
        if (state == State.STARTING) {
            state = State.WARM;
            deadline.clear();
            life.ready(now);
            shared.publish(new StandbyEvent.Ready(plan.id(), plan.name(), life.pid(), life.age(now)));
        }
    }

    /** Gives its JVM away, if that is warm, to begin another life as a worker. */
    @Nullable
    CurrentLife take(long now) {
        if (state != State.WARM || life == null) {
            return null;
        }
        CurrentLife taken = life.reborn(now);
        life = null;
        state = State.EMPTY;
        restarts.reset();
        return taken;
    }

    /** Another has just been taken: this one is not started right now. */
    void holdBack() {
        if (state == State.QUEUED) {
            shared.gate.withdraw(this);
            state = State.EMPTY;
        }
    }

    @Override
    void release(long now) {
        stop("shutdown", now);
    }

    /** Nothing of the service's runs in it that could end gracefully. */
    @Override
    void stop(String reason, long now) {
        shared.gate.withdraw(this);
        deadline.clear();
        if (life == null) {
            state = State.EMPTY;
        } else {
            life.askedToStop(reason, true);
            kill(WorkerExit.Cause.REQUESTED, reason);
        }
    }

    @Override
    void abort(String signal, long now) {
        stop(signal, now);
    }

    @Override
    void kill(WorkerExit.Cause cause, String reason) {
        if (life == null) {
            return;
        }
        state = State.STOPPING;
        deadline.clear();
        life.killedFor(cause, reason);
        if (life.hasProcess() && life.isKilledNow()) {
            shared.emit(new Effect.Kill(life.id));
        }
    }

    @Override
    void onTime(long now) {
        if (!deadline.strikes(now)) {
            return;
        }
        if (state == State.STARTING) {
            kill(WorkerExit.Cause.BOOT_TIMEOUT, "did not warm up within its boot timeout");
        } else {
            kill(WorkerExit.Cause.DEADLINE, "did not exit as it had said");
        }
    }

    @Override
    void spawnFailed(Event.SpawnFailed event, long now) {
        if (life != null) {
            life.cannotStart(event.problem());
            ended(life, life.exit(), now);
        }
    }

    @Override
    void exiting(Event.Exiting event, long now) {
        if (life != null) {
            shared.emit(new Effect.Bye(life.id));
            life.says(event);
            leaves(now);
        }
    }

    private void leaves(long now) {
        if (state != State.STOPPING) {
            state = State.STOPPING;
            deadline.setAfter(now, WorkerSlot.KILL_MARGIN);
        }
    }

    @Override
    void exited(Event.Exited event, long now) {
        if (life != null) {
            if (life.endedByInterrupt(event.value())) {
                // Ctrl-C, which reaches all processes of a terminal, and is told by the master.
                life.askedToStop("caught SIGINT", false);
            }
            ended(life, life.judge(event.value(), event.lastOutput(), now), now);
        }
    }

    private void ended(CurrentLife past, WorkerExit exit, long now) {
        shared.gate.booted(past);
        life = null;
        state = State.EMPTY;
        deadline.clear();
        shared.publish(new StandbyEvent.Ended(plan.id(), plan.name(), past.pid(), exit, past.detail()));
        if (!past.endsByOrder() && !shared.isEnding()) {
            Duration delay = restarts.delayAfter(past.nanosReady());
            if (!delay.isZero()) {
                deadline.setAfter(now, delay);
            }
        }
    }

    /** Such as {@code standby of mailer WARM}. */
    @Override
    public String toString() {
        return "standby of " + plan.name() + " " + state;
    }
}
