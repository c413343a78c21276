package io.supervisor4j;

/**
 * The manager cannot work here: no engine on the class path, an unusable {@code java}, an unsupported system. The message names
 * what is missing and what to do. Misuse is reported by {@link IllegalArgumentException} and {@link IllegalStateException}.
 */
public class SupervisorException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param message what is wrong, and what to do about it
     */
    public SupervisorException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what is wrong, and what to do about it
     * @param cause what it was noticed by
     */
    public SupervisorException(String message, Throwable cause) {
        super(message, cause);
    }
}
