package io.supervisor4j.component;

import io.supervisor4j.component.time.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The waiting of a component's own code: all of it ends when the run it belongs to is to end, by stop or crash (M-32 to M-35). */
final class Waits {

    private final Component component;
    private final @Nullable Run run;
    private final TimeSource clock;

    /** For the calling thread: one that belongs to an earlier run waits for nothing any more. */
    Waits(Component component) {
        this.component = component;
        this.run = component.core().currentRun();
        this.clock = (run == null ? component.settings() : run.settings()).time();
    }

    /** Returns whether all of it was slept. */
    boolean sleep(Duration time) throws InterruptedException {
        return !await(this::isToEnd, Deadline.in(time, clock));
    }

    private boolean isToEnd() {
        return run != null && run.shouldStop();
    }

    private boolean await(BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        return component.lifecycle().monitor().await(condition, clock, () -> deadline);
    }

    <T> Awaited<T> one(CompletionStage<? extends T> stage, @Nullable Duration timeout)
            throws InterruptedException, ExecutionException {
        CompletableFuture<? extends T> future = stage.toCompletableFuture();
        Awaited<Boolean> outcome = until(List.of(future), future::isDone, timeout);
        return outcome.isDone() ? new Awaited.Done<>(future.get()) : notDone(outcome);
    }

    <T> Awaited<List<CompletableFuture<T>>> first(
            Collection<? extends CompletionStage<T>> stages, @Nullable Duration timeout) throws InterruptedException {
        List<CompletableFuture<T>> futures = futures(stages);
        Awaited<Boolean> outcome = until(futures, () -> futures.stream().anyMatch(CompletableFuture::isDone), timeout);
        return outcome.isDone()
                ? new Awaited.Done<>(
                        futures.stream().filter(CompletableFuture::isDone).toList())
                : notDone(outcome);
    }

    <T> Awaited<List<T>> all(Collection<? extends CompletionStage<T>> stages, @Nullable Duration timeout)
            throws InterruptedException, ExecutionException {
        List<CompletableFuture<T>> futures = futures(stages);
        Awaited<Boolean> outcome = until(futures, () -> futures.stream().allMatch(CompletableFuture::isDone), timeout);
        return outcome.isDone() ? new Awaited.Done<>(values(futures)) : notDone(outcome);
    }

    private static <T> Awaited<T> notDone(Awaited<?> outcome) {
        return outcome.isStopped() ? new Awaited.Stopped<>() : new Awaited.TimedOut<>();
    }

    private static <T> List<CompletableFuture<T>> futures(Collection<? extends CompletionStage<T>> stages) {
        return stages.stream().map(CompletionStage::toCompletableFuture).toList();
    }

    private static <T> List<T> values(List<CompletableFuture<T>> futures)
            throws InterruptedException, ExecutionException {
        List<T> values = new java.util.ArrayList<>();
        for (CompletableFuture<T> future : futures) {
            values.add(future.get());
        }
        return values;
    }

    private Awaited<Boolean> until(
            List<? extends CompletableFuture<?>> futures, BooleanSupplier done, @Nullable Duration timeout)
            throws InterruptedException {
        Deadline deadline = timeout == null ? Deadline.NEVER : Deadline.in(timeout, clock);
        List<CompletableFuture<Object>> wakers =
                futures.stream().map(this::wakesOnEnd).toList();
        try {
            if (!await(() -> done.getAsBoolean() || isToEnd(), deadline)) {
                return new Awaited.TimedOut<>();
            }
            return done.getAsBoolean() ? new Awaited.Done<>(true) : new Awaited.Stopped<>();
        } finally {
            wakers.forEach(waker -> waker.complete(true));
        }
    }

    /** Completing what it returns takes it off the future again, so that nothing piles up on one that is waited for often. */
    private CompletableFuture<Object> wakesOnEnd(CompletableFuture<?> future) {
        CompletableFuture<Object> over = new CompletableFuture<>();
        var unused = CompletableFuture.anyOf(future, over)
                .whenComplete(
                        (value, failure) -> component.lifecycle().monitor().wake());
        return over;
    }
}
