package io.supervisor4j.runtime.process;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Starts the first JVM when it is known how, before it is asked for: a JVM is blank until it is told what to be, so that its boot can
 * run beside what the master still has to load. Safe in any thread.
 */
public final class HeadStart implements Spawner {

    private record Early(LaunchPlan plan, boolean captured, CompletableFuture<WorkerProcess> process) {

        boolean isFor(LaunchPlan wanted, boolean wantedCaptured) {
            return plan.equals(wanted) && captured == wantedCaptured;
        }
    }

    private final Spawner spawner;
    private final Executor beside;
    private @Nullable Early early;
    private boolean over;

    /**
     * Creates a spawner that has started nothing.
     *
     * @param spawner starts the JVMs
     * @param beside runs what may block
     */
    public HeadStart(Spawner spawner, Executor beside) {
        this.spawner = spawner;
        this.beside = beside;
    }

    /**
     * Starts a JVM, if this is the first to be started; does nothing else. Returns at once.
     *
     * @param plan how the first worker will be started
     * @param captured whether its output is to be told
     */
    public synchronized void expect(LaunchPlan plan, boolean captured) {
        if (over) {
            return;
        }
        over = true;
        CompletableFuture<WorkerProcess> process = new CompletableFuture<>();
        early = new Early(plan, captured, process);
        try {
            beside.execute(() -> start(plan, captured, process));
        } catch (OutOfMemoryError e) {
            // No thread could be had.
            process.completeExceptionally(e);
        }
    }

    private void start(LaunchPlan plan, boolean captured, CompletableFuture<WorkerProcess> process) {
        try {
            WorkerProcess started = spawner.spawn(plan, false, captured);
            if (!process.complete(started)) {
                started.kill();
            }
        } catch (IOException | RuntimeException | Error e) {
            process.completeExceptionally(e);
        }
    }

    @Override
    public WorkerProcess spawn(LaunchPlan plan, boolean inBackground, boolean captured) throws IOException {
        Early first = takeEarly();
        if (first != null && first.isFor(plan, captured) && !inBackground) {
            WorkerProcess process =
                    first.process().handle((done, failure) -> done).join();
            if (process != null) {
                return process;
            }
        } else if (first != null) {
            discard(first);
        }
        // Nothing was started early, or it failed: now somebody is there to be told why.
        return spawner.spawn(plan, inBackground, captured);
    }

    private synchronized @Nullable Early takeEarly() {
        Early first = early;
        early = null;
        over = true;
        return first;
    }

    /** It may still be starting: whoever starts it ends it then. */
    private static void discard(Early early) {
        if (!early.process().cancel(false) && !early.process().isCompletedExceptionally()) {
            early.process().join().kill();
        }
    }

    /** The start is over: ends the JVM that nobody has asked for. Returns at once. */
    public void close() {
        Early first = takeEarly();
        if (first != null) {
            discard(first);
        }
    }
}
