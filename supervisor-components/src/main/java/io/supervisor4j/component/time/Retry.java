package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a function again when it throws one of certain exceptions, after waits that grow step by step: once, twice, three times
 * the increment, up to a maximum (O-75). Immutable, each option returns a copy; every {@link #call} counts for itself (B-25), so
 * that one instance serves any number of threads.
 *
 * <pre>{@code
 * var retry = Retry.on(IOException.class).maxRetries(3).increment(ofSeconds(2));
 * String answer = retry.call(this::ask);
 * }</pre>
 */
public final class Retry {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    private final List<Class<? extends Exception>> exceptions;
    private final OptionalInt maxRetries;
    private final Duration increment;
    private final Duration maxDelay;
    private final TimeSource time;

    private Retry(
            List<Class<? extends Exception>> exceptions,
            OptionalInt maxRetries,
            Duration increment,
            Duration maxDelay,
            TimeSource time) {
        this.exceptions = exceptions;
        this.maxRetries = maxRetries;
        this.increment = increment;
        this.maxDelay = maxDelay;
        this.time = time;
    }

    /**
     * Returns a policy that retries for ever after one of these exceptions, after 10 s, 20 s and so on up to 60 s. Without any, nothing is
     * retried; an interrupt never is.
     *
     * @param exceptions after which to retry, subclasses included
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // javac cannot see that List.of only copies
    public static Retry on(Class<? extends Exception>... exceptions) {
        return new Retry(
                List.of(exceptions),
                OptionalInt.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                TimeSource.system());
    }

    /**
     * Returns a copy that retries at most so often.
     *
     * @param count of calls after the first one; zero for none
     * @throws IllegalArgumentException if it is negative
     */
    public Retry maxRetries(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("maxRetries must not be negative, but is " + count);
        }
        return new Retry(exceptions, OptionalInt.of(count), increment, maxDelay, time);
    }

    /**
     * Returns a copy that waits this long before the first retry, and so much longer before each one that follows.
     *
     * @param step of the waits; zero does not wait
     * @throws IllegalArgumentException if it is negative
     */
    public Retry increment(Duration step) {
        return new Retry(exceptions, maxRetries, Durations.requireNotNegative(step, "increment"), maxDelay, time);
    }

    /**
     * Returns a copy that waits at most this long.
     *
     * @param longest wait
     * @throws IllegalArgumentException if it is negative
     */
    public Retry maxDelay(Duration longest) {
        return new Retry(exceptions, maxRetries, increment, Durations.requireNotNegative(longest, "maxDelay"), time);
    }

    /**
     * Returns a copy that waits by this clock.
     *
     * @param source of the time
     */
    public Retry timeSource(TimeSource source) {
        return new Retry(exceptions, maxRetries, increment, maxDelay, Objects.requireNonNull(source, "source"));
    }

    /**
     * Calls the function on this thread, again and again if need be, and blocks meanwhile.
     *
     * @param body what is called
     * @param <T> what it returns
     * @return what the function returned in the end
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws Exception what the function threw, if it is not to be retried, or not any more
     */
    public <T> T call(Callable<T> body) throws Exception {
        Objects.requireNonNull(body, "body");
        Signal never = new Signal(time);
        for (int retries = 1; ; retries++) {
            try {
                return body.call();
            } catch (Exception e) {
                if (!isRetried(e, retries)) {
                    throw e;
                }
                LOG.debug("Retry {} in {} after a failure", retries, delay(retries), e);
            }
            never.await(delay(retries));
        }
    }

    /**
     * Runs the function like {@link #call}.
     *
     * @param body what is run
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws Exception what the function threw, if it is not to be retried, or not any more
     */
    public void run(ThrowingRunnable body) throws Exception {
        Objects.requireNonNull(body, "body");
        call(() -> {
            body.run();
            return true;
        });
    }

    private boolean isRetried(Exception e, int retries) {
        return !(e instanceof InterruptedException)
                && retries <= maxRetries.orElse(Integer.MAX_VALUE)
                && exceptions.stream().anyMatch(type -> type.isInstance(e));
    }

    private Duration delay(int retries) {
        return Durations.min(increment.multipliedBy(retries), maxDelay);
    }
}
