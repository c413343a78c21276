package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.StandbyEvent;

/**
 * One blank JVM that waits to become a worker of its service.
 *
 * <pre>
 *            started            warmed           taken
 *   GONE ──────────▶ STARTING ────────▶ WARM ─────────▶ GONE
 *                        │               │               ▲
 *                        └─▶ STOPPING ◀──┘               │
 *                              │ not needed, too slow,   │
 *                              │ or says that it exits   │
 *                              └───────── exit ──────────┘
 * </pre>
 *
 * <p>STARTING (boot) and the STOPPING of one that says so have a deadline. An exit ends it in every state.
 */
final class Standby extends ProcessSlot {

    enum State {
        STARTING,
        WARM,
        STOPPING,
        GONE
    }

    private final StandbyPool pool;
    private State state = State.GONE;

    Standby(StandbyPool pool, ServicePlan plan, SharedState shared) {
        super(plan, shared);
        this.pool = pool;
    }

    private void enter(State next) {
        State before = state;
        state = next;
        pool.changed(this, before, next);
    }

    @Override
    int worker() {
        return Life.STANDBY;
    }

    @Override
    void enterStarting() {
        enter(State.STARTING);
    }

    @Override
    boolean startsUp(CurrentLife current) {
        return state == State.STARTING;
    }

    @Override
    Effect firstOrder(CurrentLife current) {
        return new Effect.Warm(current.id, plan);
    }

    @Override
    public void onWarmed(Event.Warmed event) {
        CurrentLife current = present();
        comesUp(current);
        if (state == State.STARTING) {
            enter(State.WARM);
            deadline.clear();
            current.ready(shared.now());
            shared.publish(new StandbyEvent.Ready(plan.id(), plan.name(), current.pid(), current.age(shared.now())));
        }
    }

    /** Gives its JVM away, to begin another life as a worker; only one that is warm does. */
    CurrentLife give(long now) {
        CurrentLife given = present().reborn(now);
        life = null;
        enter(State.GONE);
        return given;
    }

    /** Nothing is held back; it goes when the workers have been told to, who come first. */
    @Override
    void release(long now) {}

    /** Nothing of the service's runs in it that could end gracefully. */
    @Override
    void stop(String reason, long now) {
        if (life != null) {
            life.askedToStop(reason, true);
            kill(WorkerExit.Cause.REQUESTED, reason);
        }
    }

    @Override
    void abort(String signal, long now) {
        stop(signal, now);
    }

    @Override
    void enterStopping() {
        enter(State.STOPPING);
    }

    /** Its end is told, and no more. */
    @Override
    void tellKilled(CurrentLife current, String reason) {}

    @Override
    public void overdue(long now) {
        if (state == State.STARTING) {
            kill(WorkerExit.Cause.BOOT_TIMEOUT, "did not warm up within its boot timeout");
        } else {
            kill(WorkerExit.Cause.DEADLINE, "did not exit as it had said");
        }
    }

    @Override
    void exits() {
        if (state != State.STOPPING) {
            enterStopping();
            deadline.setAfter(shared.now(), WorkerSlot.KILL_MARGIN);
        }
    }

    @Override
    public void onExited(Event.Exited event) {
        CurrentLife current = present();
        if (current.endedByInterrupt(event.value())) {
            // Ctrl-C, which reaches all processes of a terminal, and is told by the master.
            current.askedToStop("caught SIGINT", false);
        }
        current.judge(event, shared.now());
        leavesItsProcess(current);
        conclude(current, shared.now());
    }

    @Override
    void conclude(CurrentLife past, long now) {
        life = null;
        deadline.clear();
        enter(State.GONE);
        shared.publish(new StandbyEvent.Ended(plan.id(), plan.name(), past.pid(), past.exit(), past.detail()));
        if (!past.endsByOrder() && !shared.isEnding()) {
            pool.failed(past, now);
        }
    }

    /** Such as {@code standby of mailer WARM}. */
    @Override
    public String toString() {
        return "standby of " + plan.name() + " " + state;
    }
}
