package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place for one process: a worker or a standby. It gets the events about its present life only; the supervisor drops those about any
 * other.
 */
abstract class ProcessSlot implements Event.LifeHandler, Deadline.Owner, SpawnGate.Candidate {

    final SharedState shared;

    /** When the state that it is in is overdue. */
    final Deadline deadline;

    /** The specification for all that begins from now on. */
    ServicePlan plan;

    @Nullable
    CurrentLife life;

    ProcessSlot(ServicePlan plan, SharedState shared) {
        this.plan = plan;
        this.shared = shared;
        this.deadline = new Deadline(shared.deadlines, this);
    }

    @Override
    public final boolean keepsDistance() {
        return !plan.recipe().isProgram();
    }

    /** Starts a process. */
    @Override
    public final void start(long now) {
        CurrentLife fresh = shared.lives.begin(plan, worker(), this, now);
        begin(fresh, now);
        shared.emit(new Effect.Spawn(fresh.id, plan));
    }

    /** The worker's id, or {@link Life#STANDBY}. */
    abstract int worker();

    /** A life begins; its JVM has to be ready within the boot timeout. */
    final void begin(CurrentLife next, long now) {
        life = next;
        enterStarting();
        deadline.setAfterUnlessZero(now, plan.bootTimeout());
    }

    abstract void enterStarting();

    /** Returns its process, if it has one that can be told something. */
    final Optional<Life> process() {
        CurrentLife current = life;
        if (current == null || !current.hasProcess() || shared.lives.owner(current.id) != this) {
            return Optional.empty();
        }
        return Optional.of(current.id);
    }

    /** Returns its life, where something has just been said about that. */
    final CurrentLife present() {
        return Objects.requireNonNull(life, "a life that is registered");
    }

    /** The manager begins to end: nothing is held back for what may follow. */
    abstract void release(long now);

    /** The manager wants it to end gracefully. */
    abstract void stop(String reason, long now);

    /** Everything ends at once. */
    abstract void abort(String signal, long now);

    /** It is ended by force; its exit follows. */
    final void kill(WorkerExit.Cause cause, String reason) {
        CurrentLife current = life;
        if (current == null || shared.lives.owner(current.id) != this) {
            return;
        }
        enterStopping();
        deadline.clear();
        current.killedFor(cause, reason);
        if (current.hasProcess() && current.isKilledNow()) {
            tellKilled(current, reason);
            shared.emit(new Effect.Kill(current.id));
        }
    }

    /** Tells whether its process is a program, which ends in its own time also where everything else ends at once. */
    final boolean isProgram() {
        return life != null && life.isProgram();
    }

    /** After how long it is killed once it was told to end; zero for never. */
    final Duration killLimit() {
        return shared.killLimit(plan, isProgram());
    }

    abstract void enterStopping();

    abstract void tellKilled(CurrentLife current, String reason);

    @Override
    public final void onSpawned(Event.Spawned event) {
        CurrentLife current = present();
        current.spawned(event.pid());
        boolean starts = startsUp(current);
        if (current.isProgram() && !current.isCondemned()) {
            // It was told at its start who it is, and runs from then on, also where its end was ordered meanwhile.
            if (!starts) {
                shared.emit(new Effect.Terminate(current.id, shared.shutdownTimeout(plan)));
            }
        } else if (starts && !shared.isEnding()) {
            shared.emit(firstOrder(current));
        } else {
            // The end was ordered before there was a process: nothing of the user's has run in it yet.
            kill(WorkerExit.Cause.REQUESTED, "not needed any more");
        }
    }

    /** Its JVM has a process; tells whether it is still to start. */
    abstract boolean startsUp(CurrentLife current);

    /** Returns what a JVM that starts is told first. */
    abstract Effect firstOrder(CurrentLife current);

    @Override
    public final void onHello(Event.Hello event) {
        comesUp(present());
    }

    final void comesUp(CurrentLife current) {
        current.greeted();
        shared.gate.booted(current);
    }

    @Override
    public final void onSpawnFailed(Event.SpawnFailed event) {
        CurrentLife current = present();
        current.cannotStart(event.problem());
        leavesItsProcess(current);
        conclude(current, shared.now());
    }

    /** Its JVM is gone; what that means may be told later. */
    final void leavesItsProcess(CurrentLife past) {
        shared.lives.ended(past.id);
        shared.gate.booted(past);
    }

    /** Tells of the end of a life, and does what follows it. */
    abstract void conclude(CurrentLife past, long now);

    /** The answer lets the JVM exit. */
    @Override
    public final void onExiting(Event.Exiting event) {
        CurrentLife current = present();
        shared.emit(new Effect.Bye(current.id));
        current.says(event);
        exits();
    }

    /** Its JVM is about to exit. */
    abstract void exits();

    @Override
    public void onWarmed(Event.Warmed event) {}

    @Override
    public void onReady(Event.Ready event) {}

    @Override
    public void onReloaded(Event.Reloaded event) {}

    @Override
    public void onStopping(Event.Stopping event) {}
}
