package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * From the order to end to the end (M-14), in the owner's thread: onStop, children in reverse order, tasks interrupted in reverse
 * order, the wait for {@code setShutdown()} where that is asked for, the wait for the tasks, resources in reverse order,
 * onShutdown. What fails or hangs is reported and keeps nothing of the rest from being done (B-35).
 */
final class StopSequence {

    private final Run run;
    private final Component component;
    private final Calls calls;

    StopSequence(Run run) {
        this.run = run;
        this.component = run.component();
        this.calls = new Calls(run);
    }

    /** What was never entered has no callbacks to run (B-34), but may have something to release. */
    void carryOut() {
        if (run.isEntered()) {
            component.log().info("Stopping");
            calls.clearWay();
            calls.whileStopping(Callback.ON_STOP);
        }
        stopChildren();
        run.monitor().change(() -> run.works().latestFirst()).forEach(Activity::interrupt);
        if (run.isEntered()) {
            component.log().info("Stopped");
        }
        finish();
    }

    private void stopChildren() {
        List<Component> reverse = new ArrayList<>(component.node().childComponents());
        Collections.reverse(reverse);
        reverse.forEach(this::stop);
    }

    private void stop(Component child) {
        StopOrder order = run.orders().order();
        child.lifecycle().stop(order).ifPresent(stopping -> run.findings().add(run.stop(stopping, order)));
    }

    private void finish() {
        if (run.isEntered() && component.core().waitsForShutdown()) {
            calls.awaitShutdown();
        }
        calls.awaitTasks();
        run.resources().takeLatestFirst().forEach(calls::close);
        if (run.isEntered()) {
            calls.whileStopping(Callback.ON_SHUTDOWN);
            component.log().debug("Shutdown complete");
        }
    }
}
