package io.supervisor4j.runtime.thread;

import io.supervisor4j.system.thread.FatalErrors;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/**
 * Makes all threads of the manager. They are daemons, none of which ends by a throwable unnoticed: see {@link #vital} and
 * {@link #expendable}. Thread-safe.
 */
public final class EngineThreads {

    /** Made with the first thread, so that it is there when nothing more can be allocated. */
    private static final HaltOnFailure HALT = new HaltOnFailure(new FileOutputStream(FileDescriptor.err), new Halt());

    private static final Thread.UncaughtExceptionHandler HALT_ON_FATAL_ERROR = new HaltOnFatalError();

    private EngineThreads() {}

    /**
     * Makes a thread that the manager cannot do without: its end by any throwable ends the process, with status 70.
     *
     * @param name its name
     * @param work what it does
     * @return the thread, not started
     */
    public static Thread vital(String name, Runnable work) {
        return vital(name, 0, work);
    }

    /**
     * Makes a thread that the manager cannot do without, with a stack of its own size.
     *
     * @param name its name
     * @param stackBytes the size of its stack; 0 for the usual one
     * @param work what it does
     * @return the thread, not started
     */
    public static Thread vital(String name, long stackBytes, Runnable work) {
        return daemon(name, stackBytes, work, HALT);
    }

    /**
     * Makes a thread whose failure costs no more than what it was doing, and is printed; a {@link VirtualMachineError} ends the process
     * all the same, unless it is only the lack of a thread.
     *
     * @param name its name
     * @param work what it does
     * @return the thread, not started
     */
    public static Thread expendable(String name, Runnable work) {
        return expendable(name, 0, work);
    }

    /**
     * Makes a thread as {@link #expendable(String, Runnable)} does, with a stack of its own size.
     *
     * @param name its name
     * @param stackBytes the size of its stack; 0 for the usual one
     * @param work what it does
     * @return the thread, not started
     */
    public static Thread expendable(String name, long stackBytes, Runnable work) {
        return daemon(name, stackBytes, work, HALT_ON_FATAL_ERROR);
    }

    private static Thread daemon(
            String name, long stackBytes, Runnable work, Thread.UncaughtExceptionHandler onFailure) {
        Thread thread = new Thread(null, work, name, stackBytes);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(onFailure);
        return thread;
    }

    /** Makes the current thread, which was not made here, as vital as one that was. */
    public static void makeCurrentVital() {
        Thread.currentThread().setUncaughtExceptionHandler(HALT);
    }

    private static final class HaltOnFatalError implements Thread.UncaughtExceptionHandler {

        /** Loads beforehand what would need memory when it is needed. */
        HaltOnFatalError() {
            FatalErrors.isFatal(new OutOfMemoryError("Java heap space"));
        }

        @Override
        public void uncaughtException(Thread thread, Throwable failure) {
            if (FatalErrors.isFatal(failure)) {
                HALT.uncaughtException(thread, failure);
            } else {
                report(thread, failure);
            }
        }
    }

    /** Leaves it to the program's own handler, or prints it as the JDK would, but for what could deceive a terminal. */
    private static void report(Thread thread, Throwable failure) {
        Thread.UncaughtExceptionHandler program = Thread.getDefaultUncaughtExceptionHandler();
        if (program != null) {
            program.uncaughtException(thread, failure);
        } else {
            System.err.println("Exception in thread \"" + thread.getName() + "\" " + new StackText(failure));
        }
    }

    /** Not an exit: a shutdown hook that hangs, or the application's own, would keep a manager that is deaf. */
    private static final class Halt implements Runnable {

        @Override
        public void run() {
            Runtime.getRuntime().halt(HaltOnFailure.STATUS);
        }
    }
}
