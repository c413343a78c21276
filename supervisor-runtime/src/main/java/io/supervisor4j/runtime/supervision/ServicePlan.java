package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import java.time.Duration;

/**
 * What the state machine needs to know of a service.
 *
 * @param id the service
 * @param name its name
 * @param workers how many workers it starts with
 * @param gracefulShutdownTimeout how long a worker may take to end; zero for ever
 * @param bootTimeout how long a worker may take to become ready; zero for ever
 * @param restart what follows the end of a worker
 * @param standby how many blank JVMs wait to become one of its workers
 * @param recipe how its JVMs are started and what runs in them: a worker of another one is replaced
 */
public record ServicePlan(
        ServiceId id,
        String name,
        int workers,
        Duration gracefulShutdownTimeout,
        Duration bootTimeout,
        RestartPolicy restart,
        int standby,
        Recipe recipe) {

    /** Writes a timeout that is practically for ever as zero. */
    public ServicePlan {
        gracefulShutdownTimeout = Deadline.zeroIfForEver(gracefulShutdownTimeout);
        bootTimeout = Deadline.zeroIfForEver(bootTimeout);
    }

    /** Returns how long a worker that was told to end may take before it is killed; zero for ever. */
    Duration stopLimit() {
        return gracefulShutdownTimeout.isZero()
                ? gracefulShutdownTimeout
                : gracefulShutdownTimeout.plus(WorkerSlot.KILL_MARGIN);
    }
}
