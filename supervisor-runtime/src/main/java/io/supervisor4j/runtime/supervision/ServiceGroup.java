package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.WorkerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The workers of one service, and how many of them are wanted. What follows from a change is done at the end of the turn, in {@link
 * #settle}, by what is wanted and what there is then.
 */
final class ServiceGroup {

    private final SharedState shared;
    private final BiConsumer<WorkerRef, WorkerExit> managerEnd;
    private final NavigableMap<Integer, WorkerSlot> slots = new TreeMap<>();
    private final NavigableMap<Integer, WorkerSlot> queued = new TreeMap<>();
    private final StandbyPool standbys;
    private final RestartCycle restart;
    private ServicePlan plan;
    private int target;
    private int missing;
    private boolean removing;

    /** The last argument is told of the death that, by the restart policy, ends the manager. */
    ServiceGroup(ServicePlan plan, SharedState shared, BiConsumer<WorkerRef, WorkerExit> managerEnd) {
        this.plan = plan;
        this.shared = shared;
        this.managerEnd = managerEnd;
        this.target = plan.workers();
        this.standbys = new StandbyPool(this, plan, shared);
        this.restart = new RestartCycle(this, shared);
    }

    /** It is there from now on. */
    void begin() {
        shared.publish(new ServiceEvent.Added(plan.id(), plan.name(), target));
        fill();
    }

    /** The specification that holds for all that begins from now on. */
    ServicePlan plan() {
        return plan;
    }

    Collection<WorkerSlot> slots() {
        return slots.values();
    }

    Collection<Standby> standbys() {
        return standbys.standbys();
    }

    /** Those that wait would start in another way now. */
    void discardStandbys(long now) {
        standbys.discard("would start in another way now", now);
        changed();
    }

    /** Tells whether every worker is ready, or kept away by its policy. */
    boolean isUp() {
        return missing == 0;
    }

    int target() {
        return target;
    }

    boolean wants(int worker) {
        return worker < target;
    }

    void endManager(WorkerRef worker, WorkerExit exit) {
        managerEnd.accept(worker, exit);
    }

    /** Something of it has changed: it settles at the end of this turn. */
    void changed() {
        shared.changed(this);
    }

    void changed(WorkerSlot slot, SlotState before, SlotState after) {
        int more = (after.isMissing() ? 1 : 0) - (before.isMissing() ? 1 : 0);
        missing += more;
        shared.countMissing(more);
        if (after == SlotState.QUEUED) {
            queued.put(slot.worker(), slot);
        } else if (before == SlotState.QUEUED) {
            queued.remove(slot.worker());
        }
        if (after == SlotState.GONE) {
            slots.remove(slot.worker(), slot);
        }
        if (after == SlotState.GONE || after == SlotState.STARTING) {
            restart.forget(slot.worker());
        }
        changed();
    }

    /** The highest ids leave, the lowest free ids come (C-29); those that wait in back-off try again at once (C-9). */
    void scale(int workers, long now) {
        if (removing) {
            return;
        }
        if (workers != target) {
            shared.publish(new ServiceEvent.Scaled(plan.id(), plan.name(), target, workers));
        }
        target = workers;
        stopSurplus("scaled down", now);
        for (WorkerSlot slot : slots.values()) {
            slot.retryNow(now);
        }
        fill();
        changed();
    }

    private void stopSurplus(String reason, long now) {
        List<WorkerSlot> surplus = new ArrayList<>(slots.tailMap(target, true).values());
        Collections.reverse(surplus);
        for (WorkerSlot slot : surplus) {
            slot.stop(reason, now);
        }
    }

    private void fill() {
        for (int worker = 0; worker < target; worker++) {
            if (!slots.containsKey(worker)) {
                WorkerSlot slot = new WorkerSlot(this, plan, shared, worker);
                slots.put(worker, slot);
                slot.begin();
            }
        }
    }

    /**
     * Another specification holds from now on. Workers that run another recipe are replaced, ready ones one after the other; the
     * number of workers changes only if the specification's own did, so that one set by hand stays.
     */
    void update(ServicePlan next, long now) {
        ServicePlan before = plan;
        if (removing || next.equals(before)) {
            return;
        }
        plan = next;
        shared.publish(new ServiceEvent.Updated(plan.id(), plan.name()));
        standbys.update(plan, now);
        for (WorkerSlot slot : slots.values()) {
            slot.follow(next);
        }
        tellShutdownTimeout();
        if (plan.workers() != before.workers()) {
            scale(plan.workers(), now);
        }
        restart.replaceOutdated(slots.headMap(target).values());
        for (WorkerSlot slot : slots.values()) {
            slot.update(now);
        }
        changed();
    }

    /** Workers know how long their end may take, for one that the manager does not order: it may be another time now. */
    void tellShutdownTimeout() {
        Duration timeout = shared.shutdownTimeout(plan);
        for (WorkerSlot slot : slots.values()) {
            if (slot.life != null) {
                slot.life.changedTimeout(timeout).ifPresent(shared::emit);
            }
        }
    }

    /** All workers and standbys end for good. */
    void remove(long now) {
        if (removing) {
            return;
        }
        removing = true;
        shared.publish(new ServiceEvent.Removing(plan.id(), plan.name(), target));
        target = 0;
        restart.cancel();
        standbys.remove(now);
        stopSurplus("service removed", now);
        changed();
    }

    /** Tells whether it was removed and nothing of it is left. */
    boolean isRemoved() {
        return removing && slots.isEmpty() && standbys.standbys().isEmpty();
    }

    /** Replaces workers, whatever their restart policy. */
    void restart(OptionalInt worker, boolean rolling, long now) {
        if (!removing) {
            restart.request(chosen(worker), rolling, now);
            changed();
        }
    }

    /** Returns one worker, if it is there, or all. */
    Collection<WorkerSlot> chosen(OptionalInt worker) {
        if (worker.isEmpty()) {
            return slots.values();
        }
        WorkerSlot slot = slots.get(worker.getAsInt());
        return slot == null ? List.of() : List.of(slot);
    }

    Snapshot.Group snapshot(long now) {
        List<Snapshot.Worker> workers = new ArrayList<>(slots.size());
        for (WorkerSlot slot : slots.values()) {
            workers.add(slot.snapshot(now));
        }
        return new Snapshot.Group(plan, target, standbys.warm(), restart.isOpen(), List.copyOf(workers));
    }

    /** Replaces whose turn it is, gives those that wait for their start a standby each, and asks for more of these. */
    void settle(boolean started, long now) {
        restart.settle(now);
        while (!queued.isEmpty() && standbys.mayGive()) {
            queued.firstEntry().getValue().takeOver(standbys.take(now), now);
        }
        standbys.settle(started && isUp());
    }
}
