package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Ever longer while runs come to nothing (O-74). It computes in seconds. */
final class BackOffPace implements Pace {

    private static final double DEVIATION = 0.1;

    private final String loop;
    private final BackOff backOff;
    private final RandomGenerator random;
    private double interval;
    private double waited;

    BackOffPace(String loop, BackOff backOff, RandomGenerator random) {
        this.loop = loop;
        this.backOff = backOff;
        this.random = random;
        reset();
    }

    private void reset() {
        interval = seconds(backOff.startingInterval());
        waited = 0;
    }

    @Override
    public Duration idle(Step<?> step, Duration elapsed) {
        if (step instanceof Step.Failed<?>) {
            return longer();
        }
        reset();
        return step instanceof Step.After<?> after ? after.delay() : duration(interval * spread());
    }

    private Duration longer() {
        double min = seconds(backOff.minInterval());
        double idle = Math.min(Math.max(interval * 2 * spread(), min), seconds(backOff.maxInterval()));
        double timeout = seconds(backOff.timeout());
        if (timeout > 0 && waited + idle > timeout) {
            throw new LoopingCallTimeoutException("looping call " + loop + " still fails after waits of "
                    + duration(waited) + " in all, and the next one would exceed the timeout of " + backOff.timeout());
        }
        waited += idle;
        interval = Math.max(interval * 2 * backOff.jitter(), min); // may become infinite, as max bounds the wait
        return duration(idle);
    }

    private double spread() {
        return Math.abs(backOff.jitter() + DEVIATION * random.nextGaussian());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
