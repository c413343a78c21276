package io.supervisor4j.component;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a component: here, and nowhere else, starts meet stops, restarts and crashes. {@link Component} has the
 * drawing of the states.
 *
 * <p>State and orders are written under the monitor and read freely. A run that begins is first visible as {@code STARTING} and
 * then looks whether its parent is open; a parent that stops first closes and then stops its children. One of the two always sees
 * the other, so nothing runs below what has stopped.
 */
final class Lifecycle {

    private final Component component;
    private final Monitor monitor = new Monitor();
    private volatile ComponentState state = ComponentState.INIT;
    private volatile @Nullable Run run;
    private volatile CompletableFuture<StopReport> stopped = new CompletableFuture<>();

    Lifecycle(Component component) {
        this.component = component;
    }

    /** A new run, to be launched by the caller; none if one is in progress or the component has got another parent. */
    Optional<Run> begin(boolean restarted, @Nullable Component parent) {
        return Optional.ofNullable(monitor.change(() -> {
            if (state.isLive()) {
                return null;
            }
            if (run != null) {
                // The one before is for the end of the last run, which may still have to be told.
                stopped = new CompletableFuture<>();
            }
            return renew(restarted, parent);
        }));
    }

    private Run renew(boolean restarted, @Nullable Component parent) {
        Run last = run;
        int number = last == null ? 0 : last.birth().number() + 1;
        Run next = new Run(component, this, new Run.Birth(number, restarted && number > 0, parent));
        run = next;
        state = ComponentState.STARTING;
        return next;
    }

    /** All is started; false if it was told to end meanwhile. */
    boolean running(Run started) {
        return monitor.change(() -> {
            if (started.shouldStop()) {
                return false;
            }
            state = ComponentState.RUNNING;
            return true;
        });
    }

    /** Stops what is in progress; returns that run, if there is one. */
    Optional<Run> stop(StopOrder order) {
        Run stopping = monitor.change(() -> {
            Run current = run;
            if (current == null || !state.isLive()) {
                return null;
            }
            current.orders().stop(order);
            state = ComponentState.STOPPING;
            return current;
        });
        if (stopping != null) {
            passOn(stopping, order);
        }
        return Optional.ofNullable(stopping);
    }

    /** A child that is being started is not stopped in its turn but now, as its parent waits for it. */
    private static void passOn(Run run, StopOrder order) {
        Component child = run.startingChild();
        if (child != null) {
            child.lifecycle().stop(order);
        }
    }

    /** Stops what is in progress and begins anew; begins only if nothing is. Completed when the new run has started. */
    CompletableFuture<Void> restart(@Nullable Component parent) {
        Optional<Run> begun = begin(true, parent);
        if (begun.isPresent()) {
            begun.get().launch();
            return begun.get().started();
        }
        CompletableFuture<Void> asked = monitor.change(() -> {
            Run current = run;
            if (current == null || !state.isLive()) {
                return null;
            }
            if (!current.orders().mustStop()) {
                current.orders().stop(StopOrder.PLAIN);
                state = ComponentState.STOPPING;
            }
            return current.orders().restartAfterStop();
        });
        if (asked == null) {
            return restart(parent);
        }
        passOnLatest();
        return asked;
    }

    private void passOnLatest() {
        Run current = run;
        if (current != null) {
            passOn(current, StopOrder.PLAIN);
        }
    }

    /** Records a crash; false if this run has crashed already or was told to end. */
    boolean crash(Run crashed, Throwable reason) {
        boolean first = monitor.change(() -> {
            if (crashed != run || !state.isOpen() || crashed.shouldStop()) {
                return false;
            }
            crashed.orders().crash(reason);
            return true;
        });
        if (first) {
            passOn(crashed, new StopOrder(reason, Deadline.NEVER));
        }
        return first;
    }

    /** Records that the start has failed. What failed after the order to end is reported with the end. */
    void fail(Run failed, Throwable reason) {
        boolean first = monitor.change(() -> {
            state = state.isOpen() && !failed.shouldStop() ? ComponentState.STOPPING : state;
            return failed.orders().fail(reason);
        });
        if (!first) {
            failed.findings().failed("start", reason);
        }
    }

    /** The end of a run, or the beginning of the next if a restart was asked for last. */
    void ended(Run over) {
        StopReport report = over.findings().report(over.orders());
        Ending ending = monitor.change(() -> {
            CompletableFuture<Void> restart = over.orders().takeRestart();
            if (restart != null) {
                return new Ending(stopped, renew(true, component.node().parentOrNull()), restart);
            }
            state = report.end();
            return new Ending(stopped, null, null);
        });
        ending.tell(over, report);
        component.node().wakeParent();
    }

    /**
     * What follows an end.
     *
     * @param stopped completed unless a restart follows
     * @param next the run that follows
     * @param restart who waits for its start
     */
    private record Ending(
            CompletableFuture<StopReport> stopped,
            @Nullable Run next,
            @Nullable CompletableFuture<Void> restart) {

        void tell(Run over, StopReport report) {
            over.component().listener().ended(over, report);
            completeStart(over);
            over.ended().complete(report);
            if (next == null || restart == null) {
                stopped.complete(report);
            } else {
                var unused = next.started().whenComplete((nothing, failure) -> complete(restart, failure));
                next.launch();
            }
        }

        private static void completeStart(Run over) {
            Throwable reason = over.orders().failure();
            complete(over.started(), reason == null ? null : new ComponentStartException(over.component(), reason));
        }

        private static void complete(CompletableFuture<Void> future, @Nullable Throwable failure) {
            if (failure == null) {
                future.complete(null);
            } else {
                future.completeExceptionally(failure);
            }
        }
    }

    Monitor monitor() {
        return monitor;
    }

    ComponentState state() {
        return state;
    }

    /** Whether children may be started now. */
    boolean isOpen() {
        Run current = run;
        return state.isOpen() && current != null && current.isOpen();
    }

    /** Whether it has crashed, or could not be started, and has not begun anew. */
    boolean isDown() {
        Run current = run;
        boolean crashed = current != null && current.orders().crash() != null;
        return state == ComponentState.FAILED || (crashed && state != ComponentState.STOPPED);
    }

    /** What has made the run in progress or the last one end, if not somebody's wish. */
    @Nullable
    Throwable reason() {
        Run current = run;
        return current == null ? null : current.orders().reason();
    }

    /** The run in progress or the last one. */
    @Nullable
    Run run() {
        return run;
    }

    /** The end of what is in progress, restarts included; of the next run if there is none yet. */
    CompletableFuture<StopReport> stopped() {
        return stopped;
    }
}
