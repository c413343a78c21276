package io.supervisor4j.component;

import java.time.Duration;
import org.slf4j.Logger;

/** How long a timer sleeps next, and how well it did (M-31). One thread moves it; the counters may be read by any. */
final class DriftClock {

    private static final Duration LOGGED_FROM = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMillis(1200);

    private final Duration interval;
    private final Duration maxCorrection;
    private final Duration noticed;
    private Duration pause;
    private volatile TimerStats stats = new TimerStats(0, 0, 0, 0, 0);

    DriftClock(Duration interval, Duration maxCorrection) {
        this.interval = interval;
        this.maxCorrection = interval.compareTo(maxCorrection) < 0 ? Duration.ZERO : maxCorrection;
        Duration share = interval.dividedBy(10).multipliedBy(3);
        this.noticed = share.compareTo(MOST) < 0 ? share : MOST;
        this.pause = interval;
    }

    /** How long to sleep before the next round. */
    Duration pause() {
        return pause;
    }

    /** Tells how long that took. */
    void slept(Duration time, Logger log) {
        Duration drift = time.minus(pause);
        pause = interval.minus(limited(drift));
        if (drift.abs().compareTo(noticed) >= 0) {
            notice(drift, log);
        }
    }

    private Duration limited(Duration drift) {
        if (drift.abs().compareTo(maxCorrection) <= 0) {
            return drift;
        }
        return drift.isNegative() ? maxCorrection.negated() : maxCorrection;
    }

    private void notice(Duration drift, Logger log) {
        TimerStats old = stats;
        int early = drift.isNegative() ? 1 : 0;
        stats = new TimerStats(
                old.iteration(),
                old.drifting() + 1,
                old.driftingEarly() + early,
                old.driftingLate() + 1 - early,
                old.overlaps());
        if (interval.compareTo(LOGGED_FROM) >= 0) {
            log.info("A timer of {} woke too {} by {}", interval, early == 1 ? "early" : "late", drift.abs());
        }
    }

    /** Tells how long a round took. */
    void ran(Duration time, String name, Logger log) {
        TimerStats old = stats;
        boolean overlap = time.compareTo(interval) > 0;
        stats = new TimerStats(
                old.iteration() + 1,
                old.drifting(),
                old.driftingEarly(),
                old.driftingLate(),
                old.overlaps() + (overlap ? 1 : 0));
        if (overlap) {
            log.warn("{} took {}, which is more than its interval of {}", name, time, interval);
        }
    }

    TimerStats stats() {
        return stats;
    }
}
