package io.supervisor4j.component;

import org.jspecify.annotations.Nullable;

/**
 * The order to stop.
 *
 * @param cause the crash or failure of another component that led to it; none if it was asked for
 * @param deadline when all of it, descendants included, must be over
 */
record StopOrder(@Nullable Throwable cause, Deadline deadline) {

    /** No cause, and no deadline but the timeouts of each component. */
    static final StopOrder PLAIN = new StopOrder(null, Deadline.NEVER);
}
