package io.supervisor4j.component;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

    /** A new run, to be launched by the caller; none if one is in progress. */
    Optional<Run> begin(boolean restarted, @Nullable Component parent) {
        return begin(restarted, parent, last -> true);
    }

    private Optional<Run> begin(boolean restarted, @Nullable Component parent, Predicate<@Nullable Run> mayFollow) {
        return Optional.ofNullable(change(() -> {
            if (state.isLive() || !mayFollow.test(run)) {
                return null;
            }
            if (run != null) {
                // The one before is for the end of the last run, which may still have to be told.
                stopped = new CompletableFuture<>();
            }
            return renew(restarted, parent);
        }));
    }

    /** The run after this one, restarted; none if that was not the latest or is not to be followed by another. */
    Optional<Run> succeed(Run over, Component parent) {
        return begin(true, parent, last -> last == over && !over.orders().isDismissed());
    }

    private Run renew(boolean restarted, @Nullable Component parent) {
        Run last = run;
        int number = last == null ? 0 : last.origin().number() + 1;
        Run next = new Run(component, this, new Run.Origin(number, restarted && number > 0, parent));
        run = next;
        become(ComponentState.STARTING, next);
        return next;
    }

    /** All is started; false if it was told to end meanwhile. */
    boolean running(Run started) {
        return change(() -> {
            if (started.shouldStop()) {
                return false;
            }
            become(ComponentState.RUNNING, started);
            return true;
        });
    }

    /** Stops what is in progress; returns that run, if there is one. */
    Optional<Run> stop(StopOrder order) {
        return stop(current -> true, order);
    }

    /** The same for a caller outside, which wants it to stay stopped even if it has crashed just before. */
    Optional<Run> dismiss(StopOrder order) {
        return stop(
                current -> {
                    current.orders().dismiss();
                    return true;
                },
                order);
    }

    /** Stops this run, unless it is over. A later run has nothing to do with what this one did, and goes on. */
    void stop(Run told, StopOrder order) {
        stop(told::equals, order);
    }

    private Optional<Run> stop(Predicate<Run> isMeant, StopOrder order) {
        Run stopping = change(() -> {
            Run current = run;
            if (current == null || !isMeant.test(current) || !state.isLive()) {
                return null;
            }
            current.orders().stop(order);
            become(ComponentState.STOPPING, current);
            return current;
        });
        if (stopping != null) {
            stopping.passOn(order);
        }
        return Optional.ofNullable(stopping);
    }

    /** Stops what is in progress and begins anew; begins only if nothing is. Completed when the new run has started. */
    CompletableFuture<Void> restart(@Nullable Component parent) {
        Optional<Run> begun = begin(true, parent);
        if (begun.isPresent()) {
            begun.get().launch();
            return begun.get().started();
        }
        Restart asked = change(() -> {
            Run current = run;
            if (current == null || !state.isLive()) {
                return null;
            }
            if (!current.orders().mustStop()) {
                current.orders().stop(StopOrder.PLAIN);
                become(ComponentState.STOPPING, current);
            }
            return new Restart(current, current.orders().restartAfterStop());
        });
        if (asked == null) {
            return restart(parent); // its last run has ended meanwhile
        }
        asked.of().passOn(StopOrder.PLAIN);
        return asked.started();
    }

    /** A restart that was asked for, of which run, and the start of the next. */
    private record Restart(Run of, CompletableFuture<Void> started) {}

    /** Records a crash of this run; false if it has crashed already, was told to end or is over. */
    boolean crash(Run crashed, Throwable reason) {
        return crash(crashed::equals, reason).isPresent();
    }

    /** Records a crash of the run that is in progress at this moment; none as above. */
    Optional<Run> crash(Throwable reason) {
        return crash(current -> true, reason);
    }

    private Optional<Run> crash(Predicate<Run> isMeant, Throwable reason) {
        Run crashed = change(() -> {
            Run current = run;
            if (current == null || !isMeant.test(current) || !state.isOpen() || current.shouldStop()) {
                return null;
            }
            current.orders().crash(reason);
            return current;
        });
        if (crashed != null) {
            crashed.passOn(new StopOrder(reason, Deadline.NEVER));
        }
        return Optional.ofNullable(crashed);
    }

    /** Records that the start has failed. What failed after the order to end is reported with the end. */
    void fail(Run failed, Throwable reason) {
        boolean first = change(() -> {
            boolean counts = failed.orders().fail(reason);
            if (counts) {
                become(ComponentState.STOPPING, failed);
            }
            return counts;
        });
        if (!first) {
            failed.findings().failed("start", reason);
        }
    }

    /** The start takes too long; unless it is complete just now it fails, and what is left of the run gets no more time. */
    void giveUpStart(Run late, Throwable reason) {
        boolean first = change(() -> {
            boolean counts = late.orders()
                    .failLate(reason, Deadline.in(Duration.ZERO, late.settings().time()));
            if (counts) {
                become(ComponentState.STOPPING, late);
            }
            return counts;
        });
        if (first) {
            late.passOn(late.orders().order());
        }
    }

    /** The end of a run, or the beginning of the next if a restart was asked for last. */
    void ended(Run over) {
        StopReport report = over.findings().report(over.orders());
        Ending ending = change(() -> {
            CompletableFuture<Void> restart = over.orders().takeRestart();
            if (restart != null) {
                return new Ending(stopped, renew(true, component.node().parentOrNull()), restart);
            }
            become(report.end(), over);
            return new Ending(stopped, null, null);
        });
        ending.tell(over, report);
        monitor.wake();
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
            RunRecords.ended(over, report);
            completeStart(over);
            if (next == null || restart == null) {
                stopped.complete(report);
            }
            over.ended().complete(report); // the last, for what a stop waits for is then known everywhere
            if (next != null && restart != null) {
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

    /** The only way to another state. */
    private void become(ComponentState next, Run of) {
        ComponentState before = state;
        state = next;
        if (before != next) {
            StateListeners.note(new StateChange(
                    component,
                    of.origin().number(),
                    before,
                    next,
                    Optional.ofNullable(of.orders().reason())));
        }
    }

    /** Changes it under the monitor, then lets those know who listen. */
    private <T extends @Nullable Object> T change(Supplier<T> change) {
        T result = monitor.change(change);
        StateListeners.tell(component);
        return result;
    }

    Monitor monitor() {
        return monitor;
    }

    ComponentState state() {
        return state;
    }

    /** Whether children may be started now. */
    boolean isOpen() {
        return openRun() != null;
    }

    /** The run in which children may be started now; none if there is none. */
    @Nullable
    Run openRun() {
        Run current = run;
        return current != null && current.isOpen() ? current : null;
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
