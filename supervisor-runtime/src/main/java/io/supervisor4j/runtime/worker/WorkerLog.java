package io.supervisor4j.runtime.worker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker's log. Loaded only when there is something to log, because a logger takes longer to load than all the rest. */
final class WorkerLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.supervisor4j.worker");

    private WorkerLog() {}

    static void failure(String what, Throwable failure) {
        LOG.error(what, failure);
    }

    static void info(String what) {
        LOG.info(what);
    }
}
