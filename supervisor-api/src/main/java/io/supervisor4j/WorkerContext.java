package io.supervisor4j;

import java.time.Instant;
import java.util.Optional;

/**
 * Who this worker is, and what it may ask for. The first parameter of a service's constructor may be one.
 *
 * <p>Thread-safe: all methods may be called from any thread, also in the constructor, and none of them blocks.
 */
public interface WorkerContext {

    /**
     * Returns the service this worker belongs to.
     *
     * @return the id that {@link ServiceManager#add(ServiceSpec)} returned in the master
     */
    ServiceId serviceId();

    /**
     * Returns the name of the service.
     *
     * @return the name given to the {@link ServiceSpec}, or the simple name of its class (C-33)
     */
    String serviceName();

    /**
     * Returns the number of this worker within its service: 0 to n-1, kept across restarts, so that work can be divided by it
     * (C-24).
     *
     * @return the worker id
     */
    int workerId();

    /**
     * Asks this worker to end: {@link Service#terminate()} runs, then the worker exits with the status, unless {@code
     * terminate} throws another one. The first request counts; one made while the worker already terminates does nothing. The
     * restart policy then decides what follows (U-19).
     *
     * @param status the exit status, 0 to 255
     * @throws IllegalArgumentException if the status is out of range
     */
    void requestShutdown(int status);

    /**
     * Tells whether this worker has been told to end.
     *
     * @return true from the moment the request arrived, before {@link Service#terminate()} is called
     */
    boolean isTerminating();

    /**
     * Returns when this worker will be ended by force. Fixed by the first request to end, never extended (B-10).
     *
     * @return the deadline once {@linkplain #isTerminating() terminating}; empty before, and where the worker may take for ever
     */
    Optional<Instant> stopDeadline();
}
