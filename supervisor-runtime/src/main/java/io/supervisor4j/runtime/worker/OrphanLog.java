package io.supervisor4j.runtime.worker;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Where a worker says what its master can no longer report: standard error, since loading a log library would delay its end (C-71).
 * A worker whose output the master captured has no standard error any more; its lines go to the worker's log.
 */
final class OrphanLog implements Runnable {

    /** How long standard error may delay the end of the worker: a terminal may be stopped, and a pipe full. */
    private static final long MAX_WRITE_MILLIS = 1_000;

    /** How long the log may, whose library has to be loaded first, on a machine that may be busy. */
    private static final long MAX_LOG_MILLIS = 10_000;

    private final String line;
    private volatile boolean logs;

    private OrphanLog(String line) {
        this.line = line;
    }

    /** Writes a line about this process; returns when it is written, or else when it has taken too long. */
    static void write(String title, String what) {
        OrphanLog writer = new OrphanLog(title + " (pid " + pid() + "): " + what);
        Thread thread = new Thread(null, writer, "supervisor-orphan", 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(MAX_WRITE_MILLIS);
            if (writer.logs) {
                thread.join(MAX_LOG_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        PrintStream standardError = System.err;
        standardError.print(line + "\n");
        if (standardError.checkError()) {
            logs = true;
            WorkerLog.info(line);
        }
    }

    /** Asks the system, as {@link ProcessHandle} takes longer to load than the worker to end. */
    private static String pid() {
        try {
            return new File("/proc/self").getCanonicalFile().getName();
        } catch (IOException e) {
            return Long.toString(ProcessHandle.current().pid());
        }
    }
}
