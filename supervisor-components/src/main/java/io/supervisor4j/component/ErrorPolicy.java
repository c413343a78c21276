package io.supervisor4j.component;

import java.time.Duration;

/**
 * What follows when a task or timer of a component throws (U-21). What it throws after the component was told to end is never
 * more than reported. Immutable.
 */
public final class ErrorPolicy {

    private enum Kind {
        LOG,
        RESTART,
        CRASH
    }

    private static final ErrorPolicy LOG = new ErrorPolicy(Kind.LOG, Duration.ZERO);
    private static final ErrorPolicy CRASH = new ErrorPolicy(Kind.CRASH, Duration.ZERO);

    private final Kind kind;
    private final Duration pause;

    private ErrorPolicy(Kind kind, Duration pause) {
        this.kind = kind;
        this.pause = pause;
    }

    /** Returns the policy to log the error with its stack; a task is over then, a timer goes on with its next round. */
    public static ErrorPolicy log() {
        return LOG;
    }

    /**
     * Returns the policy to log the error with its stack, wait, and run the task again; a timer goes on with its next round after the wait.
     *
     * @param pause how long to wait, more than zero, so that an error that stays does not become a hot loop (B-25)
     * @throws IllegalArgumentException if it is not more than zero
     */
    public static ErrorPolicy restartAfter(Duration pause) {
        return new ErrorPolicy(Kind.RESTART, ComponentSettings.requirePositive(pause, "pause"));
    }

    /** Returns the policy to crash the component (M-25); the default. */
    public static ErrorPolicy crash() {
        return CRASH;
    }

    /** Does what is to be done; returns whether a timer goes on. */
    boolean timerGoesOn(Run run, String task, Throwable error) throws InterruptedException {
        return apply(run, task, error) && !run.shouldStop();
    }

    /** Does what is to be done; returns whether a task begins again. */
    boolean taskBeginsAgain(Run run, String task, Throwable error) throws InterruptedException {
        return apply(run, task, error) && kind == Kind.RESTART && !run.shouldStop();
    }

    private boolean apply(Run run, String task, Throwable error) throws InterruptedException {
        if (run.shouldStop()) {
            report(run, task, error);
            return false;
        }
        if (kind == Kind.CRASH) {
            Crash.of(run, error);
            return false;
        }
        run.component().log().error("{} failed; {}", task, this, error);
        return kind == Kind.LOG || new Waits(run.component()).sleep(pause);
    }

    private static void report(Run run, String task, Throwable error) {
        if (!Activity.isInterruption(error)) {
            run.findings().failed(task, error);
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
            case LOG -> "logged only";
            case RESTART -> "goes on after " + pause;
            case CRASH -> "crashes the component";
        };
    }
}
