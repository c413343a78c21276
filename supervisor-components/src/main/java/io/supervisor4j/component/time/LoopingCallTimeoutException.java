package io.supervisor4j.component.time;

/** A looping call has come to its timeout before it was done (O-72, O-74). */
public final class LoopingCallTimeoutException extends LoopingCallException {

    LoopingCallTimeoutException(String message) {
        super(message);
    }
}
