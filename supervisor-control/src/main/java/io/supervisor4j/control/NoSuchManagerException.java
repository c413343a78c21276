package io.supervisor4j.control;

import org.jspecify.annotations.Nullable;

/** No manager that runs has the name. The message lists those that run. */
public final class NoSuchManagerException extends ControlException {

    NoSuchManagerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
