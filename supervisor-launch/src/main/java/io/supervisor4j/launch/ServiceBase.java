package io.supervisor4j.launch;

import io.supervisor4j.Service;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.spi.ReloadByReplacement;
import io.supervisor4j.system.thread.FatalErrors;

/**
 * A service for a {@link Launcher}: it is told to start, to stop and to reset, one at a time, and awaited meanwhile (O-2).
 *
 * <p>An exception from {@link #start} or {@link #await} ends the process: with the status of an {@link
 * io.supervisor4j.WorkerExitException}, with 1 otherwise, after it was logged (O-11). In workers, that worker alone ends, and is
 * replaced.
 *
 * <p>{@link #run}, {@link #terminate} and {@link #reload} are how the engine sees a service; only the engine calls them.
 */
public abstract class ServiceBase implements Service {

    /** Set for workers by their launcher; a worker is replaced where it is not. */
    static final String ON_RELOAD = "supervisor4j.launch.on-reload";

    private enum Stage {
        NEW,
        STARTED,
        ENDED,
        FAILED_TO_START
    }

    /** Held by start, stop and reset. */
    private final Object turn = new Object();

    private final Object lock = new Object();
    private Stage stage = Stage.NEW;
    private boolean stopping;

    /** For derived services. */
    protected ServiceBase() {}

    /**
     * Begins the work, and returns; what blocks belongs into {@link #await}. Called again when the service was stopped to be
     * restarted.
     *
     * @throws Exception ends the process
     */
    protected abstract void start() throws Exception;

    /**
     * Ends the work. Called at most once after each {@link #start}. When the graceful shutdown timeout has passed since the
     * process was told to end, it is ended by force, whatever this does.
     *
     * @param graceful whether to finish what was begun, as on SIGTERM; if not, as when another service has failed, to drop it
     * @throws Exception makes the exit status 1
     */
    protected abstract void stop(boolean graceful) throws Exception;

    /**
     * Waits until the work has ended. Called right after {@link #start}, and runs beside {@link #stop} and {@link #reset}. May
     * return early: the service still lives until it is stopped.
     *
     * @throws Exception ends the process, also before it is told to
     */
    protected abstract void await() throws Exception;

    /**
     * Takes up changed options, such as those of the log (O-19a). The service may be running, or be stopped and about to start.
     *
     * @throws Exception is logged, and changes nothing else
     */
    protected abstract void reset() throws Exception;

    /** Starts the service and waits until it has ended. */
    @Override
    public final void run() throws Exception {
        synchronized (turn) {
            if (!begin()) {
                return;
            }
            Stage next = Stage.FAILED_TO_START;
            try {
                start();
                next = Stage.STARTED;
            } finally {
                enter(next);
            }
        }
        try {
            await();
        } finally {
            enter(Stage.ENDED);
        }
    }

    /** Stops the service gracefully and waits until it has ended. */
    @Override
    public final void terminate() throws Exception {
        end(true);
    }

    /** Resets the service, or asks for a fresh worker, as the launcher was told. */
    @Override
    public final void reload() {
        if (!OnReload.MUTATE.name().equals(System.getProperty(ON_RELOAD))) {
            throw new ReloadByReplacement();
        }
        resetOrSay();
    }

    /** Stops the service and waits until it has ended; one that has not begun never will. */
    final void end(boolean graceful) throws Exception {
        synchronized (turn) {
            if (beginToStop()) {
                stopOrAbandon(graceful);
            }
        }
        synchronized (lock) {
            while (stage == Stage.STARTED) {
                lock.wait();
            }
        }
    }

    private void stopOrAbandon(boolean graceful) throws Exception {
        boolean stopped = false;
        try {
            stop(graceful);
            stopped = true;
        } finally {
            if (!stopped) {
                // It may never end.
                enter(Stage.ENDED);
            }
        }
    }

    /** After it has ended: lets it run once more. */
    void renew() {
        synchronized (lock) {
            stage = Stage.NEW;
            stopping = false;
        }
    }

    /** Logs what {@code reset()} throws; throws on only what no thread may survive. */
    final void resetOrSay() {
        try {
            synchronized (turn) {
                reset();
            }
        } catch (Throwable e) {
            FatalErrors.rethrowOfApplication(e);
            // Whatever else it is, a reload ends no process.
            LaunchLog.resetFailed(getClass(), e);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean begin() {
        synchronized (lock) {
            return !stopping;
        }
    }

    /** Tells whether there is something to stop. */
    private boolean beginToStop() {
        synchronized (lock) {
            boolean first = !stopping;
            stopping = true;
            return first && (stage == Stage.STARTED || stage == Stage.ENDED);
        }
    }

    private void enter(Stage next) {
        synchronized (lock) {
            stage = next;
            lock.notifyAll();
        }
    }
}
