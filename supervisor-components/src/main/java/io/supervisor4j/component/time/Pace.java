package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a loop waits between two runs. One loop has one pace, which may remember what was before. */
interface Pace {

    /**
     * Returns how long to wait; negative if the next run is late by so much.
     *
     * @param step what the run has asked for, which is not the end
     * @param elapsed how long the run has taken
     * @throws LoopingCallTimeoutException if the loop has waited long enough
     * @throws IllegalStateException if this pace cannot do what the run has asked for
     */
    Duration idle(Step<?> step, Duration elapsed);

    /** Tells whether it knows how long to wait after a run that threw. */
    default boolean waitsAfterFailure() {
        return true;
    }

    /** Makes the pace of one loop. */
    @FunctionalInterface
    interface Factory {

        /** Returns a new pace for the loop of this name. */
        Pace create(String loop, RandomGenerator random);
    }
}
