package io.supervisor4j.component;

import io.supervisor4j.component.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What a user may ask of a component, as futures, and the blocking wait for them. */
final class LifecycleCommands {

    private final Component component;
    private final Lifecycle lifecycle;

    LifecycleCommands(Component component, Lifecycle lifecycle) {
        this.component = component;
        this.lifecycle = lifecycle;
    }

    CompletableFuture<Void> start() {
        return startRun().started();
    }

    private Run startRun() {
        requireOpenParent();
        return begin().orElseThrow(() -> new IllegalStateException(
                component + " is started already; use maybeStart(), or restart() to begin anew"));
    }

    private Optional<Run> begin() {
        Optional<Run> begun = lifecycle.begin(false, component.node().parentOrNull());
        begun.ifPresent(Run::launch);
        return begun;
    }

    void start(Duration within) throws InterruptedException {
        requireOtherThread("start(Duration)");
        Run run = startRun();
        if (!isDone(run.started(), within)) {
            lifecycle.giveUpStart(
                    run,
                    new TimeoutException("%s was not started within %s; what it was doing then:\n%s"
                            .formatted(Labels.of(component), within, component.stackDump())));
        }
        await("start(Duration)", run::started);
    }

    /** One that this component completes, and then wakes who waits. */
    private boolean isDone(CompletableFuture<?> future, Duration within) throws InterruptedException {
        TimeSource time = component.settings().time();
        Deadline deadline = Deadline.in(within, time);
        return lifecycle.monitor().await(future::isDone, time, () -> deadline);
    }

    boolean maybeStart() throws InterruptedException {
        requireOpenParent();
        AtomicBoolean first = new AtomicBoolean();
        await("maybeStart()", () -> begin(first));
        return first.get();
    }

    private CompletableFuture<Void> begin(AtomicBoolean first) {
        Optional<Run> begun = begin();
        first.set(begun.isPresent());
        return begun.orElseGet(() -> Objects.requireNonNull(lifecycle.run())).started();
    }

    CompletableFuture<StopReport> stop(Deadline deadline) {
        StopOrder order = new StopOrder(null, deadline);
        Optional<Run> stopping = isOwnCall() ? lifecycle.stop(order) : lifecycle.dismiss(order);
        return stopping.map(Run::ended).orElseGet(this::lastEnd);
    }

    /** Whether this component, or one below it, does what the calling thread does. */
    private boolean isOwnCall() {
        Activity work = Activity.current();
        return work != null && work.owner().component().node().walk().contains(component.node());
    }

    /** The state may show the end a moment before the report is there. */
    private CompletableFuture<StopReport> lastEnd() {
        Run last = lifecycle.run();
        return last == null ? CompletableFuture.completedFuture(StopReport.neverStarted(component)) : last.ended();
    }

    CompletableFuture<Void> restart() {
        requireOpenParent();
        return lifecycle.restart(component.node().parentOrNull());
    }

    private void requireOpenParent() {
        Component parent = component.node().parentOrNull();
        if (parent != null && !parent.lifecycle().isOpen()) {
            throw new IllegalStateException(
                    "%s is part of %s, which is not started; start that, or remove it there first"
                            .formatted(component, parent));
        }
    }

    Optional<StopReport> awaitStopped(Duration within) throws InterruptedException {
        requireOtherThread("awaitStopped(Duration)");
        return isDone(lifecycle.stopped(), within) ? Optional.of(awaitStopped()) : Optional.empty();
    }

    StopReport awaitStopped() throws InterruptedException {
        StopReport report = await("awaitStopped()", lifecycle::stopped);
        Throwable reason = report.reason().orElse(null);
        if (reason != null && report.end() == ComponentState.CRASHED) {
            throw new ComponentCrashedException(component, reason);
        }
        if (reason != null && report.end() == ComponentState.FAILED) {
            throw new ComponentStartException(component, reason);
        }
        return report;
    }

    /** Gives a command, waits, and throws what it failed with, as it is. */
    <T> T await(String method, Supplier<CompletableFuture<T>> command) throws InterruptedException {
        requireOtherThread(method);
        try {
            return command.get().get();
        } catch (ExecutionException e) {
            Throwable failure = e.getCause();
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(method + " of " + component + " failed", failure);
        }
    }

    /** A callback of this component, or of one below it, is part of what it would wait for. */
    private void requireOtherThread(String method) {
        Activity work = Activity.current();
        if (work != null && work.callback() != null && isOwnCall()) {
            throw new IllegalStateException("%s of %s would wait for %s, in which it was called; use its Async form"
                    .formatted(method, component, work.fullName()));
        }
    }

    /** For users: what they add to it runs in a thread of their own, not in that of an owner. */
    <T> CompletionStage<T> asStage(CompletableFuture<T> future) {
        return future.thenApplyAsync(value -> value, this::runAside);
    }

    private void runAside(Runnable dependent) {
        component
                .settings()
                .threads()
                .newThread(Labels.of(component) + "/async", dependent)
                .start();
    }
}
