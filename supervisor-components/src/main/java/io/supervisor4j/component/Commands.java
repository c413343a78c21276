package io.supervisor4j.component;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What a user may ask of a component, as futures, and the blocking wait for them. */
final class Commands {

    private final Component component;
    private final Lifecycle lifecycle;

    Commands(Component component, Lifecycle lifecycle) {
        this.component = component;
        this.lifecycle = lifecycle;
    }

    CompletableFuture<Void> start() {
        requireOpenParent();
        return begin().orElseThrow(() -> new IllegalStateException(
                component + " is started already; use maybeStart(), or restart() to begin anew"));
    }

    private Optional<CompletableFuture<Void>> begin() {
        return lifecycle.begin(false, component.node().parentOrNull()).map(run -> {
            run.launch();
            return run.started();
        });
    }

    boolean maybeStart() throws InterruptedException {
        requireOpenParent();
        AtomicBoolean first = new AtomicBoolean();
        await("maybeStart()", () -> begin(first));
        return first.get();
    }

    private CompletableFuture<Void> begin(AtomicBoolean first) {
        Optional<CompletableFuture<Void>> begun = begin();
        first.set(begun.isPresent());
        return begun.orElseGet(() -> Objects.requireNonNull(lifecycle.run()).started());
    }

    CompletableFuture<StopReport> stop(Deadline deadline) {
        return lifecycle.stop(new StopOrder(null, deadline)).map(Run::ended).orElseGet(this::lastEnd);
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
        Work work = Work.current();
        if (work == null || work.callback() == null) {
            return;
        }
        if (work.owner().component().node().walk().contains(component.node())) {
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
                .newThread(component.safeLabel() + "/async", dependent)
                .start();
    }
}
