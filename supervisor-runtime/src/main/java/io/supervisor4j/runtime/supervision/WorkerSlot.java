package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.WorkerRef;
import java.time.Duration;
import java.util.Optional;

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
 * <p>HELD stands between exit and what follows it, for the moment in which a Ctrl-C seen by the worker may reach the master. STARTING
 * (boot), READY while reloading, STOPPING, HELD and BACKOFF have a deadline; a missed one of the first three ends in SIGKILL.
 */
final class WorkerSlot extends ProcessSlot {

    /** A worker ends itself at its deadline; only one that cannot is killed, this much later, before the manager's own (B-19). */
    static final Duration KILL_MARGIN = Duration.ofMillis(500);

    /** The master may get its SIGINT this much later than a worker on a machine that has other things to do: some 100 ms were seen. */
    static final Duration INTERRUPT_HOLD = Duration.ofMillis(250);

    private final ServiceGroup group;
    private final WorkerRef ref;
    private final WorkerHistory history;
    private final ReloadRequests reloads;
    private SlotState state = SlotState.GONE;
    private RestartDecision restarts;
    private Recipe recipe;

    WorkerSlot(ServiceGroup group, ServicePlan plan, SharedState shared, int worker) {
        super(plan, shared);
        this.group = group;
        this.ref = new WorkerRef(plan.id(), plan.name(), worker);
        this.history = new WorkerHistory(ref, shared);
        this.reloads = new ReloadRequests(shared, history, deadline);
        this.restarts = new RestartDecision(plan.restart(), shared);
        this.recipe = plan.recipe();
    }

    @Override
    int worker() {
        return ref.workerId();
    }

    /** Tells whether it runs, or has run last, what workers of its service do not run any more. */
    boolean isOutdated() {
        return (life != null || state == SlotState.ENDED) && !recipe.equals(plan.recipe());
    }

    private void enter(SlotState next) {
        SlotState before = state;
        state = next;
        history.stateChanged();
        group.changed(this, before, next);
    }

    /** Waits for its start. */
    void enqueue() {
        enter(SlotState.QUEUED);
        shared.gate.enqueue(this);
    }

    /** It waits for its start, and a standby's JVM is there: none need be started. */
    void takeOver(CurrentLife standby, long now) {
        shared.gate.withdraw(this);
        shared.lives.passTo(standby.id, this);
        begin(standby, now);
        history.tookOver(standby);
        shared.emit(firstOrder(standby));
    }

    @Override
    void enterStarting() {
        recipe = plan.recipe();
        history.lifeBegins();
        enter(SlotState.STARTING);
    }

    @Override
    boolean startsUp(CurrentLife current) {
        history.spawned(current);
        return state == SlotState.STARTING;
    }

    @Override
    Effect firstOrder(CurrentLife current) {
        return current.assigned(worker(), plan, shared.shutdownTimeout(plan));
    }

    @Override
    public void onReady(Event.Ready event) {
        CurrentLife current = present();
        long now = shared.now();
        comesUp(current);
        if (state == SlotState.STARTING) {
            enter(SlotState.READY);
            deadline.clear();
            current.ready(now);
            history.ready(current);
            reloads.replaced();
            reloads.sendTo(current);
        } else if (state == SlotState.STOPPING && !current.isProgram() && current.mayEndGracefullyAfterAll()) {
            // It became ready just before the request to stop reached it.
            current.ready(now);
            deadline.setAfterUnlessZero(now, killLimit());
        }
    }

    void reload(long now) {
        retryNow(now);
        if (state == SlotState.READY && life != null) {
            reloads.request();
            reloads.sendTo(life);
        } else if (state == SlotState.STARTING && life != null && life.hasProcess()) {
            reloads.request();
        }
    }

    @Override
    public void onReloaded(Event.Reloaded event) {
        if (state == SlotState.READY) {
            reloads.answered(present(), event.sequence());
        }
    }

    /** What made it wait may have been mended: it starts at once, with a clean record. */
    void retryNow(long now) {
        restarts.reset();
        if (state == SlotState.BACKOFF) {
            deadline.clear();
            enqueue();
        }
    }

    /** Its start was requested: it starts now, or once its present life has ended, whatever its restart policy. */
    void startOnRequest(long now) {
        retryNow(now);
        if (state == SlotState.ENDED) {
            enqueue();
        } else if (life != null && (state == SlotState.STOPPING || state == SlotState.HELD)) {
            life.orderReplacement();
        }
    }

    /** The manager ends: what was held for that is told now, as a part of it. */
    @Override
    void release(long now) {
        if (state == SlotState.HELD && life != null) {
            conclude(life, now);
        }
    }

    /** The manager wants it to end. */
    @Override
    void stop(String reason, long now) {
        switch (state) {
            case QUEUED -> shared.gate.withdraw(this);
            case HELD -> release(now);
            case STARTING, READY -> {
                if (life != null && life.hasProcess()) {
                    shared.emit(new Effect.Terminate(life.id, shared.shutdownTimeout(plan)));
                }
                // A JVM that is not ready has nothing to end gracefully; what a program has begun is not known.
                boolean gracefully = state == SlotState.READY || isProgram();
                enterStopping(reason, true, gracefully ? killLimit() : KILL_MARGIN, now);
            }
            case STOPPING, BACKOFF, ENDED, GONE -> {}
        }
        if (life == null) {
            leave();
        }
    }

    /** It is to be replaced, whatever its restart policy; one that has no process yet is fresh enough unless it is outdated. */
    void replace(String reason, long now) {
        if (state == SlotState.ENDED) {
            enqueue();
        } else if (life != null && (life.hasProcess() || isOutdated())) {
            life.orderReplacement();
            if (state == SlotState.STARTING || state == SlotState.READY) {
                stop(reason, now);
            }
        }
    }

    /** Another specification holds for all that begins from now on. */
    void follow(ServicePlan next) {
        plan = next;
        restarts = new RestartDecision(plan.restart(), shared);
    }

    /** It is brought in line with its specification, unless it is ready, and so is of use as it is until its turn comes. */
    void update(long now) {
        retryNow(now);
        boolean follows = state == SlotState.ENDED
                && history.lastExit().filter(restarts::follows).isPresent();
        if (follows || (isOutdated() && state != SlotState.READY)) {
            replace("update", now);
        }
    }

    /** It says that it has begun to stop, without having been told by the manager. */
    @Override
    public void onStopping(Event.Stopping event) {
        if (state == SlotState.STARTING || state == SlotState.READY) {
            enterStopping(event.detail(), event.reason() == ExitReason.RELOAD, killLimit(), shared.now());
        }
    }

    @Override
    void exits() {
        if (state == SlotState.STARTING || state == SlotState.READY) {
            enter(SlotState.STOPPING);
            deadline.setAfterUnlessZero(shared.now(), killLimit());
        }
    }

    private void enterStopping(String reason, boolean ordered, Duration limit, long now) {
        enter(SlotState.STOPPING);
        deadline.setAfterUnlessZero(now, limit);
        if (life != null) {
            life.askedToStop(reason, ordered);
            history.stopping(life, reason, limit);
        }
    }

    /** Everything ends at once, but for programs. */
    @Override
    void abort(String signal, long now) {
        if (life == null || state == SlotState.HELD || life.isProgram()) {
            stop(signal, now);
            return;
        }
        life.askedToStop(signal, true);
        enter(SlotState.STOPPING);
        deadline.clear();
        if (life.hasProcess()) {
            shared.emit(new Effect.Abort(life.id, signal));
        }
    }

    @Override
    void enterStopping() {
        enter(SlotState.STOPPING);
    }

    @Override
    void tellKilled(CurrentLife current, String reason) {
        history.killed(current, reason);
    }

    @Override
    public void overdue(long now) {
        switch (state) {
            case STARTING ->
                kill(
                        WorkerExit.Cause.BOOT_TIMEOUT,
                        "not ready within " + plan.bootTimeout().toMillis() + " ms");
            case READY -> kill(WorkerExit.Cause.DEADLINE, "did not reload within the reload timeout");
            case STOPPING -> kill(WorkerExit.Cause.DEADLINE, "did not end within its deadline");
            case HELD -> release(now);
            case BACKOFF -> enqueue();
            case QUEUED, ENDED, GONE -> {}
        }
    }

    @Override
    public void onExited(Event.Exited event) {
        CurrentLife current = present();
        current.judge(event, shared.now());
        leavesItsProcess(current);
        if (current.endedByInterrupt(event.value()) && !shared.isEnding()) {
            enter(SlotState.HELD);
            deadline.setAfter(shared.now(), INTERRUPT_HOLD);
        } else {
            conclude(current, shared.now());
        }
    }

    @Override
    void conclude(CurrentLife past, long now) {
        WorkerExit exit = past.exit();
        life = null;
        deadline.clear();
        reloads.lifeEnded();
        history.lifeEnded(past);
        Optional<Duration> wait = restarts.waitAfter(past, exit);
        if (shared.isEnding() || !group.wants(worker())) {
            leave();
        } else if (wait.isPresent()) {
            startAgain(wait.get(), now);
        } else {
            stayAway(exit);
        }
    }

    private void startAgain(Duration wait, long now) {
        if (wait.isZero()) {
            enqueue();
        } else {
            enter(SlotState.BACKOFF);
            reloads.drop();
            deadline.setAfter(now, wait);
            history.backsOff(wait, restarts.shortLives());
        }
    }

    private void stayAway(WorkerExit exit) {
        enter(SlotState.ENDED);
        reloads.drop();
        if (plan.restart().mode() == RestartPolicy.Mode.NEVER_AND_STOP) {
            group.endManager(ref, exit);
        }
    }

    private void leave() {
        enter(SlotState.GONE);
        deadline.clear();
        reloads.drop();
    }

    Snapshot.Worker snapshot(long now) {
        CurrentLife present = state == SlotState.HELD ? null : life;
        long nextAttempt = state == SlotState.BACKOFF ? deadline.at() : Deadline.NEVER;
        boolean stable = state == SlotState.READY && present != null && restarts.isStable(present, now);
        return history.asOf(now, state.asStatus(reloads.isOpen()), present, stable, nextAttempt);
    }

    /** Such as {@code mailer.3 BACKOFF}. */
    @Override
    public String toString() {
        return ref + " " + state;
    }
}
