package io.supervisor4j.control;

import org.jspecify.annotations.Nullable;

/** The manager has ended, or has closed the connection. */
public final class ConnectionLostException extends ControlException {

    ConnectionLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
