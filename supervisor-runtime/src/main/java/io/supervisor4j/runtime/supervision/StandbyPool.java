package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The standbys of one service. Each time something has changed it compares those that there are, also those on their way out, with
 * those that are wanted, and waits at the gate if it wants one more: never more JVMs than were asked for. They come one at a time,
 * a moment after the last was taken, so as not to be in its way, and in a crash loop with back-off.
 */
final class StandbyPool implements SpawnGate.Candidate, Deadline.Owner {

    /** What has just taken over is ready by then; the next is on its way within 250 ms. */
    static final Duration REFILL_AFTER = Duration.ofMillis(200);

    private final ServiceGroup group;
    private final SharedState shared;
    private final Set<Standby> standbys = new LinkedHashSet<>();
    private final Set<Standby> warm = new LinkedHashSet<>();
    private final Deadline refill;
    private final Deadline backOff;
    private @Nullable Standby coming;
    private ServicePlan plan;
    private RestartTracker restarts;
    private boolean started;
    private boolean closed;

    StandbyPool(ServiceGroup group, ServicePlan plan, SharedState shared) {
        this.group = group;
        this.plan = plan;
        this.shared = shared;
        this.refill = new Deadline(shared.deadlines, this);
        this.backOff = new Deadline(shared.deadlines, this);
        this.restarts = new RestartTracker(plan.restart(), shared.random);
    }

    Collection<Standby> standbys() {
        return standbys;
    }

    int warm() {
        return warm.size();
    }

    boolean mayGive() {
        return !warm.isEmpty() && !shared.isEnding();
    }

    /** Gives away the JVM of the standby that has been warm for longest. */
    CurrentLife take(long now) {
        CurrentLife given = warm.iterator().next().give(now);
        restarts.reset();
        backOff.clear();
        refill.setAfter(now, REFILL_AFTER);
        return given;
    }

    /** All that wait are of no use any more, and are replaced. */
    void discard(String reason, long now) {
        backOff.clear();
        stop(new ArrayList<>(standbys), reason, now);
    }

    /** Another specification holds; standbys of another recipe are of no use any more, nor are those beyond the wanted number. */
    void update(ServicePlan next, long now) {
        if (!next.recipe().equals(plan.recipe())) {
            discard("would start in another way now", now);
        }
        if (!next.restart().equals(plan.restart())) {
            restarts = new RestartTracker(next.restart(), shared.random);
            backOff.clear();
        }
        plan = next;
        for (Standby standby : standbys) {
            standby.plan = next;
        }
        stop(surplus(), "not wanted any more", now);
    }

    /** Those beyond the wanted number that are not on their way out already; the most useful ones stay. */
    private List<Standby> surplus() {
        List<Standby> useful = new ArrayList<>(warm);
        if (coming != null) {
            useful.add(coming);
        }
        return useful.subList(Math.min(wanted(), useful.size()), useful.size());
    }

    private static void stop(List<Standby> some, String reason, long now) {
        for (Standby standby : some) {
            standby.stop(reason, now);
        }
    }

    /** The service is removed. */
    void remove(long now) {
        closed = true;
        refill.clear();
        discard("service removed", now);
    }

    private int wanted() {
        return closed ? 0 : plan.standby();
    }

    void changed(Standby standby, Standby.State before, Standby.State after) {
        if (before == Standby.State.GONE) {
            standbys.add(standby);
        } else if (after == Standby.State.GONE) {
            standbys.remove(standby);
        }
        if (after == Standby.State.WARM) {
            warm.add(standby);
        } else if (before == Standby.State.WARM) {
            warm.remove(standby);
        }
        if (after == Standby.State.STARTING) {
            coming = standby;
        } else if (before == Standby.State.STARTING) {
            coming = null;
        }
        group.changed();
    }

    /** One has ended without an order. */
    void failed(CurrentLife past, long now) {
        Duration delay = restarts.delayAfter(past.nanosReady());
        if (!delay.isZero()) {
            backOff.setAfter(now, delay);
        }
    }

    /** A moment to wait is over. */
    @Override
    public void overdue(long now) {
        group.changed();
    }

    /** Asks for one more, or for none any more. The first are started when the workers are up for the first time. */
    void settle(boolean workersUp) {
        started |= workersUp;
        if (shared.isEnding()) {
            refill.clear();
            backOff.clear();
        } else if (wantsOneMore()) {
            shared.gate.enqueue(this);
        } else {
            shared.gate.withdraw(this);
        }
    }

    private boolean wantsOneMore() {
        boolean waits = refill.at() != Deadline.NEVER || backOff.at() != Deadline.NEVER;
        return started && !waits && coming == null && standbys.size() < wanted();
    }

    @Override
    public void start(long now) {
        new Standby(this, plan, shared).start(now);
    }
}
