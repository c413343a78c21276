package io.supervisor4j.runtime.master;

import io.supervisor4j.runtime.thread.EngineThreads;
import io.supervisor4j.system.jvm.ClassPreload;

/**
 * Loads what a manager needs after its start: for the first death, the first reload and the end, which take some tens of milliseconds
 * longer without it. {@code ClassListIT} plays these and fails when the list is out of date.
 */
final class MasterPreload implements Runnable {

    /** What has just started is left alone for this time. */
    private static final long DELAY_MILLIS = 1_000;

    private static final int LOGS_ITS_EXIT_SINCE = 21;

    private MasterPreload() {}

    /** Begins in a moment, on a thread of its own. Returns at once. */
    static void soon() {
        EngineThreads.expendable("supervisor-preload", new MasterPreload()).start();
    }

    @Override
    public void run() {
        try {
            Thread.sleep(DELAY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        ClassPreload.load(
                MasterPreload.class.getResourceAsStream("after-start.classes"), MasterPreload.class.getClassLoader());
        if (Runtime.version().feature() >= LOGS_ITS_EXIT_SINCE) {
            // Such a JVM asks this logger at System.exit, and would set all of them up only then.
            System.getLogger("java.lang.Runtime").isLoggable(System.Logger.Level.DEBUG);
        }
    }
}
