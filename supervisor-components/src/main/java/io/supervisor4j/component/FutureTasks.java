package io.supervisor4j.component;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Runs what belongs to one run of a component and is started in its midst (M-26). */
final class FutureTasks {

    private final Component component;

    FutureTasks(Component component) {
        this.component = component;
    }

    <T> CompletableFuture<T> run(String name, Callable<T> body) {
        Run run = component.core().currentRun();
        if (run == null) {
            throw new IllegalStateException(
                    component + " was never started, so " + name + " would belong to nothing; register it as a task");
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Activity work =
                new Activity(run, name, null, () -> complete(result, run, name, body), () -> result.cancel(false));
        if (!run.tryBegin(work)) {
            result.cancel(false);
        }
        return result;
    }

    private <T> void complete(CompletableFuture<T> result, Run run, String name, Callable<T> body) {
        try {
            result.complete(body.call());
        } catch (CancellationException e) {
            result.cancel(false);
            if (!run.shouldStop()) {
                component.log().info("{} was cancelled", name);
            }
        } catch (Throwable e) {
            fail(run, name, e);
            result.completeExceptionally(e);
        }
    }

    /** A crash, unless the run is to end anyway. */
    static void fail(Run run, String name, Throwable e) {
        if (!run.shouldStop()) {
            Crash.of(run, e);
        } else if (!Activity.isInterruption(e)) {
            run.findings().failed(name, e);
        }
    }
}
