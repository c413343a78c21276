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
 * @param workers how many workers it starts with
 * @param gracefulShutdownTimeout how long a worker may take to end, if not as long as the manager says; zero for ever
 * @param bootTimeout how long a worker may take to become ready; zero for ever
 * @param restart what follows the end of a worker
 * @param standby how many blank JVMs wait to become one of its workers
 * @param recipe how its JVMs are started and what runs in them: a worker of another one is replaced
 */
public record ServicePlan(
        ServiceId id,
        String name,
        int workers,
        Optional<Duration> gracefulShutdownTimeout,
        Duration bootTimeout,
        RestartPolicy restart,
        int standby,
        Recipe recipe) {

    /** Writes a timeout that is practically for ever as zero. */
    public ServicePlan {
        gracefulShutdownTimeout = gracefulShutdownTimeout.map(Deadline::zeroIfForEver);
        bootTimeout = Deadline.zeroIfForEver(bootTimeout);
    }
}
