package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The standbys of one service. Empty places are filled one at a time, a moment after the last was taken: not in its way. */
final class StandbyPool {

    /** What has just taken over is ready by then; the next is on its way within 250 ms. */
    static final Duration REFILL_AFTER = Duration.ofMillis(200);

    private final List<Standby> standbys = new ArrayList<>();
    private final SharedState shared;
    private final Deadline refill = new Deadline();
    private ServicePlan plan;
    private boolean started;
    private boolean closed;

    StandbyPool(ServicePlan plan, SharedState shared) {
        this.plan = plan;
        this.shared = shared;
        addPlaces();
    }

    private void addPlaces() {
        while (standbys.size() < plan.standby()) {
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

    /** Another specification holds; standbys of another recipe are of no use any more, nor are those beyond the wanted number. */
    void update(ServicePlan next, long now) {
        if (!next.recipe().equals(plan.recipe())) {
            discard("would start in another way now", now);
        }
        plan = next;
        standbys.forEach(standby -> standby.follow(next));
        // The most useful ones stay.
        standbys.sort(Comparator.comparing(Standby::isWarm)
                .thenComparing(Standby::isComing)
                .reversed());
        surplus().forEach(standby -> standby.stop("not wanted any more", now));
        addPlaces();
    }

    /** The service is removed. Places that are still in use stay until they are not. */
    void remove(long now) {
        discard("service removed", now);
        refill.clear();
        closed = true;
    }

    private List<Standby> surplus() {
        return standbys.subList(Math.min(closed ? 0 : plan.standby(), standbys.size()), standbys.size());
    }

    /** The first are started when the workers are up for the first time. */
    void settle(boolean workersUp, long now) {
        if (closed || standbys.size() > plan.standby()) {
            surplus().removeIf(standby -> !standby.isAlive());
        }
        if (shared.isEnding()) {
            refill.clear();
            return;
        }
        started |= workersUp;
        boolean due = refill.strikes(now) || refill.at() == Deadline.NEVER;
        if (started && due && !closed && !standbys.isEmpty()) {
            fillOne();
        }
    }

    private void fillOne() {
        Standby empty = null;
        int alive = 0;
        for (Standby standby : standbys) {
            if (standby.isComing()) {
                return;
            }
            empty = empty == null && standby.isEmpty() ? standby : empty;
            alive += standby.isAlive() ? 1 : 0;
        }
        // Those that are on their way out count: never more JVMs than were asked for.
        if (empty != null && alive < plan.standby()) {
            empty.fill();
        }
    }
}
