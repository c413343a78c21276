package io.supervisor4j.component;

import io.supervisor4j.component.time.ThrowingRunnable;
import java.util.Objects;

/**
 * A task of a component, started with it in a thread of its own (M-25). When it returns it is over until the next run; when it
 * throws, its error policy decides.
 */
public class BackgroundTask {

    private final String name;
    private final ThrowingRunnable body;
    private volatile ErrorPolicy policy = ErrorPolicy.crash();

    BackgroundTask(String name, ThrowingRunnable body) {
        this.name = Objects.requireNonNull(name, "name");
        this.body = Objects.requireNonNull(body, "body");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a task's name must not be blank, as threads and reports show it");
        }
    }

    /** Returns its name within the component. */
    public String name() {
        return name;
    }

    /**
     * Sets what follows when it throws. Meant for right after it was registered.
     *
     * @return this
     */
    public BackgroundTask onError(ErrorPolicy errorPolicy) {
        policy = Objects.requireNonNull(errorPolicy, "errorPolicy");
        return this;
    }

    /** What its thread does in one run of the component. */
    void run(Run run) throws InterruptedException {
        boolean again = true;
        while (again) {
            again = attempt(run);
        }
    }

    private boolean attempt(Run run) throws InterruptedException {
        try {
            body.run();
            return false;
        } catch (Throwable e) {
            return policy.taskBeginsAgain(run, name, e);
        }
    }

    /** Runs it for one round of a timer; returns whether another may follow. */
    final boolean round(Run run) throws InterruptedException {
        try {
            body.run();
            return !run.shouldStop();
        } catch (Throwable e) {
            return policy.timerGoesOn(run, name, e);
        }
    }

    /** Sleeps in the thread of the task; false if it is to end. */
    static boolean sleep(Run run, java.time.Duration time) throws InterruptedException {
        return new Waits(run.component()).sleep(time);
    }
}
