package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One who has, or may have, a JVM: a worker or a standby. It is handed what is said about its present life; what is said about
 * another one does not get here.
 */
abstract class JvmSlot implements Event.LifeHandler, Deadline.Owner {

    final SharedState shared;

    /** When what it waits for is overdue. */
    final Deadline deadline;

    /** What holds for all that begins from now on. */
    ServicePlan plan;

    @Nullable
    CurrentLife life;

    JvmSlot(ServicePlan plan, SharedState shared) {
        this.plan = plan;
        this.shared = shared;
        this.deadline = new Deadline(shared.deadlines, this);
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

    abstract void enterStopping();

    abstract void tellKilled(CurrentLife current, String reason);

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
        leavesItsJvm(current);
        conclude(current, shared.now());
    }

    /** Its JVM is gone; what that means may be told later. */
    final void leavesItsJvm(CurrentLife past) {
        shared.lives.ended(past.id);
        shared.gate.booted(past);
    }

    /** Tells of the end of a life, and does what follows it. */
    abstract void conclude(CurrentLife past, long now);

    @Override
    public void onWarmed(Event.Warmed event) {}

    @Override
    public void onReady(Event.Ready event) {}

    @Override
    public void onReloaded(Event.Reloaded event) {}

    @Override
    public void onStopping(Event.Stopping event) {}
}
