package io.supervisor4j;

import io.supervisor4j.spi.ReloadByReplacement;

/**
 * The work of one worker: the manager starts a JVM for each worker, and that JVM holds exactly one instance (C-1, C-6).
 *
 * <p>The class must be public and have one public constructor whose parameters are the arguments given to {@link
 * ServiceManager#add(Class, int, Object...)}, optionally preceded by a {@link WorkerContext} or by an {@code int}, which
 * receives the worker id. Constructor and methods run in the worker, never in the master.
 *
 * <p>All methods are optional. {@code run}, {@code terminate} and {@code reload} are called on different threads: {@code
 * terminate} and {@code reload} never at the same time, {@code run} concurrently with both (C-45).
 *
 * <p>An exception that leaves the constructor or any of the methods ends the worker: a {@link WorkerExitException} with the
 * status it carries, any other with status 1 after it was logged with its stack (C-39, X-1).
 */
public interface Service {

    /**
     * Does the work (C-36). Called once, on a thread of its own, after the constructor and the {@linkplain NewWorkerHook
     * new-worker hooks}. May block or return; returning does not end the worker, which then waits to be told to.
     *
     * @throws Exception ends the worker
     */
    default void run() throws Exception {}

    /**
     * Ends the work gracefully: on SIGTERM, when the manager shrinks or stops, on {@link WorkerContext#requestShutdown} and
     * when the master is gone (C-37, C-60). Called at most once. When it returns the worker exits with status 0, whether or
     * not {@link #run} has returned; when it takes longer than the graceful shutdown timeout, the worker ends with status 1.
     *
     * @throws Exception ends the worker with another status than 0
     */
    default void terminate() throws Exception {}

    /**
     * Takes up a changed configuration, on SIGHUP (C-38). Requests that arrive meanwhile are answered by one further call.
     *
     * <p>Where it is not overridden, {@link #terminate} runs and the worker is replaced by a fresh one with the same id.
     *
     * @throws Exception ends the worker
     */
    default void reload() throws Exception {
        throw new ReloadByReplacement();
    }
}
