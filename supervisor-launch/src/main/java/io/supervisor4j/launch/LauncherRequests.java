package io.supervisor4j.launch;

/**
 * What others ask of a launcher's thread: to reload, to stop. Reloads that wait become one (B-24), and none is left once it is to
 * stop; the first request to stop decides how, and the first status that is not 0 is the status.
 */
final class LauncherRequests {

    private boolean reload;
    private boolean stopping;
    private boolean graceful;
    private int status;

    synchronized void reload() {
        reload = true;
        notifyAll();
    }

    /** Tells whether this is the first request to stop. */
    synchronized boolean stop(int exitStatus, boolean gracefully) {
        if (status == 0) {
            status = exitStatus;
        }
        if (stopping) {
            return false;
        }
        stopping = true;
        graceful = gracefully;
        notifyAll();
        return true;
    }

    /** Waits for the next request: returns true to reload, false to stop. */
    synchronized boolean awaitReload() throws InterruptedException {
        while (!stopping && !reload) {
            wait();
        }
        reload = false;
        return !stopping;
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    synchronized boolean isGraceful() {
        return graceful;
    }

    synchronized int status() {
        return status;
    }
}
