package io.supervisor4j.runtime.thread;

import org.jspecify.annotations.Nullable;

/** Which errors mean that this JVM cannot be relied on any more: to be thrown on, to the end of the thread, by all that goes on after others. */
public final class FatalErrors {

    private static final String NO_THREAD = "unable to create native thread";

    private FatalErrors() {}

    /**
     * Throws an error on that the engine must not survive.
     *
     * @param failure what was caught
     * @throws VirtualMachineError if it is one, and not only the lack of a thread
     */
    public static void rethrow(Throwable failure) {
        if (isFatal(failure)) {
            throw (VirtualMachineError) failure;
        }
    }

    /**
     * Throws an error of the application's code on that the engine must not survive: also the lack of a thread, which there may
     * stand for any lack.
     *
     * @param failure what was caught
     * @throws VirtualMachineError if it is one
     */
    public static void rethrowOfApplication(Throwable failure) {
        if (failure instanceof VirtualMachineError fatal) {
            throw fatal;
        }
    }

    static boolean isFatal(Throwable failure) {
        return failure instanceof VirtualMachineError && !isLackOfThreads(failure);
    }

    /**
     * Tells whether the system had no thread left: that is its state, not this JVM's, and what needed the thread can be tried again.
     *
     * @param failure what was caught
     * @return true for that kind of {@link OutOfMemoryError}
     */
    public static boolean isLackOfThreads(Throwable failure) {
        return failure instanceof OutOfMemoryError && saysNoThread(failure.getMessage());
    }

    private static boolean saysNoThread(@Nullable String message) {
        return message != null && message.startsWith(NO_THREAD);
    }
}
