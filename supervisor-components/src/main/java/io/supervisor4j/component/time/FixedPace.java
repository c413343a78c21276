package io.supervisor4j.component.time;

import java.time.Duration;

/**
 * From one start to the next always the same time; what was missed is not made up (O-71).
 *
 * @param interval between two starts
 */
record FixedPace(Duration interval) implements Pace {

    /** Idle times are rounded to this, except where it would be a good part of the interval. */
    private static final Duration PRECISION = Duration.ofMillis(10);

    @Override
    public Duration idle(Step<?> step, Duration elapsed) {
        Duration idle = interval.minus(elapsed);
        return interval.dividedBy(PRECISION) < 10 ? idle : rounded(idle);
    }

    private static Duration rounded(Duration idle) {
        long half = PRECISION.toNanos() / 2;
        return PRECISION.multipliedBy(Math.floorDiv(idle.toNanos() + half, PRECISION.toNanos()));
    }
}
