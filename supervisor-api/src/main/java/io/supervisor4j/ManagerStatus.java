package io.supervisor4j;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a manager is, at one moment. Immutable.
 *
 * @param name its name
 * @param pid the process id of the master
 * @param version of supervisor4j
 * @param started when the manager was created
 * @param state what it is doing
 * @param services its services, in the order in which they were added
 */
public record ManagerStatus(
        String name, long pid, String version, Instant started, State state, List<ServiceStatus> services) {

    /** What a manager is doing. */
    public enum State {
        /** {@link ServiceManager#run()} has not been called. */
        NEW,
        /** Not all of the initial workers have been ready yet. */
        STARTING,
        /** They have. */
        READY,
        /** It was told to reload, and not all workers have answered. */
        RELOADING,
        /** It was told to stop. */
        STOPPING,
        /** It has ended. */
        STOPPED
    }

    /** Copies the list. */
    public ManagerStatus {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(state, "state");
        services = List.copyOf(services);
    }

    /**
     * Finds a service.
     *
     * @param id the service
     * @return how it is, if there is such a service
     */
    public Optional<ServiceStatus> service(ServiceId id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }
}
