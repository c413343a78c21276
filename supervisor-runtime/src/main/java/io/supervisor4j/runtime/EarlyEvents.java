package io.supervisor4j.runtime;

import io.supervisor4j.event.SupervisorEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the events of what works before there is a master, and passes them on from then. Thread-safe. */
final class EarlyEvents implements Consumer<SupervisorEvent> {

    private final List<SupervisorEvent> kept = new ArrayList<>();
    private @Nullable Consumer<SupervisorEvent> target;

    @Override
    public synchronized void accept(SupervisorEvent event) {
        if (target == null) {
            kept.add(event);
        } else {
            target.accept(event);
        }
    }

    /** Passes on what was kept, and all that follows. */
    synchronized void passTo(Consumer<SupervisorEvent> receiver) {
        for (SupervisorEvent event : kept) {
            receiver.accept(event);
        }
        kept.clear();
        target = receiver;
    }
}
