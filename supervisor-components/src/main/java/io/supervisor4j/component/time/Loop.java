package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a function again and again, on the thread that calls. */
final class Loop<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LoopingCall.class);

    private final LoopSettings settings;
    private final Callable<Step<T>> body;
    private final Pace pace;
    private final Signal stop;
    private final long begin;

    Loop(LoopSettings settings, Callable<Step<T>> body, Pace pace) {
        this.settings = settings;
        this.body = body;
        this.pace = pace;
        this.stop = new Signal(settings.time());
        this.begin = settings.time().nanoTime();
    }

    /** Ends the wait between two runs, but no run. */
    void stop() {
        stop.set();
    }

    /** Returns what the function was done with, or nothing if it was stopped. */
    Optional<T> run() throws Exception {
        Duration idle = settings.initialDelay();
        while (!stop.await(idle)) {
            long began = settings.time().nanoTime();
            Step<T> step = call();
            if (step instanceof Step.Done<T> done) {
                return Optional.of(done.value());
            }
            checkTimeout();
            idle = pace.idle(step, since(began));
            if (idle.isNegative()) {
                LOG.warn(
                        "Looping call {} ran for {} s longer than its interval",
                        settings.name(),
                        idle.negated().toNanos() / 1e9);
            }
        }
        return Optional.empty();
    }

    private Step<T> call() throws Exception {
        try {
            return body.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!settings.continueOnError()) {
                throw e;
            }
            LOG.error("Looping call {} failed and goes on", settings.name(), e);
            return Step.failed();
        }
    }

    private void checkTimeout() {
        Duration timeout = settings.timeout();
        Duration run = since(begin);
        if (!timeout.isZero() && !stop.isSet() && run.compareTo(timeout) > 0) {
            throw new LoopingCallTimeoutException("looping call " + settings.name() + " was not done after " + run
                    + ", which exceeds its timeout of " + timeout);
        }
    }

    private Duration since(long then) {
        return Duration.ofNanos(settings.time().nanoTime() - then);
    }

    boolean isStopped() {
        return stop.isSet();
    }
}
