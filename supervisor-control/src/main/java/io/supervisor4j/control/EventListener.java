package io.supervisor4j.control;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Passes events on, and adds one where the connection was lost. */
final class EventListener implements Following.Listener {

    private final Consumer<ControlEvent> listener;
    private boolean stopped;

    EventListener(Consumer<ControlEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void take(Document document) {
        ControlEvent event = Readings.event(document);
        stopped |= event.name().equals("manager.stopped");
        listener.accept(event);
    }

    @Override
    public void ended() {
        if (!stopped) {
            listener.accept(new ControlEvent(
                    "disconnected",
                    Instant.now(),
                    System.Logger.Level.WARNING,
                    "the connection has ended, and not by the end of the manager: it was killed, or has closed the connection"
                            + " because nothing was taken for 30 s; there may have been more events: ask for the last ones",
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    Optional.empty()));
        }
    }
}
