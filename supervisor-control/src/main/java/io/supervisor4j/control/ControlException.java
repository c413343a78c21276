package io.supervisor4j.control;

import org.jspecify.annotations.Nullable;

/** A manager could not be asked or told something. Each thing that can go wrong has a subclass. */
public sealed class ControlException extends RuntimeException
        permits NoSuchManagerException,
                RefusedException,
                TimedOutException,
                ConnectionLostException,
                CallInterruptedException {

    ControlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
