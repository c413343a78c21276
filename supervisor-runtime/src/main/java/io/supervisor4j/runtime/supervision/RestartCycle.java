package io.supervisor4j.runtime.supervision;

import io.supervisor4j.event.ServiceEvent;
import java.util.Collection;
import java.util.TreeSet;

/**
 * The replacement of workers of one service on request: all at once, or one after the other, each only while all are up. A further
 * request adds to one that is under way, and its way counts. An update of the service is a replacement of those that are outdated.
 */
final class RestartCycle {

    private final ServicePlan plan;
    private final SharedState shared;
    private final TreeSet<Integer> waiting = new TreeSet<>();
    private boolean rolling;
    private boolean open;

    RestartCycle(ServicePlan plan, SharedState shared) {
        this.plan = plan;
        this.shared = shared;
    }

    boolean isOpen() {
        return open && !shared.isEnding();
    }

    void request(Collection<WorkerSlot> slots, boolean oneByOne, long now) {
        if (slots.isEmpty()) {
            return;
        }
        for (WorkerSlot slot : slots) {
            waiting.add(slot.worker());
            slot.retryNow(now);
        }
        rolling = oneByOne;
        open = true;
        shared.publish(new ServiceEvent.Restarting(plan.id(), plan.name(), slots.size(), oneByOne));
    }

    /** Replaces those that run what they should not run any more, always one after the other. */
    void replaceOutdated(Collection<WorkerSlot> slots) {
        int outdated = (int) slots.stream().filter(WorkerSlot::isOutdated).count();
        if (outdated > 0) {
            open = true;
            shared.publish(new ServiceEvent.Restarting(plan.id(), plan.name(), outdated, true));
        }
    }

    /** The service is removed: nobody is replaced any more. */
    void cancel() {
        waiting.clear();
        open = false;
    }

    /** Replaces whose turn it is, and tells the observers when all are up again. */
    void settle(Collection<WorkerSlot> slots, long now) {
        if (!open || shared.isEnding()) {
            return;
        }
        boolean up = areUp(slots);
        for (WorkerSlot slot : slots) {
            boolean asked = waiting.contains(slot.worker());
            if ((asked && !rolling) || (up && (asked || slot.isOutdated()))) {
                waiting.remove(slot.worker());
                slot.replace(asked ? "restart" : "update", now);
                up = areUp(slots);
            }
        }
        if (up) {
            // What still waits was taken away meanwhile.
            waiting.clear();
            open = false;
            shared.publish(new ServiceEvent.Restarted(plan.id(), plan.name()));
        }
    }

    private static boolean areUp(Collection<WorkerSlot> slots) {
        return slots.stream().allMatch(WorkerSlot::isUp);
    }
}
