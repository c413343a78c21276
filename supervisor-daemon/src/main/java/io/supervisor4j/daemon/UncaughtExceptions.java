package io.supervisor4j.daemon;

/** Prints what a thread throws and nothing catches, as the JVM does, and logs it too (S-26). */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        // Printed first: what logs it may fail, and then even this is told.
        synchronized (System.err) {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            thrown.printStackTrace();
        }
        DaemonContext.current()
                .logger()
                .error("thread {} ended by an exception that nothing caught", thread.getName(), thrown);
    }
}
