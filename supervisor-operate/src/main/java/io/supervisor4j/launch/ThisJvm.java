package io.supervisor4j.launch;

import io.supervisor4j.signals.JvmSignals;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The JVM as it is. */
final class ThisJvm implements Jvm {

    @Override
    public void halt(int status) {
        Runtime.getRuntime().halt(status);
    }

    @Override
    public Runnable after(Duration delay, Runnable action) {
        Thread thread = new Thread(
                () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(delay.toMillis());
                    } catch (InterruptedException e) {
                        // Called off.
                        return;
                    }
                    action.run();
                },
                "supervisor-deadline");
        thread.setDaemon(true);
        thread.start();
        return thread::interrupt;
    }

    @Override
    public Runnable onSignal(String name, Runnable action) {
        return JvmSignals.handle(name, action);
    }
}
