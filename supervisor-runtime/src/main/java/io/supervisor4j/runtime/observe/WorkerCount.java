package io.supervisor4j.runtime.observe;

import io.supervisor4j.ServiceId;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.StandbyEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Counts the workers, wanted and ready, from what happens to them. */
final class WorkerCount implements Consumer<SupervisorEvent> {

    private final Map<ServiceId, Integer> wanted = new HashMap<>();
    private final Set<WorkerRef> ready = new HashSet<>();
    private final Set<Long> standbys = new HashSet<>();
    private boolean stopping;

    @Override
    public void accept(SupervisorEvent event) {
        if (event instanceof ServiceEvent.Added added) {
            wanted.put(added.serviceId(), added.workers());
        } else if (event instanceof ServiceEvent.Scaled scaled) {
            wanted.put(scaled.serviceId(), scaled.to());
        } else if (event instanceof ServiceEvent.Removing removing) {
            wanted.remove(removing.serviceId());
        } else if (event instanceof WorkerEvent.Ready up) {
            ready.add(up.worker());
        } else if (event instanceof WorkerEvent.Exited down) {
            ready.remove(down.worker());
        } else if (event instanceof StandbyEvent.Ready waits) {
            standbys.add(waits.pid());
        } else if (event instanceof StandbyEvent.TookOver taken) {
            standbys.remove(taken.pid());
        } else if (event instanceof StandbyEvent.Ended gone) {
            standbys.remove(gone.pid());
        } else if (event instanceof ManagerEvent.StopRequested) {
            stopping = true;
        }
    }

    String summary() {
        if (stopping) {
            return "stopping, " + ready.size() + " workers left";
        }
        int all = wanted.values().stream().mapToInt(Integer::intValue).sum();
        String waiting = standbys.isEmpty() ? "" : ", " + standbys.size() + " standing by";
        return ready.size() + " of " + all + " workers ready" + waiting;
    }
}
