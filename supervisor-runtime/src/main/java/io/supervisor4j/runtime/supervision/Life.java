package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ServiceId;
import org.jspecify.annotations.Nullable;

/**
 * One life of one worker or standby, from the decision to start its JVM to that JVM's end. What is said about an earlier life of the same
 * worker is recognised by its generation, and dropped.
 *
 * @param service the service
 * @param worker the number of the worker it was started for, or {@link #STANDBY}
 * @param generation counts the lives of all workers of a manager
 */
public record Life(ServiceId service, int worker, long generation) {

    /** The number of a JVM that was started to wait; it keeps that when it becomes a worker. */
    public static final int STANDBY = -1;

    /**
     * Tells whether its JVM was started to wait.
     *
     * @return true for a standby, also after it has become a worker
     */
    public boolean isStandby() {
        return worker == STANDBY;
    }

    /** Generations are never used twice; the generated method would cost a starting JVM 30 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Life life
                && generation == life.generation
                && worker == life.worker
                && service.equals(life.service);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(generation);
    }
}
