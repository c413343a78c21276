package io.supervisor4j.control;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventListenerTest {

    private final List<String> told = new ArrayList<>();
    private final EventListener listener = new EventListener(event -> told.add(event.name()));

    private void takes(String name) {
        listener.take(Document.read("{\"event\":\"" + name
                + "\",\"at\":\"2026-03-01T12:00:00Z\",\"level\":\"INFO\",\"text\":\"something\"}"));
    }

    @Test
    void anEndBeforeThatOfTheManagerIsToldAsALoss() {
        takes("worker.ready");
        listener.ended();

        assertThat(told).containsExactly("worker.ready", "disconnected");
    }

    @Test
    void theEndOfTheManagerIsTheLastEvent() {
        takes("manager.stopped");
        listener.ended();

        assertThat(told).containsExactly("manager.stopped");
    }

    @Test
    void whatWasDroppedIsTold() {
        takes("dropped");

        assertThat(told).containsExactly("dropped");
    }
}
