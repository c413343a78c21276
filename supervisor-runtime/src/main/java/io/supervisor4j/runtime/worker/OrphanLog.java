package io.supervisor4j.runtime.worker;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Where a worker says what its master can no longer report: standard error, since loading a log library would delay its end (C-71).
 * A worker whose output the master captured has no standard error any more; its lines go to the worker's log.
 */
final class OrphanLog {

    /** How long a line may delay the end of the worker: a terminal may be stopped, and a pipe full. */
    private static final long MAX_WAIT_MILLIS = 1000;

    private OrphanLog() {}

    /** Writes a line about this process; returns when it is written, or else after a second. */
    static void write(String title, String what) {
        String line = title + " (pid " + pid() + "): " + what;
        Thread thread = new Thread(
                null,
                new Runnable() {
                    @Override
                    public void run() {
                        writeTo(System.err, line);
                    }
                },
                "supervisor-orphan",
                0,
                false);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(MAX_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void writeTo(PrintStream standardError, String line) {
        standardError.print(line + "\n");
        if (standardError.checkError()) {
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
