package io.supervisor4j.launch;

import io.supervisor4j.system.posix.NotifySocket;
import io.supervisor4j.system.signal.JvmSignals;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The JVM as it is. */
final class CurrentJvm implements LaunchJvm {

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

    /** On a thread of its own: the way to such a socket is long in a JVM that has just started. */
    @Override
    public void notifyReady() {
        String address = System.getenv("NOTIFY_SOCKET");
        if (address != null && !address.isEmpty()) {
            Thread thread = new Thread(() -> send(address), "supervisor-notify");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void send(String address) {
        try {
            NotifySocket.send(address, "READY=1");
        } catch (IOException | LinkageError e) {
            LaunchLog.notNotified(address, e);
        }
    }

    @Override
    public Runnable onSignal(String name, Runnable action) {
        return JvmSignals.handle(name, action);
    }
}
