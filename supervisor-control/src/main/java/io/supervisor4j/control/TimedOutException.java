package io.supervisor4j.control;

/** Something was not reached in time, or a manager did not answer. The message says what, and what is known of the reason. */
public final class TimedOutException extends ControlException {

    TimedOutException(String message) {
        super(message, null);
    }
}
