package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.Optional;

/**
 * What holds for all services of a manager.
 *
 * @param spawnInterval the least time between two JVM starts
 * @param maxBooting how many JVMs may be between their start and their hello at once
 * @param gracefulShutdownTimeout how long the manager may take to end until that is changed, plus {@link StopSequence#MARGIN}; zero for ever
 * @param reloadTimeout how long a worker may take to reload, if that is limited
 */
public record Limits(
        Duration spawnInterval, int maxBooting, Duration gracefulShutdownTimeout, Optional<Duration> reloadTimeout) {

    /** Writes a timeout that is practically for ever as zero. */
    public Limits {
        gracefulShutdownTimeout = Deadline.zeroIfForEver(gracefulShutdownTimeout);
    }
}
