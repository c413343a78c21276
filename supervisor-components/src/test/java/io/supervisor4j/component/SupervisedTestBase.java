package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import org.junit.jupiter.api.AfterEach;

import static org.awaitility.Awaitility.await;

/** Three components that a supervisor restarts, on a clock that the test moves. */
abstract class SupervisedTestBase {

    final IllegalStateException reason = new IllegalStateException("broken");
    final ManualTime time = new ManualTime();
    final Trail trail = new Trail();
    final Recorded a = new Recorded("a", trail);
    final Recorded b = new Recorded("b", trail);
    final Recorded c = new Recorded("c", trail);
    Component root = a;

    @AfterEach
    void stop() {
        root.close();
    }

    final ComponentSupervisor supervised(RestartStrategy strategy) throws InterruptedException {
        ComponentSupervisor supervisor = ComponentSupervisor.of(strategy, a, b, c);
        begin(supervisor);
        return supervisor;
    }

    /** Starts it as the root, and forgets the steps of the start. */
    final void begin(Component component) throws InterruptedException {
        root = component;
        component.configure(ComponentSettings.defaults().time(time));
        component.start();
        trail.clear();
    }

    static void awaitRun(Component component, int number) {
        await().until(() -> component.restartCount() == number && component.state() == ComponentState.RUNNING);
    }
}
