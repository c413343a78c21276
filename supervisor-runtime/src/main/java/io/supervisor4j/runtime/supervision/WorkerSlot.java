package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.StandbyEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import static io.supervisor4j.WorkerExit.Cause.BOOT_TIMEOUT;
import static io.supervisor4j.WorkerExit.Cause.DEADLINE;
import static io.supervisor4j.WorkerExit.Cause.REQUESTED;
import static io.supervisor4j.WorkerExit.Cause.SPAWN_FAILED;

/**
 * One worker id of a service, through all its lives.
 *
 * <pre>
 *            gate lets through,
 *            or takes a standby         ready
 *   QUEUED ───────────────────▶ STARTING ─────▶ READY
 *     ▲ ▲                          │ │           │ │
 *     │ │ wait over                │ │ told to   │ │ told to stop, or says
 *     │ └───────── BACKOFF         │ │ stop      │ │ that it is stopping
 *     │               ▲            │ ▼           ▼ │
 *     │ at once       │            │  STOPPING ◀──┘ │
 *     │               │ crash loop │     │          │
 *     └───────────────┴───── exit ─┴─────┴──────────┘
 *                             │  └──▶ ENDED  (its restart policy says so)
 *                             └─────▶ GONE   (not wanted any more, or the manager is ending)
 * </pre>
 *
 * <p>HELD stands between exit and what follows it, for the moment in which a Ctrl-C seen by the worker may reach the master.
 * STARTING (boot), READY while reloading, STOPPING, HELD and BACKOFF have a deadline; a missed one of the first three ends in
 * SIGKILL.
 */
final class WorkerSlot implements Member, SpawnGate.Candidate {

    /** A worker ends itself at its deadline; only one that cannot is killed, this much later, before the manager's own (B-19). */
    static final Duration KILL_MARGIN = Duration.ofMillis(500);

    static final Duration INTERRUPT_HOLD = Duration.ofMillis(50);

    private enum State {
        QUEUED,
        STARTING,
        READY,
        STOPPING,
        HELD,
        BACKOFF,
        ENDED,
        GONE
    }

    private final ServiceGroup group;
    private final ServicePlan plan;
    private final SharedState shared;
    private final WorkerRef ref;
    private final RestartTracker restarts;
    private final ReloadRequests reloads = new ReloadRequests();
    private final Deadline deadline = new Deadline();
    private State state = State.QUEUED;
    private @Nullable CurrentLife life;
    private @Nullable WorkerExit heldExit;

    WorkerSlot(ServiceGroup group, ServicePlan plan, SharedState shared, int worker) {
        this.group = group;
        this.plan = plan;
        this.shared = shared;
        this.ref = new WorkerRef(plan.id(), plan.name(), worker);
        this.restarts = new RestartTracker(plan.restart(), shared.random);
        enqueue();
    }

    int worker() {
        return ref.workerId();
    }

    boolean isGone() {
        return state == State.GONE;
    }

    /** Tells whether it needs nothing more to count as started: it is ready, or its policy keeps it away. */
    boolean isUp() {
        return state == State.READY || state == State.ENDED;
    }

    /** Tells whether a reload has still to reach it, or to be answered by it or by its replacement. */
    boolean isReloading() {
        return reloads.isOpen();
    }

    /** Tells whether its JVM runs, or may come to run. */
    @Override
    public boolean isAlive() {
        return life != null && state != State.HELD;
    }

    @Override
    public long deadline() {
        return deadline.at();
    }

    @Override
    public void postpone(long nanos) {
        deadline.postpone(nanos);
    }

    private void enqueue() {
        state = State.QUEUED;
        shared.gate.enqueue(this);
    }

    /** Where a standby waits, no JVM need be started. */
    void takeOver(long now) {
        CurrentLife standby = state == State.QUEUED ? group.takeStandby(now) : null;
        if (standby != null) {
            shared.gate.withdraw(this);
            begin(standby, now);
            shared.publish(new StandbyEvent.TookOver(ref, standby.pid()));
            shared.emit(new Effect.Assign(standby.id, worker()));
        }
    }

    /** The gate lets it through. */
    @Override
    public void start(long now) {
        CurrentLife fresh = new CurrentLife(shared.newLife(plan.id(), worker()), now);
        begin(fresh, now);
        shared.emit(new Effect.Spawn(fresh.id));
    }

    private void begin(CurrentLife next, long now) {
        life = next;
        state = State.STARTING;
        deadline.setAfterUnlessZero(now, plan.bootTimeout());
    }

    @Override
    public boolean lives(Life meant) {
        return life != null && life.id.equals(meant);
    }

    /** Returns the present life if that is the one meant; null if what arrived is about an earlier one. */
    private @Nullable CurrentLife current(Life meant) {
        return life != null && life.id.equals(meant) && state != State.HELD ? life : null;
    }

    @Override
    public void spawned(Event.Spawned event) {
        CurrentLife current = current(event.life());
        if (current == null) {
            return;
        }
        current.spawned(event.pid());
        shared.publish(new WorkerEvent.Spawned(ref, event.pid()));
        if (state == State.STARTING && !shared.isEnding()) {
            shared.emit(new Effect.Assign(current.id, worker()));
        } else {
            // The end was ordered before there was a process: nothing of the user's has run in it yet.
            kill(REQUESTED, "not needed any more");
        }
    }

    @Override
    public void hello(Life meant) {
        CurrentLife current = current(meant);
        if (current != null) {
            comesUp(current);
        }
    }

    private void comesUp(CurrentLife current) {
        current.greeted();
        leaveBoot(current);
    }

    void ready(Life meant, long now) {
        CurrentLife current = current(meant);
        if (current == null) {
            return;
        }
        comesUp(current);
        if (state == State.STARTING) {
            state = State.READY;
            deadline.clear();
            current.ready(now);
            shared.publish(new WorkerEvent.Ready(ref, current.pid(), current.age(now)));
            if (!shared.isEnding()) {
                shared.fire(new Firing.WorkerReady(plan.id(), worker()));
            }
            reloads.replaced();
            sendReload(current, now);
        } else if (state == State.STOPPING && current.mayEndGracefullyAfterAll()) {
            // It became ready just before the request to stop reached it.
            current.ready(now);
            deadline.setAfterUnlessZero(now, stopLimit());
        }
    }

    void reload(long now) {
        retryNow(now);
        if (state == State.READY && life != null) {
            reloads.request();
            sendReload(life, now);
        } else if (state == State.STARTING && life != null && life.hasProcess()) {
            reloads.request();
        }
    }

    private void sendReload(CurrentLife current, long now) {
        if (reloads.mayBeSent() && !shared.isEnding()) {
            shared.publish(new WorkerEvent.Reloading(ref, current.pid()));
            shared.emit(new Effect.Reload(current.id, reloads.send()));
            shared.limits.reloadTimeout().ifPresent(time -> deadline.setAfter(now, time));
        }
    }

    void reloaded(Event.Reloaded event, long now) {
        CurrentLife current = current(event.life());
        if (current != null && state == State.READY && reloads.takeAnswer(event.sequence())) {
            deadline.clear();
            shared.publish(new WorkerEvent.Reloaded(ref, current.pid()));
            sendReload(current, now);
        }
    }

    /** What made it wait may have been mended: it starts at once, with a clean record. */
    void retryNow(long now) {
        restarts.reset();
        if (state == State.BACKOFF) {
            deadline.clear();
            enqueue();
        }
    }

    /** The manager ends: what was held for that is told now, as a part of it. */
    @Override
    public void release(long now) {
        if (state == State.HELD) {
            conclude(now);
        }
    }

    /** The manager wants it to end. */
    @Override
    public void stop(String reason, long now) {
        switch (state) {
            case QUEUED -> shared.gate.withdraw(this);
            case HELD -> conclude(now);
            case STARTING, READY -> {
                if (life != null && life.hasProcess()) {
                    shared.emit(new Effect.Terminate(life.id, plan.gracefulShutdownTimeout()));
                }
                // One that is not ready has nothing to end gracefully, and does so at once.
                Duration limit = state == State.READY ? stopLimit() : KILL_MARGIN;
                enterStopping(reason, true, limit, now);
            }
            case STOPPING, BACKOFF, ENDED, GONE -> {}
        }
        if (life == null) {
            leave();
        }
    }

    /** It says that it has begun to stop, without having been told by the manager. */
    void stopping(Event.Stopping event, long now) {
        if (current(event.life()) != null && (state == State.STARTING || state == State.READY)) {
            enterStopping(event.detail(), event.reason() == ExitReason.RELOAD, stopLimit(), now);
        }
    }

    /** It says that it exits; the answer lets it. */
    @Override
    public void exiting(Event.Exiting event, long now) {
        CurrentLife current = current(event.life());
        if (current == null) {
            return;
        }
        shared.emit(new Effect.Bye(current.id));
        current.says(event);
        if (state == State.STARTING || state == State.READY) {
            state = State.STOPPING;
            deadline.setAfterUnlessZero(now, stopLimit());
        }
    }

    private void enterStopping(String reason, boolean ordered, Duration limit, long now) {
        state = State.STOPPING;
        deadline.setAfterUnlessZero(now, limit);
        if (life != null) {
            life.askedToStop(reason, ordered);
            Optional<Duration> told = limit.isZero() ? Optional.empty() : Optional.of(limit.minus(KILL_MARGIN));
            shared.publish(new WorkerEvent.Stopping(ref, life.pid(), reason, told));
        }
    }

    private Duration stopLimit() {
        Duration timeout = plan.gracefulShutdownTimeout();
        return timeout.isZero() ? timeout : timeout.plus(KILL_MARGIN);
    }

    /** Everything ends at once. */
    @Override
    public void abort(String signal, long now) {
        if (life == null || state == State.HELD) {
            stop(signal, now);
            return;
        }
        life.askedToStop(signal, true);
        state = State.STOPPING;
        deadline.clear();
        if (life.hasProcess()) {
            shared.emit(new Effect.Abort(life.id, signal));
        }
    }

    /** It is ended by force; its exit follows. */
    @Override
    public void kill(WorkerExit.Cause cause, String reason) {
        if (life == null || state == State.HELD) {
            return;
        }
        state = State.STOPPING;
        deadline.clear();
        life.killedFor(cause, reason);
        if (life.hasProcess() && life.isKilledNow()) {
            shared.publish(new WorkerEvent.Killed(ref, life.pid(), reason));
            shared.emit(new Effect.Kill(life.id));
        }
    }

    @Override
    public void onTime(long now) {
        State waiting = state;
        if (!deadline.strikes(now)) {
            return;
        }
        switch (waiting) {
            case STARTING ->
                kill(BOOT_TIMEOUT, "not ready within " + plan.bootTimeout().toMillis() + " ms");
            case READY -> kill(DEADLINE, "did not reload within the reload timeout");
            case STOPPING -> kill(DEADLINE, "did not end within its deadline");
            case HELD -> conclude(now);
            case BACKOFF -> enqueue();
            case QUEUED, ENDED, GONE -> {}
        }
    }

    @Override
    public void spawnFailed(Event.SpawnFailed event, long now) {
        CurrentLife current = current(event.life());
        if (current != null) {
            current.killedFor(SPAWN_FAILED, event.problem());
            exited(current, new WorkerExit(ExitStatus.CANNOT_RUN, SPAWN_FAILED, Duration.ZERO), now);
        }
    }

    @Override
    public void exited(Event.Exited event, long now) {
        CurrentLife current = current(event.life());
        if (current == null) {
            return;
        }
        WorkerExit exit = current.judge(event.value(), now);
        if (current.endedByInterrupt(event.value()) && !shared.isEnding()) {
            leaveBoot(current);
            heldExit = exit;
            state = State.HELD;
            deadline.setAfter(now, INTERRUPT_HOLD);
        } else {
            exited(current, exit, now);
        }
    }

    private void exited(CurrentLife current, WorkerExit exit, long now) {
        leaveBoot(current);
        heldExit = exit;
        conclude(now);
    }

    private void leaveBoot(CurrentLife current) {
        if (current.leavesBoot()) {
            shared.gate.booted();
        }
    }

    /** Tells of the death, and decides what follows it. */
    private void conclude(long now) {
        CurrentLife past = life;
        WorkerExit exit = heldExit;
        if (past == null || exit == null) {
            return;
        }
        life = null;
        heldExit = null;
        deadline.clear();
        reloads.lifeEnded();
        shared.publish(new WorkerEvent.Exited(ref, past.pid(), exit, past.detail()));
        if (!shared.isEnding()) {
            shared.fire(new Firing.DeadWorker(plan.id(), worker(), exit));
        }
        if (shared.isEnding() || !group.wants(worker())) {
            leave();
        } else if (past.endsByOrder()) {
            enqueue();
        } else {
            followPolicy(exit, past.nanosReady(), now);
        }
    }

    private void followPolicy(WorkerExit exit, long nanosReady, long now) {
        RestartPolicy.Mode mode = plan.restart().mode();
        boolean again =
                mode == RestartPolicy.Mode.ALWAYS || (mode == RestartPolicy.Mode.ON_FAILURE && exit.status() != 0);
        if (!again) {
            state = State.ENDED;
            reloads.drop();
            if (mode == RestartPolicy.Mode.NEVER_AND_STOP) {
                group.endManager(ref, exit);
            }
            return;
        }
        Duration delay = restarts.delayAfter(nanosReady);
        if (delay.isZero()) {
            enqueue();
        } else {
            state = State.BACKOFF;
            reloads.drop();
            deadline.setAfter(now, delay);
            shared.publish(new WorkerEvent.BackingOff(ref, delay, restarts.shortLives()));
        }
    }

    private void leave() {
        state = State.GONE;
        deadline.clear();
        reloads.drop();
    }

    /** Such as {@code mailer.3 BACKOFF}. */
    @Override
    public String toString() {
        return ref + " " + state;
    }
}
