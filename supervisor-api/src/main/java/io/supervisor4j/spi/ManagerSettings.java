package io.supervisor4j.spi;

import io.supervisor4j.ReloadDecision;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@link io.supervisor4j.ServiceManager#builder()} collected, already checked.
 *
 * @param spawnInterval the least time between two JVM starts
 * @param gracefulShutdownTimeout how long workers, and the manager itself, may take to end; zero for ever
 * @param bootTimeout how long a worker may take to become ready; zero for ever
 * @param reloadTimeout how long a worker may take to reload, if that is limited
 * @param reloadDecision decides about each reload, if anybody does
 * @param name the name by which others find it, if it was given one
 * @param control whether others can find it at all
 * @param maxWorkers how many workers and standbys all services may have together
 */
public record ManagerSettings(
        Duration spawnInterval,
        Duration gracefulShutdownTimeout,
        Duration bootTimeout,
        Optional<Duration> reloadTimeout,
        Optional<Supplier<ReloadDecision>> reloadDecision,
        Optional<String> name,
        boolean control,
        int maxWorkers) {}
