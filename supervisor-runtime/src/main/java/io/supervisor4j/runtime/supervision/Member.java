package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import org.jspecify.annotations.Nullable;

/** One who has, or may have, a JVM: a worker or a standby. */
abstract class Member {

    /** When what it waits for is overdue. */
    final Deadline deadline = new Deadline();

    @Nullable
    CurrentLife life;

    /** Tells whether this life is its present one. */
    final boolean lives(Life meant) {
        return life != null && life.id.equals(meant);
    }

    final long deadline() {
        return deadline.at();
    }

    final void postpone(long nanos) {
        deadline.postpone(nanos);
    }

    /** Tells whether its JVM runs, or may come to run. */
    abstract boolean isAlive();

    /** The manager begins to end: nothing is held back for what may follow. */
    abstract void release(long now);

    /** The manager wants it to end gracefully. */
    abstract void stop(String reason, long now);

    /** Everything ends at once. */
    abstract void abort(String signal, long now);

    /** It is ended by force; its exit follows. */
    abstract void kill(WorkerExit.Cause cause, String reason);

    abstract void onTime(long now);

    abstract void spawned(Event.Spawned event);

    abstract void spawnFailed(Event.SpawnFailed event, long now);

    abstract void hello(Life meant);

    abstract void exiting(Event.Exiting event, long now);

    abstract void exited(Event.Exited event, long now);
}
