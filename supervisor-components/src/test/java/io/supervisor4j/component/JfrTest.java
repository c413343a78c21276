package io.supervisor4j.component;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a flight recording shows. */
@Timeout(120)
class JfrTest {

    private static final String PREFIX = "io.supervisor4j.Component";
    private static final String LAST = "Ended Supervisor 0";

    @Test
    void startStopCrashAndRestartAreRecorded() throws InterruptedException {
        List<String> seen = new CopyOnWriteArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        Trail trail = new Trail();
        try (RecordingStream stream = new RecordingStream()) {
            for (String name : List.of("Started", "Ended", "Crashed", "Restarted")) {
                stream.enable(PREFIX + name);
            }
            stream.onEvent(event -> {
                seen.add(event.getEventType().getName().substring(PREFIX.length()) + " " + event.getString("component")
                        + " " + event.getInt("run"));
                if (seen.contains(LAST)) {
                    over.countDown();
                }
            });
            stream.setOrdered(true);
            stream.startAsync();
            Recorded leaf = new Recorded("leaf", trail);
            ComponentSupervisor root = ComponentSupervisor.of(RestartStrategy.oneForOne(), leaf);
            root.start();
            leaf.crash(new IllegalStateException("broken"));
            await().until(() -> leaf.restartCount() == 1 && leaf.state() == ComponentState.RUNNING);
            root.stop();
            over.await();
        }
        assertThat(seen)
                .containsSubsequence(
                        "Started Supervisor/leaf 0",
                        "Crashed Supervisor/leaf 0",
                        "Ended Supervisor/leaf 0",
                        "Restarted Supervisor/leaf 1",
                        "Started Supervisor/leaf 1",
                        "Ended Supervisor/leaf 1",
                        LAST);
    }
}
