package io.supervisor4j.launch;

import java.util.concurrent.CountDownLatch;

/** Records what it is told. Its arguments are a trail, its name, and what it fails at or where it blocks. */
public class Recorded extends ServiceBase {

    private final Trail trail;
    private final String name;
    private final String flaw;
    private volatile CountDownLatch stopped = new CountDownLatch(1);

    /** Created by a launcher. */
    public Recorded(Object trail, String name, String flaw) {
        this.trail = (Trail) trail;
        this.name = name;
        this.flaw = flaw;
        failAt("construct");
    }

    private void failAt(String step) {
        if (flaw.equals(step)) {
            throw new IllegalStateException(name + " cannot " + step);
        }
    }

    @Override
    protected void start() {
        trail.add(name + " start");
        failAt("start");
        stopped = new CountDownLatch(1);
    }

    @Override
    protected void stop(boolean graceful) throws Exception {
        trail.add(name + " stop " + graceful);
        failAt("stop");
        if (flaw.equals("endless")) {
            new CountDownLatch(1).await();
        }
        stopped.countDown();
    }

    @Override
    protected void await() throws Exception {
        failAt("await");
        if (!flaw.equals("idle")) {
            stopped.await();
        }
    }

    @Override
    protected void reset() throws Exception {
        trail.add(name + " reset");
        failAt("reset");
        if (flaw.equals("reset-memory")) {
            throw new ExceptionInInitializerError(new OutOfMemoryError("on purpose"));
        }
        if (flaw.equals("interrupted")) {
            throw new InterruptedException("by itself");
        }
    }
}
