package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerStatus;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one worker id for those who ask: since when it is as it is, its lives so far, and how the last one
 * ended.
 */
final class WorkerHistory {

    private record Death(long at, long pid, WorkerExit exit, String detail) {}

    private long since;
    private int lives;
    private @Nullable Death lastDeath;

    void changes(long now) {
        since = now;
    }

    void lifeBegins() {
        lives++;
    }

    void lifeEnded(CurrentLife past, WorkerExit exit, long now) {
        lastDeath = new Death(now, past.pid(), exit, past.detail());
    }

    /** Tells how its last life has ended, if one has. */
    Optional<WorkerExit> lastExit() {
        return Optional.ofNullable(lastDeath).map(Death::exit);
    }

    /** The last argument is when the next life begins, if that is known. */
    Snapshot.Worker asOf(
            long now, int id, WorkerStatus.State state, @Nullable CurrentLife life, boolean stable, long nextAttempt) {
        Optional<Duration> wait =
                nextAttempt == Deadline.NEVER ? Optional.empty() : Optional.of(between(now, nextAttempt));
        return new Snapshot.Worker(
                id,
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
