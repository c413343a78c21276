package io.supervisor4j;

/**
 * Ends the worker with a chosen exit status, thrown from a service's constructor, {@code run}, {@code terminate} or {@code
 * reload} (C-37, C-40, C-41). It is not logged as a failure.
 */
public class WorkerExitException extends RuntimeException {

    private final int status;

    /**
     * Creates the exception.
     *
     * @param status the exit status, 0 to 255
     * @throws IllegalArgumentException if the status is out of range
     */
    public WorkerExitException(int status) {
        super("the worker exits with status " + status);
        this.status = requireStatus(status);
    }

    /**
     * Returns the exit status.
     *
     * @return 0 to 255
     */
    public int status() {
        return status;
    }

    private static int requireStatus(int status) {
        if (status < 0 || status > 255) {
            throw new IllegalArgumentException("an exit status is 0 to 255, not " + status);
        }
        return status;
    }
}
