package io.supervisor4j.runtime.master;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Firing;
import io.supervisor4j.runtime.thread.EngineThreads;
import io.supervisor4j.system.thread.FatalErrors;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs hooks on one thread of their own, in the order of their events, and reports each firing's end to the mailbox. A hook that throws
 * ends its firing; one that throws a {@link VirtualMachineError} ends the process.
 */
final class HookRunner implements ThreadFactory {

    /** More firings than this wait only where a hook does not return, or is slower than its workers die. */
    static final int MAX_WAITING = 10_000;

    private final ThreadFactory threads;
    private final HookRegistry registry;
    private final Mailbox mailbox;
    private final Consumer<SupervisorEvent> observers;
    private volatile @Nullable Thread thread;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, waiting, this);
    private long skipped;

    HookRunner(HookRegistry registry, Mailbox mailbox, Consumer<SupervisorEvent> observers) {
        this(registry, mailbox, observers, new ThreadFactory() {
            @Override
            public Thread newThread(Runnable work) {
                return EngineThreads.vital("supervisor-hooks", work);
            }
        });
    }

    HookRunner(HookRegistry registry, Mailbox mailbox, Consumer<SupervisorEvent> observers, ThreadFactory threads) {
        this.threads = threads;
        this.registry = registry;
        this.mailbox = mailbox;
        this.observers = observers;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread created = threads.newThread(work);
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
        } else if (waiting.size() >= MAX_WAITING && isAboutAWorker(firing)) {
            skip(firing);
        } else {
            tellSkipped();
            execute(
                    new Runnable() {
                        @Override
                        public void run() {
                            HookRunner.this.run(firing, due);
                        }
                    },
                    new Consumer<>() {
                        @Override
                        public void accept(Throwable noThread) {
                            observers.accept(new ManagerEvent.HookFailed(due.name(), noThread));
                            mailbox.post(new Event.HooksEnded(firing));
                        }
                    });
        }
    }

    /** What the manager waits for, its reload and its end, is never left out. */
    private static boolean isAboutAWorker(Firing firing) {
        return firing instanceof Firing.DeadWorker || firing instanceof Firing.WorkerReady;
    }

    private void skip(Firing firing) {
        if (++skipped == 1) {
            observers.accept(new ManagerEvent.Notice(MAX_WAITING
                    + " events wait for their hooks: no more of workers are told until there are less; is one stuck?"));
        }
        mailbox.post(new Event.HooksEnded(firing));
    }

    private void tellSkipped() {
        if (skipped > 0) {
            observers.accept(new ManagerEvent.Notice("hooks were not told of " + skipped + " events of workers"));
            skipped = 0;
        }
    }

    /** Asks for a decision in turn with the hooks; what is thrown instead means that nothing reloads. Does not wait. */
    void decide(Supplier<ReloadDecision> supplier, Consumer<Event.ReloadDecided> decided) {
        Runnable asking = () -> {
            Event.ReloadDecided made = new Event.ReloadDecided(ReloadDecision.none("there is no decision"));
            try {
                made = decision(supplier);
            } finally {
                decided.accept(made);
            }
        };
        execute(asking, noThread -> decided.accept(notMade(noThread)));
    }

    /** Where the system has no thread left now, the work is not kept for later: what waits for it goes on without. */
    private void execute(Runnable work, Consumer<Throwable> otherwise) {
        try {
            executor.execute(work);
        } catch (OutOfMemoryError e) {
            FatalErrors.rethrow(e);
            executor.remove(work);
            otherwise.accept(e);
        }
    }

    private static Event.ReloadDecided decision(Supplier<ReloadDecision> supplier) {
        try {
            return new Event.ReloadDecided(Objects.requireNonNull(supplier.get(), "it is null"));
        } catch (Throwable e) {
            FatalErrors.rethrowOfApplication(e);
            return notMade(e);
        }
    }

    private static Event.ReloadDecided notMade(Throwable why) {
        return new Event.ReloadDecided(
                ReloadDecision.none("the reload decision could not be made: " + why), Optional.of(why));
    }

    private void run(Firing firing, HookRegistry.Due due) {
        try {
            for (Runnable hook : due.hooks()) {
                hook.run();
            }
        } catch (Throwable e) {
            FatalErrors.rethrowOfApplication(e);
            // Whatever else it is, the manager goes on (C-14, B-7).
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
