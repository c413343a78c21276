package io.supervisor4j.component;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the beginning of a run to its being started (M-9), in the owner's thread: onRestart, or initDependencies and onFirstStart;
 * onStart; tasks; children; onStarted. Once the run is to end, what is left of it is skipped (M-12).
 */
final class StartSequence {

    /** Carries a failure out of a step. */
    private static final class StepFailedException extends RuntimeException {

        private final transient Throwable reason;

        StepFailedException(Throwable reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private final Run run;
    private final Component component;
    private final Calls calls;
    private List<Component> children = List.of();

    StartSequence(Run run) {
        this.run = run;
        this.component = run.component();
        this.calls = new Calls(run);
    }

    void carryOut() {
        if (!run.isAdmitted()) {
            run.lifecycle().stop(run, StopOrder.PLAIN);
        }
        try {
            steps().forEach(this::unlessToEnd);
        } catch (StepFailedException e) {
            run.lifecycle().fail(run, e.reason);
        }
        tell();
    }

    private List<Runnable> steps() {
        return List.of(
                this::prepare,
                this::callFirst,
                () -> component.log().info("Starting"),
                this::enter,
                this::startTasks,
                this::startChildren,
                this::reach,
                () -> call(Callback.ON_STARTED));
    }

    private void unlessToEnd(Runnable step) {
        if (!run.shouldStop()) {
            step.run();
        }
    }

    /** What belonged to the run before is dropped, so that nothing piles up (B-38). */
    private void prepare() {
        component.node().dropChildrenOfRun();
        component.hooks().beginRun(run);
    }

    private void callFirst() {
        if (run.origin().number() == 0) {
            call(Callback.INIT_DEPENDENCIES);
            unlessToEnd(() -> call(Callback.ON_FIRST_START));
        } else if (run.origin().restarted()) {
            RunRecords.restarted(run);
            call(Callback.ON_RESTART);
        }
    }

    /** One that was interrupted before its onStart began was never entered (B-34). */
    private void enter() {
        if (Callback.ON_START.isDefinedBy(component)) {
            call(Callback.ON_START);
        } else {
            run.enter();
        }
    }

    private void call(Callback callback) {
        orFail(calls.whileStarting(callback));
    }

    private void orFail(@Nullable Throwable reason) {
        if (reason != null) {
            throw new StepFailedException(reason);
        }
    }

    /** A task may add and start children itself, at once: they wait for nothing but onStart, which is over. */
    private void startTasks() {
        children = component.node().open(run);
        for (BackgroundTask task : component.core().registrations().all(run)) {
            run.tryBegin(new Activity(run, task.name(), () -> task.run(run)));
        }
    }

    /** One may have been taken away meanwhile. */
    private void startChildren() {
        for (Component child : children) {
            if (component.node().childComponents().contains(child)) {
                unlessToEnd(() -> start(child));
            }
        }
    }

    private void start(Component child) {
        Throwable failure = run.start(child, false);
        if (!(failure instanceof ComponentCrashedException crash)) {
            orFail(failure);
        } else if (!component.hooks().catchesCrashes(run)) {
            Crash.passOn(run, crash.reason());
        }
    }

    private void reach() {
        if (run.lifecycle().running(run)) {
            component.log().info("Started");
            RunRecords.started(run);
        }
    }

    /** Who waits for the start of a run that ends meanwhile waits for its end, unless that waits for him. */
    private void tell() {
        Throwable crash = run.orders().crash();
        if (crash != null) {
            run.started().completeExceptionally(new ComponentCrashedException(component, crash));
        } else if (run.monitor().change(run.orders()::completeStart)) {
            run.started().complete(null);
        }
        run.monitor().wake();
    }
}
