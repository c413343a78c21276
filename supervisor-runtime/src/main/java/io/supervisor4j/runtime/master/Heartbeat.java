package io.supervisor4j.runtime.master;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a watchdog, if there is one, that the loop still turns. */
final class Heartbeat {

    private final Optional<Duration> interval;
    private long next;

    Heartbeat(Optional<Duration> interval) {
        this.interval = interval;
        this.next = interval.isPresent() ? 0 : Long.MAX_VALUE;
    }

    long next() {
        return next;
    }

    void beatIfDue(long now, Consumer<SupervisorEvent> observers) {
        if (interval.isPresent() && next <= now) {
            next = now + interval.get().toNanos();
            observers.accept(new ManagerEvent.Heartbeat());
        }
    }
}
