package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;

/** One who has, or may have, a JVM: a worker or a standby. */
interface Member {

    /** Tells whether this life is its present one. */
    boolean lives(Life life);

    /** Tells whether its JVM runs, or may come to run. */
    boolean isAlive();

    /** The manager begins to end: nothing is held back for what may follow. */
    void release(long now);

    /** The manager wants it to end gracefully. */
    void stop(String reason, long now);

    /** Everything ends at once. */
    void abort(String signal, long now);

    /** It is ended by force; its exit follows. */
    void kill(WorkerExit.Cause cause, String reason);

    void onTime(long now);

    long deadline();

    void postpone(long nanos);

    void spawned(Event.Spawned event);

    void spawnFailed(Event.SpawnFailed event, long now);

    void hello(Life meant);

    void exiting(Event.Exiting event, long now);

    void exited(Event.Exited event, long now);
}
