package io.supervisor4j.component;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a run has been told, recorded before anything is done about it; decides how the run ends. The first crash counts, and a
 * crash after the order to stop changes nothing (M-40). Written under the component's monitor, read by any thread.
 */
final class StopRequest {

    private volatile boolean stop;
    private volatile @Nullable Throwable crash;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Throwable cause;
    private volatile Deadline deadline = Deadline.NEVER;
    private volatile boolean shutdown;
    private volatile boolean dismissed;
    private boolean startComplete;
    private @Nullable CompletableFuture<Void> restart;

    /** Stops; a later order can only shorten the deadline, and takes back a restart. */
    void stop(StopOrder order) {
        if (!stop) {
            stop = true;
            cause = order.cause();
        }
        deadline = deadline.orEarlier(order.deadline());
        refuseRestart();
    }

    /** Restarts after the stop; the future tells whether it came to that. */
    CompletableFuture<Void> restartAfterStop() {
        CompletableFuture<Void> asked = restart == null ? new CompletableFuture<>() : restart;
        restart = asked;
        return asked;
    }

    private void refuseRestart() {
        CompletableFuture<Void> asked = takeRestart();
        if (asked != null) {
            asked.cancel(false);
        }
    }

    /** Who waits for a restart, once. */
    @Nullable
    CompletableFuture<Void> takeRestart() {
        CompletableFuture<Void> asked = restart;
        restart = null;
        return asked;
    }

    /** The start has failed, which is also the order to clean up; false if the run was to end already, for a sharper reason. */
    boolean fail(Throwable reason) {
        if (shouldStop()) {
            return false;
        }
        failure = reason;
        stop = true;
        return true;
    }

    /** The same because the start takes too long; false also if it is complete. */
    boolean failLate(Throwable reason, Deadline end) {
        if (startComplete || !fail(reason)) {
            return false;
        }
        deadline = deadline.orEarlier(end);
        return true;
    }

    /** The start is complete, and can no longer fail; false if the run was to end before. */
    boolean completeStart() {
        startComplete = !stop;
        return startComplete;
    }

    void crash(Throwable reason) {
        crash = reason;
    }

    /** See {@link Component#setShutdown}. */
    void shutdown() {
        shutdown = true;
    }

    boolean isShutdown() {
        return shutdown;
    }

    /** A caller outside wants it to be stopped, whatever else becomes of it: its supervisor leaves it alone. */
    void dismiss() {
        dismissed = true;
    }

    boolean isDismissed() {
        return dismissed;
    }

    /** Whether the stop sequence may begin. */
    boolean mustStop() {
        return stop;
    }

    /** Whether everything that waits or is about to start should end (M-6). */
    boolean shouldStop() {
        return stop || crash != null;
    }

    @Nullable
    Throwable crash() {
        return crash;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    /** What has made this run end, if it was not asked to. */
    @Nullable
    Throwable reason() {
        Throwable own = failure == null ? crash : failure;
        return own == null ? cause : own;
    }

    Deadline deadline() {
        return deadline;
    }

    /** What children are told when this ends. */
    StopOrder order() {
        return new StopOrder(reason(), deadline);
    }

    ComponentState end() {
        if (failure != null) {
            return ComponentState.FAILED;
        }
        return crash == null ? ComponentState.STOPPED : ComponentState.CRASHED;
    }
}
