package io.supervisor4j.launch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A JVM whose signals and time are the test's, and which survives its end. */
final class FakeJvm implements LaunchJvm {

    final CompletableFuture<Integer> halted = new CompletableFuture<>();
    private final Map<String, Runnable> handlers = new HashMap<>();
    private Runnable alarm;
    private Duration delay;
    private int alarms;
    private int notifications;

    @Override
    public void halt(int status) {
        halted.complete(status);
    }

    @Override
    public synchronized Runnable after(Duration time, Runnable action) {
        delay = time;
        alarms++;
        alarm = action;
        return this::callOff;
    }

    private synchronized void callOff() {
        alarm = null;
    }

    @Override
    public synchronized void notifyReady() {
        notifications++;
    }

    synchronized int notifications() {
        return notifications;
    }

    @Override
    public synchronized Runnable onSignal(String name, Runnable action) {
        handlers.put(name, action);
        return () -> giveBack(name);
    }

    private synchronized void giveBack(String name) {
        handlers.remove(name);
    }

    void signal(String name) {
        handlers.get(name).run();
    }

    synchronized Duration delay() {
        return delay;
    }

    /** How often one was set. */
    synchronized int alarms() {
        return alarms;
    }

    synchronized boolean isAlarmSet() {
        return alarm != null;
    }

    /** The time has passed. */
    void ring() {
        Runnable action;
        synchronized (this) {
            action = alarm;
        }
        action.run();
    }

    synchronized boolean hasSignals() {
        return !handlers.isEmpty();
    }
}
