package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import java.time.Duration;
import java.util.Optional;

/**
 * What the state machine needs to know of a service.
 *
 * @param id the service
 * @param name its name
 * @param workers the workers it starts with
 * @param gracefulShutdownTimeout how long a worker may take to end, if not as long as the manager says; zero for ever
 * @param bootTimeout how long a worker may take to become ready; zero for ever
 * @param restart what follows the end of a worker
 * @param standby how many blank JVMs wait to become one of its workers
 * @param recipe how its JVMs are started and what runs in them: a worker of another one is replaced
 */
public record ServicePlan(
        ServiceId id,
        String name,
        WorkerIds workers,
        Optional<Duration> gracefulShutdownTimeout,
        Duration bootTimeout,
        RestartPolicy restart,
        int standby,
        Recipe recipe) {

    /** Writes a timeout that is practically for ever as zero. */
    public ServicePlan {
        if (gracefulShutdownTimeout.isPresent()) {
            gracefulShutdownTimeout = Optional.of(Deadline.zeroIfForEver(gracefulShutdownTimeout.get()));
        }
        bootTimeout = Deadline.zeroIfForEver(bootTimeout);
    }

    /**
     * A service of the lowest ids.
     *
     * @param id as above
     * @param name as above
     * @param workers how many workers it starts with
     * @param gracefulShutdownTimeout as above
     * @param bootTimeout as above
     * @param restart as above
     * @param standby as above
     * @param recipe as above
     */
    public ServicePlan(
            ServiceId id,
            String name,
            int workers,
            Optional<Duration> gracefulShutdownTimeout,
            Duration bootTimeout,
            RestartPolicy restart,
            int standby,
            Recipe recipe) {
        this(id, name, WorkerIds.first(workers), gracefulShutdownTimeout, bootTimeout, restart, standby, recipe);
    }
}
