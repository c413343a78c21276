package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Counts the short lives of one worker, and says how long to wait before the next. */
final class RestartTracker {

    private final RestartPolicy policy;
    private final RandomGenerator random;
    private int shortLives;

    RestartTracker(RestartPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    int shortLives() {
        return shortLives;
    }

    void reset() {
        shortLives = 0;
    }

    /** Notes the end of a life that was ready for some time, or for a negative time if it never was; returns the wait. */
    Duration delayAfter(long nanosReady) {
        if (isStable(nanosReady)) {
            shortLives = 0;
            return Duration.ZERO;
        }
        shortLives++;
        int doublings = shortLives - policy.immediateRestarts() - 1;
        return doublings < 0 ? Duration.ZERO : jittered(backOff(doublings));
    }

    /** Tells whether a life counts as stable that was ready for some time, or for a negative time if it never was. */
    boolean isStable(long nanosReady) {
        return nanosReady >= Durations.nanos(policy.stableAfter());
    }

    private long backOff(int doublings) {
        long max = Durations.nanos(policy.maxDelay());
        long delay = Durations.nanos(policy.firstDelay());
        for (int i = 0; i < doublings && delay < max; i++) {
            delay *= 2;
        }
        return Math.min(delay, max);
    }

    private Duration jittered(long nanos) {
        double factor = 1 + policy.jitter() * (2 * random.nextDouble() - 1);
        return Duration.ofNanos((long) (nanos * factor));
    }
}
