package io.supervisor4j.component.time;

/** A periodic task failed; the message names the task, and the cause is what it threw (O-63). */
public final class PeriodicTaskException extends RuntimeException {

    private final String task;

    /**
     * Creates the exception.
     *
     * @param task that failed, with its group
     * @param cause what it threw
     */
    PeriodicTaskException(String task, Throwable cause) {
        super("periodic task " + task + " failed: " + cause, cause);
        this.task = task;
    }

    /** Returns the task that failed, with its group: {@code group/task}. */
    public String task() {
        return task;
    }
}
