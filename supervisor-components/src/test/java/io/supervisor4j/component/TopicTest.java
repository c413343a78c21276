package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Signals to observers: M-64. */
class TopicTest {

    private final Topic<String> topic = Topic.named("news");
    private final List<String> heard = new ArrayList<>();

    @Test
    void listenersAreToldInOrder_M64() {
        topic.connect(message -> heard.add("first " + message));
        topic.connect(message -> heard.add("second " + message));

        topic.send("a");

        assertThat(heard).containsExactly("first a", "second a");
    }

    @Test
    @SuppressWarnings("try")
    void whoHasDisconnectedHearsNothing_M64() {
        try (Topic.Subscription<String> subscription = topic.connect(heard::add)) {
            topic.send("a");
            subscription.close();
        }
        topic.send("b");

        assertThat(heard).containsExactly("a");
    }

    @Test
    void aListenerCanBeThereTwiceAndLeaveOnce_M64() {
        java.util.function.Consumer<String> listener = heard::add;
        topic.connect(listener);
        topic.connect(listener).close();

        topic.send("a");

        assertThat(heard).containsExactly("a");
    }

    @Test
    void aListenerThatThrowsIsLoggedAndKeepsNobodyFromHearing_M64() {
        topic.connect(message -> {
            throw new IllegalStateException("deaf");
        });
        topic.connect(heard::add);
        try (LogLines log = new LogLines(Topic.class.getName())) {
            topic.send("a");

            assertThat(log.lines()).containsExactly("ERROR A listener of topic news failed");
        }
        assertThat(heard).containsExactly("a");
    }
}
