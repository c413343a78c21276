package io.supervisor4j.component;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.rule.Durations;
import java.time.Duration;

/**
 * How soon a restart follows, by how many short lives in a row there were: the first few at once, then after a wait that doubles.
 * The values are those of a {@link RestartPolicy} of workers.
 *
 * @param immediate how many short lives in a row are followed at once
 * @param stableAfter from which age a life is not short
 * @param first wait
 * @param longest wait
 */
record RestartPace(int immediate, Duration stableAfter, Duration first, Duration longest) {

    static final RestartPace DEFAULT = of(RestartPolicy.always());

    /** All at once. */
    static final RestartPace NONE =
            new RestartPace(Integer.MAX_VALUE, Duration.ZERO, DEFAULT.first(), DEFAULT.longest());

    /** A wait is shortened or prolonged by up to this share, so that what fails together does not come back together. */
    static final double JITTER = RestartPolicy.always().jitter();

    private static final int MOST_DOUBLINGS = 40;

    RestartPace {
        if (immediate < 0) {
            throw new IllegalArgumentException("immediateRestarts must not be negative, but is " + immediate);
        }
        ComponentSettings.requireNotNegative(stableAfter, "stableAfter");
        ComponentSettings.requirePositive(first, "the first wait");
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("the longest wait, " + longest + ", is less than the first, " + first);
        }
    }

    private static RestartPace of(RestartPolicy policy) {
        return new RestartPace(
                policy.immediateRestarts(), policy.stableAfter(), policy.firstDelay(), policy.maxDelay());
    }

    /**
     * The wait in nanoseconds.
     *
     * @param shortLives how many there were in a row
     * @param chance 0 to 1
     */
    long waitAfter(int shortLives, double chance) {
        if (shortLives <= immediate) {
            return 0;
        }
        int doublings = Math.min(shortLives - immediate - 1, MOST_DOUBLINGS);
        double wait = Math.min(Durations.nanos(first) * Math.pow(2, doublings), (double) Durations.nanos(longest));
        return Math.round(wait * (1 + JITTER * (2 * chance - 1)));
    }
}
