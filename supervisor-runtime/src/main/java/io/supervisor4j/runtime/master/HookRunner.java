package io.supervisor4j.runtime.master;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Firing;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs hooks on one thread of their own, in the order of their events, and reports each firing's end to the mailbox. */
final class HookRunner implements ThreadFactory {

    private final HookRegistry registry;
    private final Mailbox mailbox;
    private final Consumer<SupervisorEvent> observers;
    private volatile @Nullable Thread thread;
    private final ExecutorService executor =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this);

    HookRunner(HookRegistry registry, Mailbox mailbox, Consumer<SupervisorEvent> observers) {
        this.registry = registry;
        this.mailbox = mailbox;
        this.observers = observers;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread created = new Thread(work, "supervisor-hooks");
        created.setDaemon(true);
        thread = created;
        return created;
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    /** Does not wait. A firing without hooks ends at once, and queues behind nothing. */
    void fire(Firing firing) {
        HookRegistry.Due due = registry.due(firing);
        if (due.hooks().isEmpty()) {
            mailbox.post(new Event.HooksEnded(firing));
        } else {
            executor.execute(() -> run(firing, due));
        }
    }

    private void run(Firing firing, HookRegistry.Due due) {
        try {
            due.hooks().forEach(Runnable::run);
        } catch (Throwable e) {
            // Whatever it is, the manager goes on (C-14, B-7).
            observers.accept(new ManagerEvent.HookFailed(due.name(), e));
        } finally {
            mailbox.post(new Event.HooksEnded(firing));
        }
    }

    /** What has not begun does not run; what runs is interrupted. */
    void close() {
        executor.shutdownNow();
    }
}
