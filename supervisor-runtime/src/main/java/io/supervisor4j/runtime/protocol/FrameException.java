package io.supervisor4j.runtime.protocol;

import org.jspecify.annotations.Nullable;

/** What arrived is no frame, or not one of this protocol. The message says why; reading can go on. */
public class FrameException extends Exception {

    /**
     * Creates the exception.
     *
     * @param message what is wrong
     */
    public FrameException(String message) {
        super(message);
    }

    FrameException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
