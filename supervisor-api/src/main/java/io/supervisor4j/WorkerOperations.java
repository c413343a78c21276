package io.supervisor4j;

/**
 * What an operator does to the workers of a service while the manager runs: start and stop single ones, replace them, send them signals.
 * Thread-safe; each method returns at once. A {@link ServiceManager} has these operations.
 */
public interface WorkerOperations {

    /**
     * Starts workers by their ids, and leaves the others alone: adds an id that the service does not have, or that was stopped; starts at
     * once a worker that waits in back-off, or that its restart policy keeps away; and starts one that is ending again after its end. A
     * worker that runs stays as it is. {@link ServiceManager#reconfigure} later counts from 0 again. Does nothing if the manager is stopping.
     *
     * @param service the service
     * @param workerIds numbers from 0 on, in any order; none for those of the service's specification
     * @throws IllegalArgumentException if the service is unknown, an id negative, or there would be more workers and standbys than {@link
     *     ServiceManager.Builder#maxWorkers}; the message names it
     * @throws IllegalStateException if 100,000 events wait for the manager, which takes a loop of such calls
     * @throws UnsupportedOperationException if this manager cannot
     */
    default void start(ServiceId service, int... workerIds) {
        throw new UnsupportedOperationException("this manager cannot start single workers");
    }

    /**
     * Stops workers by their ids, and leaves the others alone: they end gracefully, and stay away until {@link #start} or {@link
     * ServiceManager#reconfigure} wants them. Does nothing where there is no such worker, or if the
     * manager is stopping.
     *
     * @param service the service, which stays registered also without a worker
     * @param workerIds numbers from 0 on, in any order; none for all workers
     * @throws IllegalArgumentException if the service is unknown, or an id negative; the message names it
     * @throws IllegalStateException if 100,000 events wait for the manager, which takes a loop of such calls
     * @throws UnsupportedOperationException if this manager cannot
     */
    default void stop(ServiceId service, int... workerIds) {
        throw new UnsupportedOperationException("this manager cannot stop single workers");
    }

    /**
     * Replaces all workers of a service, one after the other, whatever its restart policy: each ends gracefully, and the next
     * is told to only when all workers of the service are up again. Returns at once; {@link
     * io.supervisor4j.event.ServiceEvent.Restarted} tells the end. A further call begins again with all workers. Does nothing
     * before {@link ServiceManager#run()}, or if the manager is stopping.
     *
     * @param service the service
     * @throws IllegalArgumentException if the service is unknown
     */
    void restart(ServiceId service);

    /**
     * Replaces one worker, whatever its restart policy: it ends gracefully, and is started again. One that waits in back-off,
     * or that its policy keeps away, starts at once. Returns at once. Does nothing where there is no such worker at this
     * moment, before {@link ServiceManager#run()}, or if the manager is stopping.
     *
     * @param service the service
     * @param workerId its number
     * @throws IllegalArgumentException if the service is unknown or the number negative
     */
    void restart(ServiceId service, int workerId);

    /**
     * Replaces all workers of a service at once or one after the other; otherwise as {@link #restart(ServiceId)}.
     *
     * @param service the service
     * @param rolling whether one after the other
     * @throws IllegalArgumentException if the service is unknown
     */
    void restart(ServiceId service, boolean rolling);

    /**
     * Sends a signal to all workers of a service that have a process; what it means is up to them (C-61).
     *
     * @param service the service
     * @param signal HUP, INT, QUIT, KILL, USR1, USR2, ALRM, TERM, CONT or STOP, with or without SIG in front
     * @throws IllegalArgumentException if the service is unknown, or the signal is none of these
     */
    void signal(ServiceId service, String signal);

    /**
     * Sends a signal to one worker, and never to another process that got its process id; what it means is up to the worker (C-61).
     * Returns at once. Does nothing where there is no such worker, or it has no process at this moment.
     *
     * @param service the service
     * @param workerId its number
     * @param signal HUP, INT, QUIT, KILL, USR1, USR2, ALRM, TERM, CONT or STOP, with or without SIG in front
     * @throws IllegalArgumentException if the service is unknown, the number negative, or the signal none of these
     */
    void signal(ServiceId service, int workerId, String signal);
}
