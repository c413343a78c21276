package io.supervisor4j.runtime.supervision;

import io.supervisor4j.event.ServiceEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The replacement of workers of one service on request: all at once, or one after the other, each only while all are up. A further
 * request adds to one that is under way, and its way counts. An update of the service is a replacement of those that are outdated.
 *
 * <p>What is replaced are the lives that there are at the time of the request: one that begins after it is fresh, however it came
 * about, and is left alone.
 */
final class RestartCycle {

    private final ServiceGroup group;
    private final SharedState shared;
    private final NavigableMap<Integer, WorkerSlot> asked = new TreeMap<>();
    private final NavigableMap<Integer, WorkerSlot> outdated = new TreeMap<>();
    private boolean rolling;
    private boolean open;

    RestartCycle(ServiceGroup group, SharedState shared) {
        this.group = group;
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
            asked.put(slot.worker(), slot);
            slot.retryNow(now);
        }
        rolling = oneByOne;
        begin(slots.size(), oneByOne);
    }

    /** Replaces those that run what they should not run any more, always one after the other. */
    void replaceOutdated(Collection<WorkerSlot> slots) {
        outdated.clear();
        for (WorkerSlot slot : slots) {
            if (slot.isOutdated()) {
                outdated.put(slot.worker(), slot);
            }
        }
        if (!outdated.isEmpty()) {
            begin(outdated.size(), true);
        }
    }

    private void begin(int workers, boolean oneByOne) {
        open = true;
        ServicePlan plan = group.plan();
        shared.publish(new ServiceEvent.Restarting(plan.id(), plan.name(), workers, oneByOne));
    }

    /** This worker has a fresh life, or is gone: there is nothing of it to be replaced. */
    void forget(int worker) {
        asked.remove(worker);
        outdated.remove(worker);
    }

    /** The service is removed: nobody is replaced any more. */
    void cancel() {
        asked.clear();
        outdated.clear();
        open = false;
    }

    /** Replaces whose turn it is, and tells the observers when all are up again. */
    void settle(long now) {
        if (!isOpen()) {
            return;
        }
        if (!rolling) {
            List<WorkerSlot> all = new ArrayList<>(asked.values());
            for (WorkerSlot slot : all) {
                replace(slot, now);
            }
        }
        while (group.isUp()) {
            WorkerSlot next = next();
            if (next == null) {
                open = false;
                shared.publish(new ServiceEvent.Restarted(
                        group.plan().id(), group.plan().name()));
                return;
            }
            replace(next, now);
        }
    }

    private @Nullable WorkerSlot next() {
        if (asked.isEmpty()) {
            return outdated.isEmpty() ? null : outdated.firstEntry().getValue();
        }
        boolean outdatedFirst = !outdated.isEmpty() && outdated.firstKey() < asked.firstKey();
        return (outdatedFirst ? outdated : asked).firstEntry().getValue();
    }

    private void replace(WorkerSlot slot, long now) {
        String reason = asked.containsKey(slot.worker()) ? "restart" : "update";
        forget(slot.worker());
        slot.replace(reason, now);
    }
}
