package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.WorkerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The workers of one service, and how many of them are wanted. What follows from a change is done at the end of the turn, in {@link
 * #settle}, by what is wanted and what there is then.
 */
final class ServiceGroup implements ServiceRequest.Handler {

    private final SharedState shared;
    private final BiConsumer<WorkerRef, WorkerExit> managerEnd;
    private final NavigableMap<Integer, WorkerSlot> slots = new TreeMap<>();
    private final NavigableMap<Integer, WorkerSlot> queued = new TreeMap<>();
    private final StandbyPool standbys;
    private final RestartCycle restart;
    private ServicePlan plan;
    private WorkerIds target;
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
        shared.publish(new ServiceEvent.Added(plan.id(), plan.name(), target.size()));
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

    WorkerIds target() {
        return target;
    }

    boolean wants(int worker) {
        return target.contains(worker);
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
    @Override
    public void scale(ServiceRequest.Scale request) {
        if (!removing) {
            want(request.workers(), "scaled down");
            for (WorkerSlot slot : slots.values()) {
                slot.retryNow(shared.now());
            }
        }
    }

    @Override
    public void start(ServiceRequest.Start request) {
        if (!removing) {
            for (int worker : request.workers()) {
                WorkerSlot slot = slots.get(worker);
                if (slot != null) {
                    slot.startOnRequest(shared.now());
                }
            }
            want(target.plus(request.workers()), "not wanted any more");
        }
    }

    @Override
    public void stop(ServiceRequest.Stop request) {
        if (!removing) {
            want(target.minus(request.workers()), "stopped on request");
        }
    }

    /** The only place where the wanted ids change: workers that are not wanted any more stop, and those that are missing come. */
    private void want(WorkerIds ids, String reason) {
        int before = target.size();
        target = ids;
        if (ids.size() != before && !removing) {
            shared.publish(new ServiceEvent.Scaled(plan.id(), plan.name(), before, ids.size()));
        }
        List<WorkerSlot> all = new ArrayList<>(slots.descendingMap().values());
        for (WorkerSlot slot : all) {
            if (!wants(slot.worker())) {
                slot.stop(reason, shared.now());
            }
        }
        fill();
        changed();
    }

    private void fill() {
        for (int worker : target) {
            if (!slots.containsKey(worker)) {
                WorkerSlot slot = new WorkerSlot(this, plan, shared, worker);
                slots.put(worker, slot);
                slot.enqueue();
            }
        }
    }

    /**
     * Another specification holds from now on. Workers that run another recipe are replaced, ready ones one after the other; the
     * wanted ids change only if the specification's own did, so that those set by hand stay.
     */
    @Override
    public void update(ServiceRequest.Update request) {
        ServicePlan before = plan;
        if (removing || request.plan().equals(before)) {
            return;
        }
        long now = shared.now();
        plan = request.plan();
        shared.publish(new ServiceEvent.Updated(plan.id(), plan.name()));
        standbys.update(plan, now);
        for (WorkerSlot slot : slots.values()) {
            slot.follow(plan);
        }
        tellShutdownTimeout();
        if (!plan.workers().equals(before.workers())) {
            want(plan.workers(), "scaled down");
        }
        restart.replaceOutdated(wanted());
        for (WorkerSlot slot : slots.values()) {
            slot.update(now);
        }
        changed();
    }

    private List<WorkerSlot> wanted() {
        List<WorkerSlot> wanted = new ArrayList<>(slots.size());
        for (WorkerSlot slot : slots.values()) {
            if (wants(slot.worker())) {
                wanted.add(slot);
            }
        }
        return wanted;
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
    @Override
    public void remove(ServiceRequest.Remove request) {
        if (removing) {
            return;
        }
        removing = true;
        shared.publish(new ServiceEvent.Removing(plan.id(), plan.name(), target.size()));
        restart.cancel();
        standbys.remove(shared.now());
        want(WorkerIds.first(0), "service removed");
    }

    /** Tells whether it was removed and nothing of it is left. */
    boolean isRemoved() {
        return removing && slots.isEmpty() && standbys.standbys().isEmpty();
    }

    /** Replaces workers, whatever their restart policy; before the start all lives are fresh. */
    @Override
    public void restart(ServiceRequest.Restart request) {
        if (!removing && shared.isStarted()) {
            restart.request(chosen(request.worker()), request.rolling(), shared.now());
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
        return new Snapshot.Group(plan, target.size(), standbys.warm(), restart.isOpen(), List.copyOf(workers));
    }

    /** Replaces whose turn it is, gives those that wait for their start a standby each, and asks for more of these. */
    void settle(long now) {
        restart.settle(now);
        while (!queued.isEmpty() && standbys.mayGive()) {
            queued.firstEntry().getValue().takeOver(standbys.take(now), now);
        }
        standbys.settle(shared.isStarted() && isUp());
    }
}
