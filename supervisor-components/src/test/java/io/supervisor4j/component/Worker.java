package io.supervisor4j.component;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A component with one task that sleeps until the component is to end, or crashes when a test says so. */
final class Worker extends Component {

    private final String name;
    private final Trail trail;
    private final CountDownLatch up = new CountDownLatch(1);

    Worker(String name, Trail trail, Component... children) {
        this.name = name;
        this.trail = trail;
        add(children);
        task("work", this::work);
    }

    private void work() throws InterruptedException {
        trail.add(name + " works");
        up.countDown();
        while (sleep(Duration.ofHours(1))) {
            trail.add(name + " slept");
        }
    }

    /** Waits until the task is at work. */
    void awaitWork() throws InterruptedException {
        up.await();
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    protected void onStart() {
        trail.add(name + " onStart");
    }

    @Override
    protected void onStop() {
        trail.add(name + " onStop");
    }

    @Override
    protected void onRestart() {
        trail.add(name + " onRestart");
    }
}
