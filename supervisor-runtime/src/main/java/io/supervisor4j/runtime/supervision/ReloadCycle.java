package io.supervisor4j.runtime.supervision;

import io.supervisor4j.event.ManagerEvent;
import java.util.stream.Stream;

/** A reload of the manager: first its hooks, then every worker; requests that come meanwhile make one further round (B-9, B-14). */
final class ReloadCycle {

    private final SharedState shared;
    private boolean hooksRunning;
    private boolean again;
    private boolean open;

    ReloadCycle(SharedState shared) {
        this.shared = shared;
    }

    boolean isOpen() {
        return open;
    }

    void request() {
        if (hooksRunning) {
            again = true;
            return;
        }
        hooksRunning = true;
        open = true;
        shared.publish(new ManagerEvent.ReloadRequested());
        shared.fire(new Firing.Reload());
    }

    /** The hooks have ended: a change they made is visible to the workers from here on (C-17). */
    void hooksEnded(Stream<WorkerSlot> slots, long now) {
        hooksRunning = false;
        slots.forEach(slot -> slot.reload(now));
        if (again) {
            again = false;
            request();
        }
    }

    /** Tells the observers once all workers have answered. */
    void settle() {
        if (open && !hooksRunning && !shared.isAnyReloading()) {
            open = false;
            shared.publish(new ManagerEvent.ReloadFinished());
        }
    }
}
