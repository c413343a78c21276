package io.supervisor4j.runtime.process;

import io.supervisor4j.system.thread.FatalErrors;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts the first JVM before it is asked for: a JVM is blank until it is told what to be, so that its boot can run beside what the
 * master still has to load. It is the kind of JVM that most services ask for; the first service that asks for another kind has that
 * started instead. Safe in any thread.
 */
public final class HeadStart implements Spawner {

    private final Spawner spawner;
    private final Executor beside;
    private @Nullable Early early;
    private boolean expected;
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
     * Starts a JVM for whatever service comes first. Returns at once.
     *
     * @param usual how most services are started; asked beside the caller
     */
    public synchronized void begin(Supplier<LaunchPlan> usual) {
        if (!over) {
            start(new Early(usual, false));
        }
    }

    /**
     * Sees to it that the JVM for the first service has been started; does nothing for those that follow. Returns at once.
     *
     * @param plan how the first worker will be started
     * @param captured whether its output is to be told
     */
    public synchronized void expect(LaunchPlan plan, boolean captured) {
        if (over || expected) {
            return;
        }
        expected = true;
        Early begun = early;
        if (begun == null || !begun.isFor(plan, captured)) {
            if (begun != null) {
                begun.discard();
            }
            start(new Early(
                    new Supplier<>() {
                        @Override
                        public LaunchPlan get() {
                            return plan;
                        }
                    },
                    captured));
        }
    }

    private void start(Early begun) {
        early = begun;
        try {
            beside.execute(begun);
        } catch (OutOfMemoryError e) {
            FatalErrors.rethrow(e);
            // No thread could be had.
            begun.process.completeExceptionally(e);
        }
    }

    @Override
    public WorkerProcess spawn(LaunchPlan plan, boolean inBackground, boolean captured) throws IOException {
        Early first = takeEarly();
        if (first != null && first.isFor(plan, captured) && !inBackground) {
            WorkerProcess process = first.awaitProcess();
            if (process != null) {
                return process;
            }
        } else if (first != null) {
            first.discard();
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

    /** The start is over: ends the JVM that nobody has asked for. Returns at once. */
    public void close() {
        Early first = takeEarly();
        if (first != null) {
            first.discard();
        }
    }

    /** One JVM that is started early. */
    private final class Early implements Runnable {

        private final Supplier<LaunchPlan> plan;
        private final boolean captured;
        private final CompletableFuture<WorkerProcess> process = new CompletableFuture<>();

        Early(Supplier<LaunchPlan> plan, boolean captured) {
            this.plan = plan;
            this.captured = captured;
        }

        boolean isFor(LaunchPlan wanted, boolean wantedCaptured) {
            return captured == wantedCaptured && wanted.equals(planIfAny());
        }

        /** Returns null if it cannot be made: then nothing is started early, and the service has a plan of its own. */
        private @Nullable LaunchPlan planIfAny() {
            try {
                return plan.get();
            } catch (RuntimeException e) {
                return null;
            }
        }

        @Override
        public void run() {
            if (process.isDone()) {
                return;
            }
            try {
                WorkerProcess started = spawner.spawn(plan.get(), false, captured);
                if (!process.complete(started)) {
                    started.kill();
                }
            } catch (IOException | RuntimeException | Error e) {
                process.completeExceptionally(e);
                FatalErrors.rethrow(e);
            }
        }

        /** Returns null if it could not be started. */
        @Nullable
        WorkerProcess awaitProcess() {
            try {
                return process.join();
            } catch (CompletionException e) {
                // Nobody had asked for it yet; whoever asks now starts one, and is told.
                return null;
            }
        }

        /** It may still be starting: whoever starts it ends it then. */
        void discard() {
            if (!process.cancel(false) && !process.isCompletedExceptionally()) {
                process.join().kill();
            }
        }
    }
}
