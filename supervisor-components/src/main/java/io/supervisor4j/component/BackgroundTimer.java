package io.supervisor4j.component;

import io.supervisor4j.component.time.ThrowingRunnable;
import io.supervisor4j.component.time.TimeSource;
import java.time.Duration;

/**
 * A task that is called again and again: it sleeps for the interval, runs, sleeps again (M-28). Rounds never overlap. A sleep that
 * ended late or early is made up for by the next one, within limits (M-31); the time a round takes is not.
 */
public final class BackgroundTimer extends BackgroundTask {

    private static final Duration MAX_CORRECTION = Duration.ofMillis(100);

    private final Duration interval;
    private volatile Duration maxCorrection = MAX_CORRECTION;
    private volatile boolean runsFirst;
    private volatile DriftClock clock;

    BackgroundTimer(String name, Duration interval, ThrowingRunnable body) {
        super(name, body);
        this.interval = ComponentSettings.requirePositive(interval, "the interval of " + name);
        this.clock = new DriftClock(interval, maxCorrection);
    }

    /**
     * Lets the first round run at once instead of after the first interval.
     *
     * @return this
     */
    public BackgroundTimer runFirst() {
        runsFirst = true;
        return this;
    }

    /**
     * Sets by how much one sleep may be shortened or prolonged to make up for the last; 100 ms by default. Intervals that are
     * shorter than this are not corrected.
     *
     * @param limit zero or more; zero corrects nothing
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public BackgroundTimer maxDriftCorrection(Duration limit) {
        maxCorrection = ComponentSettings.requireNotNegative(limit, "maxDriftCorrection");
        return this;
    }

    @Override
    public BackgroundTimer onError(ErrorPolicy errorPolicy) {
        super.onError(errorPolicy);
        return this;
    }

    /** Returns the counters of the run in progress or the last one. */
    public TimerStats stats() {
        return clock.stats();
    }

    @Override
    void run(Run run) throws InterruptedException {
        DriftClock ticking = new DriftClock(interval, maxCorrection);
        clock = ticking;
        boolean goesOn = !runsFirst || timedRound(run, ticking);
        while (goesOn) {
            goesOn = timedSleep(run, ticking) && timedRound(run, ticking);
        }
    }

    private static boolean timedSleep(Run run, DriftClock ticking) throws InterruptedException {
        TimeSource time = run.settings().time();
        long before = time.nanoTime();
        if (!sleep(run, ticking.pause())) {
            return false;
        }
        ticking.slept(
                Duration.ofNanos(time.nanoTime() - before), run.component().log());
        return true;
    }

    private boolean timedRound(Run run, DriftClock ticking) throws InterruptedException {
        TimeSource time = run.settings().time();
        long before = time.nanoTime();
        boolean goesOn = round(run);
        ticking.ran(
                Duration.ofNanos(time.nanoTime() - before),
                name(),
                run.component().log());
        return goesOn;
    }
}
