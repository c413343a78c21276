package io.supervisor4j.component.time;

/** A looping call has ended by an error. The message names the call, and the cause is what its function threw (O-68). */
public class LoopingCallException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param message which call, and what happened
     * @param cause what was thrown
     */
    LoopingCallException(String message, Throwable cause) {
        super(message, cause);
    }

    LoopingCallException(String message) {
        super(message);
    }
}
