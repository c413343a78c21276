package io.supervisor4j.control;

import org.jspecify.annotations.Nullable;

/**
 * This thread was interrupted while it waited for a manager, and is still marked as interrupted. Whether the manager has done what
 * it was asked for is not known. Methods that declare {@link InterruptedException} throw that instead.
 */
public final class CallInterruptedException extends ControlException {

    /** The thread has to be marked as interrupted. */
    CallInterruptedException(@Nullable Throwable cause) {
        super("interrupted while waiting for the manager", cause);
    }
}
