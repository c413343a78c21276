package io.supervisor4j.launch;

import org.jspecify.annotations.Nullable;

/** A service in this JVM, with the thread that it runs on and, at its end, the one that stops it. Used by one thread at a time. */
final class Hosted {

    private final String name;
    private final ServiceBase service;
    private final Host host;
    private @Nullable Thread runner;
    private @Nullable Thread stopper;
    private volatile boolean abandoned;

    Hosted(String name, ServiceBase service, Host host) {
        this.name = name;
        this.service = service;
        this.host = host;
    }

    void start() {
        runner = begin(name, this::run);
    }

    private void run() {
        try {
            service.run();
        } catch (Throwable e) {
            host.failed(name, e);
        }
    }

    /** Begins to stop it. */
    void stop(boolean graceful) {
        stopper = begin(name + "-stop", () -> end(graceful));
    }

    private void end(boolean graceful) {
        try {
            service.end(graceful);
        } catch (Throwable e) {
            abandoned = true;
            host.stopFailed(name, e);
        }
    }

    /** Waits for its end; not for that of one which could not be stopped. */
    void awaitStopped() throws InterruptedException {
        join(stopper);
        if (!abandoned) {
            join(runner);
        }
    }

    /** After it was stopped: takes up what has changed, and may be started again. */
    void renew() throws InterruptedException {
        service.renew();
        reset();
    }

    /** Takes up what has changed; on a thread of its own, so that an interrupt there is none of the launcher. */
    void reset() throws InterruptedException {
        begin(name + "-reset", this::takeUpChanges).join();
    }

    private void takeUpChanges() {
        try {
            service.resetOrSay();
        } catch (Throwable e) {
            host.failed(name, e);
        }
    }

    private static Thread begin(String name, Runnable action) {
        Thread thread = new Thread(action, name);
        // The launcher's own thread keeps the JVM alive.
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(@Nullable Thread thread) throws InterruptedException {
        if (thread != null) {
            thread.join();
        }
    }
}
