package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.event.StandbyEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one worker id: published to the observers, passed to the hooks, and remembered for the status: since when the worker
 * is in its state, its lives so far, and how the last one ended.
 */
final class WorkerHistory {

    private record Death(long at, long pid, WorkerExit exit, String detail) {}

    private final WorkerRef worker;
    private final SharedState shared;
    private long since;
    private int lives;
    private @Nullable Death lastDeath;

    WorkerHistory(WorkerRef worker, SharedState shared) {
        this.worker = worker;
        this.shared = shared;
    }

    void stateChanged() {
        since = shared.now();
    }

    void lifeBegins() {
        lives++;
    }

    void spawned(CurrentLife life) {
        shared.publish(new WorkerEvent.Spawned(worker, life.pid()));
    }

    void tookOver(CurrentLife standby) {
        shared.publish(new StandbyEvent.TookOver(worker, standby.pid()));
    }

    void ready(CurrentLife life) {
        shared.publish(new WorkerEvent.Ready(worker, life.pid(), life.age(shared.now())));
        if (!shared.isEnding()) {
            shared.fire(new Firing.WorkerReady(worker.serviceId(), worker.workerId()));
        }
    }

    void reloading(CurrentLife life) {
        shared.publish(new WorkerEvent.Reloading(worker, life.pid()));
    }

    void reloaded(CurrentLife life) {
        shared.publish(new WorkerEvent.Reloaded(worker, life.pid()));
    }

    /** The limit is the time after which it is killed; zero for never. */
    void stopping(CurrentLife life, String reason, Duration limit) {
        Duration margin = life.isProgram() ? Duration.ZERO : WorkerSlot.KILL_MARGIN;
        Optional<Duration> told = limit.isZero() ? Optional.empty() : Optional.of(limit.minus(margin));
        shared.publish(new WorkerEvent.Stopping(worker, life.pid(), reason, told));
    }

    void killed(CurrentLife life, String reason) {
        shared.publish(new WorkerEvent.Killed(worker, life.pid(), reason));
    }

    void lifeEnded(CurrentLife past) {
        WorkerExit exit = past.exit();
        lastDeath = new Death(shared.now(), past.pid(), exit, past.detail());
        shared.publish(new WorkerEvent.Exited(worker, past.pid(), exit, past.detail()));
        if (!shared.isEnding()) {
            shared.fire(new Firing.DeadWorker(worker.serviceId(), worker.workerId(), exit));
        }
    }

    void backsOff(Duration wait, int shortLives) {
        shared.publish(new WorkerEvent.BackingOff(worker, wait, shortLives));
    }

    /** Tells how its last life has ended, if one has. */
    Optional<WorkerExit> lastExit() {
        return Optional.ofNullable(lastDeath).map(Death::exit);
    }

    /** The last argument is when the next life begins, if that is known. */
    Snapshot.Worker asOf(
            long now, WorkerStatus.State state, @Nullable CurrentLife life, boolean stable, long nextAttempt) {
        Optional<Duration> wait =
                nextAttempt == Deadline.NEVER ? Optional.empty() : Optional.of(between(now, nextAttempt));
        return new Snapshot.Worker(
                worker.workerId(),
                state,
                between(since, now),
                life == null ? 0 : life.pid(),
                Optional.ofNullable(life).map(present -> present.age(now)),
                stable,
                Math.max(lives - 1, 0),
                Optional.ofNullable(lastDeath)
                        .map(death -> new Snapshot.Death(
                                between(death.at(), now), death.pid(), death.exit(), death.detail())),
                wait);
    }

    private static Duration between(long from, long to) {
        return Duration.ofNanos(Math.max(to - from, 0));
    }
}
