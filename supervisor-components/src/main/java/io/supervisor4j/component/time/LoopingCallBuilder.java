package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * The options of a looping call that is not started yet. Not thread-safe.
 *
 * @param <T> what the loop ends with
 */
public final class LoopingCallBuilder<T> {

    private final Callable<Step<T>> body;
    private final Pace.Factory pace;
    private String name = "looping-call";
    private Duration initialDelay = Duration.ZERO;
    private Duration timeout = Duration.ZERO;
    private boolean continueOnError;
    private TimeSource time = TimeSource.system();
    private TaskThreads threads = TaskThreads.platform();
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    LoopingCallBuilder(Callable<Step<T>> body, Pace.Factory pace) {
        this.body = Objects.requireNonNull(body, "body");
        this.pace = Objects.requireNonNull(pace, "pace");
    }

    /**
     * Names the loop, for logs, errors and its thread. By default it is {@code looping-call}.
     *
     * @param loop not blank
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public LoopingCallBuilder<T> name(String loop) {
        if (loop.isBlank()) {
            throw new IllegalArgumentException("a looping call needs a name");
        }
        name = loop;
        return this;
    }

    /**
     * Sets how long to wait before the first call; by default it is zero: at once (O-70).
     *
     * @param delay before the first call
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public LoopingCallBuilder<T> initialDelay(Duration delay) {
        initialDelay = Durations.requireNotNegative(delay, "initialDelay");
        return this;
    }

    /**
     * Sets how long after {@link #start} the loop may go on. If a run ends later than that and is not done, the loop ends with a
     * {@link LoopingCallTimeoutException} (O-72). By default it is zero: for ever.
     *
     * @param atMost since the start; zero for ever
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public LoopingCallBuilder<T> timeout(Duration atMost) {
        timeout = Durations.requireNotNegative(atMost, "timeout");
        return this;
    }

    /**
     * Lets the loop go on when the function throws an exception, which is then logged (O-70): after the interval; in a dynamic
     * loop after its maximum, which it must have, so that it does not spin (B-25); in a back-off as after {@link Step#failed}. An
     * {@link Error} and an interrupt end the loop all the same. By default every exception does.
     *
     * @return this
     */
    public LoopingCallBuilder<T> continueOnError() {
        continueOnError = true;
        return this;
    }

    /**
     * Sets the clock; by default that of the system.
     *
     * @param source of the time
     * @return this
     */
    public LoopingCallBuilder<T> timeSource(TimeSource source) {
        time = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Sets the kind of thread; by default one of the platform.
     *
     * @param kind of thread
     * @return this
     */
    public LoopingCallBuilder<T> threads(TaskThreads kind) {
        threads = Objects.requireNonNull(kind, "kind");
        return this;
    }

    /**
     * Sets where the randomness of a back-off comes from; by default another number in each process.
     *
     * @param generator safe in the loop's thread
     * @return this
     */
    public LoopingCallBuilder<T> random(RandomGenerator generator) {
        random = Objects.requireNonNull(generator, "generator");
        return this;
    }

    /**
     * Starts the loop on a daemon thread that bears its name. Each call starts another one.
     *
     * @return the running loop
     * @throws IllegalStateException if a dynamic loop without a maximum is to go on after errors
     */
    public LoopingCall<T> start() {
        return start(name, threads);
    }

    LoopingCall<T> start(String loopName, TaskThreads kind) {
        Pace loopPace = pace.create(loopName, random);
        if (continueOnError && !loopPace.waitsAfterFailure()) {
            throw new IllegalStateException("looping call " + loopName
                    + " is to go on after errors, but does not know when; give it a maximum interval");
        }
        LoopSettings settings = new LoopSettings(loopName, initialDelay, timeout, continueOnError, time);
        return new LoopingCall<>(loopName, new Loop<>(settings, body, loopPace), kind);
    }

    String name() {
        return name;
    }
}
