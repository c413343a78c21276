package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.WorkerRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workers of one service, and how many of them are wanted. */
final class ServiceGroup {

    private final SharedState shared;
    private final BiConsumer<WorkerRef, WorkerExit> managerEnd;
    private final NavigableMap<Integer, WorkerSlot> slots = new TreeMap<>();
    private final StandbyPool standbys;
    private final RestartCycle restart;
    private ServicePlan plan;
    private int target;
    private boolean removing;

    /** The last argument is told of the death that, by the restart policy, ends the manager. */
    ServiceGroup(ServicePlan plan, SharedState shared, BiConsumer<WorkerRef, WorkerExit> managerEnd) {
        this.plan = plan;
        this.shared = shared;
        this.managerEnd = managerEnd;
        this.target = plan.workers();
        this.standbys = new StandbyPool(plan, shared);
        this.restart = new RestartCycle(plan, shared);
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

    void addMembersTo(List<Member> all) {
        all.addAll(slots.values());
        all.addAll(standbys.standbys());
    }

    /** Returns whose life this is; null if nobody's. */
    @Nullable
    Member owner(Life life) {
        if (!life.isStandby()) {
            return slots.get(life.worker());
        }
        List<Member> all = new ArrayList<>();
        addMembersTo(all);
        for (Member member : all) {
            if (member.lives(life)) {
                return member;
            }
        }
        return null;
    }

    @Nullable
    CurrentLife takeStandby(long now) {
        return standbys.take(now);
    }

    /** Those that wait would start in another way now. */
    void discardStandbys(long now) {
        standbys.discard("would start in another way now", now);
    }

    /** When the next member, or an empty place, has something to do. */
    long deadline() {
        long earliest = standbys.deadline();
        for (WorkerSlot slot : slots.values()) {
            earliest = Math.min(earliest, slot.deadline());
        }
        for (Standby standby : standbys.standbys()) {
            earliest = Math.min(earliest, standby.deadline());
        }
        return earliest;
    }

    /** Whether all workers are. */
    boolean isUp() {
        for (WorkerSlot slot : slots.values()) {
            if (!slot.isUp()) {
                return false;
            }
        }
        return true;
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
    }

    private void stopSurplus(String reason, long now) {
        List<WorkerSlot> surplus = new ArrayList<>(slots.tailMap(target, true).values());
        Collections.reverse(surplus);
        for (WorkerSlot slot : surplus) {
            slot.stop(reason, now);
        }
        sweep();
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
        if (plan.workers() != before.workers()) {
            scale(plan.workers(), now);
        }
        restart.replaceOutdated(slots.headMap(target).values());
        for (WorkerSlot slot : slots.values()) {
            slot.update(now);
        }
    }

    /** All workers and standbys end for good; tells whether they were not told so before. */
    boolean remove(long now) {
        if (removing) {
            return false;
        }
        removing = true;
        shared.publish(new ServiceEvent.Removing(plan.id(), plan.name(), target));
        target = 0;
        restart.cancel();
        standbys.remove(now);
        stopSurplus("service removed", now);
        return true;
    }

    /** Tells whether it was removed and nothing of it is left. */
    boolean isRemoved() {
        return removing && slots.isEmpty() && standbys.standbys().isEmpty();
    }

    /** Replaces workers, whatever their restart policy. */
    void restart(OptionalInt worker, boolean rolling, long now) {
        if (removing) {
            return;
        }
        restart.request(chosen(worker).toList(), rolling, now);
    }

    /** Returns one worker, if it is there, or all. */
    Stream<WorkerSlot> chosen(OptionalInt worker) {
        return slots.values().stream().filter(slot -> worker.isEmpty() || slot.worker() == worker.getAsInt());
    }

    Snapshot.Group snapshot(long now) {
        List<Snapshot.Worker> workers = new ArrayList<>(slots.size());
        for (WorkerSlot slot : slots.values()) {
            workers.add(slot.snapshot(now));
        }
        return new Snapshot.Group(plan, target, standbys.warm(), restart.isOpen(), List.copyOf(workers));
    }

    private void fill() {
        for (int worker = 0; worker < target; worker++) {
            if (!slots.containsKey(worker)) {
                slots.put(worker, new WorkerSlot(this, plan, shared, worker));
            }
        }
    }

    /** Forgets the workers that are gone, gives those that wait for their start a standby each, and fills the places of these. */
    void settle(boolean started, long now) {
        sweep();
        restart.settle(slots.values(), now);
        for (WorkerSlot slot : slots.values()) {
            slot.takeOver(now);
        }
        standbys.settle(started && isUp(), now);
    }

    private void sweep() {
        for (Iterator<WorkerSlot> all = slots.values().iterator(); all.hasNext(); ) {
            if (all.next().isGone()) {
                all.remove();
            }
        }
    }
}
