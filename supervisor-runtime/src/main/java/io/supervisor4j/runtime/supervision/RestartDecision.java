package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.WorkerExit;
import java.time.Duration;
import java.util.Optional;

/** What follows the end of a life: another one at once, another one after a wait, or none. */
final class RestartDecision {

    private final RestartPolicy policy;
    private final RestartTracker restarts;

    RestartDecision(RestartPolicy policy, SharedState shared) {
        this.policy = policy;
        this.restarts = new RestartTracker(policy, shared.random);
    }

    /** What made it wait may have been mended. */
    void reset() {
        restarts.reset();
    }

    int shortLives() {
        return restarts.shortLives();
    }

    boolean isStable(CurrentLife present, long now) {
        return restarts.isStable(present.nanosReady(now));
    }

    /** Tells whether another life follows one that ended so without an order. */
    boolean follows(WorkerExit exit) {
        RestartPolicy.Mode mode = policy.mode();
        return mode == RestartPolicy.Mode.ALWAYS || (mode == RestartPolicy.Mode.ON_FAILURE && exit.status() != 0);
    }

    /** Returns how long to wait for the next life, zero for not at all; empty if none follows. */
    Optional<Duration> waitAfter(CurrentLife past, WorkerExit exit) {
        if (past.endsByOrder()) {
            return Optional.of(Duration.ZERO);
        }
        return follows(exit) ? Optional.of(restarts.delayAfter(past.nanosReady())) : Optional.empty();
    }
}
