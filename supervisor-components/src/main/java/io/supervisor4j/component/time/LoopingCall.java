package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function that is called again and again on a daemon thread of its own, until it is done, fails or is stopped (O-68 to O-74).
 *
 * <pre>{@code
 * var call = LoopingCall.every(ofSeconds(5), this::poll).start();
 * call.stop();
 * call.awaitDone();
 * }</pre>
 *
 * <p>There are four kinds. {@link #every} and {@link #until} call at a fixed interval, {@link #dynamic} lets the function say when
 * it wants to be called next, and {@link #backOff} waits ever longer while the function comes to nothing. The function is never
 * called twice at the same time. What ends the loop by an error is logged, and thrown by {@link #awaitDone}.
 *
 * <p>An instance is one run of the loop: it has been started, and once it has ended it stays so; so a loop cannot be started
 * twice (O-69). Thread-safe.
 *
 * @param <T> what the loop ends with
 */
public final class LoopingCall<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LoopingCall.class);

    private final CompletableFuture<Optional<T>> result = new CompletableFuture<>();
    private final String name;
    private final Loop<T> loop;
    private final Thread thread;

    LoopingCall(String name, Loop<T> loop, TaskThreads threads) {
        this.name = name;
        this.loop = loop;
        this.thread = threads.newThread(name, this::run);
        thread.start();
    }

    /**
     * Returns a loop that calls at a fixed interval, from one start to the next. The wait is what is left of the interval after
     * a run, rounded to 10 ms if the interval is 100 ms or more. A run that takes longer is followed by the next at once, with a
     * warning; missed ones are not made up (O-71). Ends when it is stopped.
     *
     * @param interval between two starts, more than zero
     * @param body what is called
     * @throws IllegalArgumentException if the interval is zero or less
     */
    public static LoopingCallBuilder<Void> every(Duration interval, ThrowingRunnable body) {
        Objects.requireNonNull(body, "body");
        return fixed(interval, () -> {
            body.run();
            return Step.again();
        });
    }

    /**
     * Returns a loop that calls at a fixed interval, like {@link #every}, until the function returns a value.
     *
     * @param interval between two starts, more than zero
     * @param body what is called; what it returns, if anything, is what the loop ends with
     * @param <T> what the loop ends with
     * @throws IllegalArgumentException if the interval is zero or less
     */
    public static <T> LoopingCallBuilder<T> until(Duration interval, Callable<Optional<T>> body) {
        Objects.requireNonNull(body, "body");
        return fixed(interval, () -> body.call().map(Step::done).orElseGet(Step::again));
    }

    private static <T> LoopingCallBuilder<T> fixed(Duration interval, Callable<Step<T>> body) {
        Duration checked = Durations.requirePositive(interval, "interval");
        return new LoopingCallBuilder<>(body, (loop, random) -> new FixedPace(checked));
    }

    /**
     * Returns a loop whose function says by {@link Step#after} how long to wait before the next call. Where it does not say, the
     * loop ends with an {@link IllegalStateException} (O-73).
     *
     * @param body what is called
     * @param <T> what the loop ends with
     */
    public static <T> LoopingCallBuilder<T> dynamic(Callable<Step<T>> body) {
        return new LoopingCallBuilder<>(body, (loop, random) -> new DynamicPace(Optional.empty()));
    }

    /**
     * Returns a loop whose function says by {@link Step#after} how long to wait before the next call, at most. (O-73)
     *
     * @param maxInterval the longest wait, and the one where the function does not say; more than zero
     * @param body what is called
     * @param <T> what the loop ends with
     * @throws IllegalArgumentException if the interval is zero or less
     */
    public static <T> LoopingCallBuilder<T> dynamic(Duration maxInterval, Callable<Step<T>> body) {
        Optional<Duration> max = Optional.of(Durations.requirePositive(maxInterval, "maxInterval"));
        return new LoopingCallBuilder<>(body, (loop, random) -> new DynamicPace(max));
    }

    /**
     * Returns a loop that waits ever longer while its function returns {@link Step#failed}. It begins anew after {@link
     * Step#again}, and ends with a {@link LoopingCallTimeoutException} when it would have waited too long (O-74).
     *
     * @param backOff how long to wait
     * @param body what is called
     * @param <T> what the loop ends with
     */
    public static <T> LoopingCallBuilder<T> backOff(BackOff backOff, Callable<Step<T>> body) {
        return new LoopingCallBuilder<>(body, (loop, random) -> new BackOffPace(loop, backOff, random));
    }

    private void run() {
        try {
            result.complete(loop.run());
        } catch (InterruptedException e) {
            endInterrupted(e);
        } catch (LoopingCallException e) {
            fail(e);
        } catch (Throwable e) {
            fail(new LoopingCallException("looping call " + name + " failed: " + e, e));
        }
    }

    private void endInterrupted(InterruptedException e) {
        if (loop.isStopped()) {
            result.complete(Optional.empty());
        } else {
            fail(new LoopingCallException("looping call " + name + " was interrupted", e));
        }
    }

    private void fail(LoopingCallException failure) {
        LOG.error("Looping call {} has ended", name, failure.getCause() == null ? failure : failure.getCause());
        result.completeExceptionally(failure);
    }

    /**
     * Lets the loop end, and returns at once. A wait ends now; a run of the function goes on to its end (O-69). Twice is as good
     * as once, and so is a loop that has ended.
     */
    public void stop() {
        loop.stop();
    }

    /** Tells whether the loop has ended: it was stopped, its function was done, or it failed. */
    public boolean isDone() {
        return result.isDone();
    }

    /**
     * Blocks until the loop has ended (O-68).
     *
     * @return what its function was done with; empty if the loop was stopped
     * @throws LoopingCallTimeoutException if it came to its timeout
     * @throws LoopingCallException if the function threw, which is the cause, or was interrupted
     * @throws InterruptedException if the calling thread is interrupted
     * @throws IllegalStateException if the loop's function calls this, as it would wait for itself
     */
    public Optional<T> awaitDone() throws InterruptedException {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("looping call " + name + " cannot wait for itself");
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw (LoopingCallException) e.getCause();
        }
    }

    /**
     * Returns the end of the loop, as {@link #awaitDone} tells it. What depends on it runs on the loop's thread, unless it asks
     * for another.
     */
    public CompletionStage<Optional<T>> completion() {
        return result.minimalCompletionStage();
    }
}
