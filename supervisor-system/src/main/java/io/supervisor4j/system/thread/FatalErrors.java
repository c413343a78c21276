package io.supervisor4j.system.thread;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells which errors mean that this JVM cannot be relied on any more: code that goes on after other failures throws these on, to the
 * end of the thread. An error counts as well where the JDK has wrapped it on its way, as the failure of a static initializer, a
 * reflective call or a task.
 */
public final class FatalErrors {

    private static final String NO_THREAD = "unable to create native thread";

    /** More wrappers than this are none of the JDK's doing. */
    private static final int MAX_WRAPPERS = 10;

    private FatalErrors() {}

    /**
     * Throws an error on that the caller must not survive.
     *
     * @param failure what was caught
     * @throws VirtualMachineError if it is one, or wraps one, that is not only the lack of a thread
     */
    public static void rethrow(Throwable failure) {
        VirtualMachineError error = error(failure);
        if (error != null && !isLackOfThreads(error)) {
            throw error;
        }
    }

    /**
     * Throws an error of the application's code on that the caller must not survive: also the lack of a thread, which there may stand
     * for any lack.
     *
     * @param failure what was caught
     * @throws VirtualMachineError if it is one, or wraps one
     */
    public static void rethrowOfApplication(Throwable failure) {
        VirtualMachineError error = error(failure);
        if (error != null) {
            throw error;
        }
    }

    /**
     * Tells whether {@link #rethrow} would throw.
     *
     * @param failure what was caught
     * @return true if the thread must not go on
     */
    public static boolean isFatal(Throwable failure) {
        VirtualMachineError error = error(failure);
        return error != null && !isLackOfThreads(error);
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

    /** The error itself comes first: with a full heap, the classes of the wrappers could not be loaded any more. */
    private static @Nullable VirtualMachineError error(Throwable failure) {
        Throwable inner = failure;
        for (int i = 0; i <= MAX_WRAPPERS && inner != null; i++) {
            if (inner instanceof VirtualMachineError error) {
                return error;
            }
            inner = isWrapper(inner) ? inner.getCause() : null;
        }
        return null;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ExceptionInInitializerError
                || failure instanceof InvocationTargetException
                || failure instanceof UndeclaredThrowableException
                || failure instanceof ExecutionException
                || failure instanceof CompletionException;
    }
}
