package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The standbys of one service. Empty places are filled one at a time, a moment after the last was taken: not in its way. */
final class StandbyPool {

    /** What has just taken over is ready by then; the next is on its way within 250 ms. */
    static final Duration REFILL_AFTER = Duration.ofMillis(200);

    private final List<Standby> standbys = new ArrayList<>();
    private final SharedState shared;
    private final Deadline refill = new Deadline();
    private boolean started;

    StandbyPool(ServicePlan plan, SharedState shared) {
        this.shared = shared;
        for (int place = 0; place < plan.standby(); place++) {
            standbys.add(new Standby(plan, shared));
        }
    }

    List<Standby> standbys() {
        return standbys;
    }

    long deadline() {
        return refill.at();
    }

    /** Gives away the JVM of a warm standby; null if there is none. */
    @Nullable
    CurrentLife take(long now) {
        for (Standby standby : standbys) {
            CurrentLife taken = shared.isEnding() ? null : standby.take(now);
            if (taken != null) {
                refill.setAfter(now, REFILL_AFTER);
                for (Standby other : standbys) {
                    other.holdBack();
                }
                return taken;
            }
        }
        return null;
    }

    int warm() {
        int warm = 0;
        for (Standby standby : standbys) {
            warm += standby.isWarm() ? 1 : 0;
        }
        return warm;
    }

    /** All that wait are of no use any more, and are replaced. */
    void discard(String reason, long now) {
        for (Standby standby : standbys) {
            standby.stop(reason, now);
        }
    }

    /** The first are started when the workers are up for the first time. */
    void settle(boolean workersUp, long now) {
        if (shared.isEnding()) {
            refill.clear();
            return;
        }
        started |= workersUp;
        boolean due = refill.strikes(now) || refill.at() == Deadline.NEVER;
        if (started && due && !standbys.isEmpty()) {
            fillOne();
        }
    }

    private void fillOne() {
        Standby empty = null;
        for (Standby standby : standbys) {
            if (standby.isComing()) {
                return;
            }
            empty = empty == null && standby.isEmpty() ? standby : empty;
        }
        if (empty != null) {
            empty.fill();
        }
    }
}
