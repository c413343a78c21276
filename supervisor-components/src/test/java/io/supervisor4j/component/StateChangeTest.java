package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What those hear who listen to the state: M-2, M-64. */
@Timeout(60)
class StateChangeTest {

    private final IllegalStateException reason = new IllegalStateException("broken");
    private final Trail trail = new Trail();
    private final Recorded child = new Recorded("child", trail);
    private final ComponentSupervisor root =
            ComponentSupervisor.of(RestartStrategy.oneForOne(), child).named("root");
    private final List<StateChange> changes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        root.close();
    }

    private List<String> of(Component component) {
        return changes.stream()
                .filter(change -> change.component() == component)
                .map(change -> change.run() + " " + change.from() + " → " + change.to())
                .toList();
    }

    @Test
    void aListenerHearsOfEveryChangeInOrderAlsoBelow_M2() throws InterruptedException {
        root.onStateChange(changes::add);
        root.start();
        child.crash(reason);
        await().until(() -> child.restartCount() == 1 && child.state() == ComponentState.RUNNING);
        child.restart();
        root.stop();

        await().untilAsserted(() -> assertThat(of(root))
                .containsExactly(
                        "0 init → starting", "0 starting → running", "0 running → stopping", "0 stopping → stopped"));
        await().untilAsserted(() -> assertThat(of(child))
                .containsExactly(
                        "0 init → starting",
                        "0 starting → running",
                        "0 running → stopping",
                        "0 stopping → crashed",
                        "1 crashed → starting",
                        "1 starting → running",
                        "1 running → stopping",
                        "2 stopping → starting",
                        "2 starting → running",
                        "2 running → stopping",
                        "2 stopping → stopped"));
        assertThat(changes.stream().filter(change -> change.to() == ComponentState.CRASHED))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.reason()).containsSame(reason);
                    assertThat(change).hasToString("root/child: stopping → crashed");
                });
    }

    /** Whatever it does: it blocks, it throws, and it does to the component what no callback may. */
    @Test
    void noListenerHoldsUpAComponent_M64() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        root.onStateChange(change -> {
            try {
                go.await();
                if (change.component() == child && change.to() == ComponentState.RUNNING && change.run() == 0) {
                    child.restart();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("a listener");
        });
        root.onStateChange(changes::add);

        root.start();
        assertThat(child.state()).isEqualTo(ComponentState.RUNNING);
        go.countDown();

        await().until(() -> child.restartCount() == 1 && child.state() == ComponentState.RUNNING);
        await().untilAsserted(() -> assertThat(of(child)).contains("1 starting → running"));
    }

    @Test
    void whoHasEndedListeningHearsNoMore_M64() throws InterruptedException {
        root.configure(ComponentSettings.defaults().time(new ManualTime()));
        Topic.Subscription<StateChange> subscription = root.onStateChange(changes::add);
        root.start();
        await().until(() -> of(root).size() == 2);
        subscription.close();

        root.stop(Duration.ofSeconds(1));
        root.onStateChange(changes::add);
        root.start();

        await().untilAsserted(() -> assertThat(of(root))
                .containsExactly(
                        "0 init → starting", "0 starting → running", "1 stopped → starting", "1 starting → running"));
    }
}
