package io.supervisor4j.runtime.master;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceId;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.output.Outputs;
import io.supervisor4j.runtime.process.HeadStart;
import io.supervisor4j.runtime.supervision.Effect;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Limits;
import io.supervisor4j.runtime.supervision.ServiceRequest;
import io.supervisor4j.runtime.supervision.Supervisor;
import io.supervisor4j.runtime.thread.EngineThreads;
import io.supervisor4j.system.signal.SignalListener;
import io.supervisor4j.system.signal.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The master of the workers: the mailbox, the loop behind it, and what carries out its effects. What the first worker's start needs
 * are named classes: the first lambda costs a starting JVM 6 to 10 ms, each further one up to 1.
 */
public final class Master implements SignalListener {

    private static final long FLUSH_MILLIS = 1_000;

    private final Mailbox mailbox = new Mailbox();
    private final ServiceRegistry services;
    private final ExecutorService beside;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final EventPublisher observers;
    private final HookRunner hooks;
    private final HeadStart spawner;
    private final HookRegistry registry;
    private final StatusRequests<TimedSnapshot> questions = new StatusRequests<>(mailbox);
    private final LaunchLook look;
    private final Reloads reloads;
    private final WorkerQueries queries = new WorkerQueries(mailbox);
    private final Outputs outputs = new Outputs(new Consumer<>() {
        @Override
        public void accept(String problem) {
            announce(new ManagerEvent.Notice(problem));
        }
    });
    private final Limits limits;
    private final Optional<Duration> heartbeat;
    private final long origin = System.nanoTime();
    private volatile boolean started;

    /**
     * Creates the master; nothing runs yet.
     *
     * @param limits what holds for all services
     * @param maxWorkers how many workers and standbys all services may have together
     * @param registry the hooks
     * @param reloadDecision decides about each reload, if anybody does
     * @param observers told of everything that happens, each on a thread of its own
     * @param spawner starts the workers; closed with this master
     * @param beside runs what may block; shut down with this master
     * @param heartbeat how often to show that the loop turns, if anybody wants to know
     */
    public Master(
            Limits limits,
            int maxWorkers,
            HookRegistry registry,
            Optional<Supplier<ReloadDecision>> reloadDecision,
            List<Consumer<SupervisorEvent>> observers,
            HeadStart spawner,
            ExecutorService beside,
            Optional<Duration> heartbeat) {
        this.limits = limits;
        Services registered = new Services(maxWorkers);
        LaunchWatch launches = new LaunchWatch();
        this.services = new ServiceRegistry(registered, launches, mailbox, spawner);
        this.registry = registry;
        this.observers = new EventPublisher(observers);
        this.spawner = spawner;
        this.beside = beside;
        this.heartbeat = heartbeat;
        this.hooks = new HookRunner(registry, mailbox, this.observers);
        this.look = new LaunchLook(registered, launches, beside, mailbox);
        this.reloads = new Reloads(reloadDecision, hooks, mailbox, new Consumer<>() {
            @Override
            public void accept(Event.ReloadDecided decided) {
                look.thenPost(decided, decided.decision());
            }
        });
    }

    /** Made on its own thread: the one that creates the manager has enough to load. */
    private EventLoop newLoop() {
        Workers workers = new Workers(new Starters(spawner, beside), beside, mailbox, observers, queries, outputs);
        Runnable whenReady = new Runnable() {
            @Override
            public void run() {
                allReady();
            }
        };
        EffectHandler effects =
                new EffectHandler(registry, hooks, workers, questions, reloads, queries, observers, whenReady);
        LongSupplier clock = new LongSupplier() {
            @Override
            public long getAsLong() {
                return System.nanoTime() - origin;
            }
        };
        return new EventLoop(
                mailbox, new Supervisor(limits, new Random()), effects, observers, clock, new Heartbeat(heartbeat));
    }

    /** All workers are ready for the first time. */
    private void allReady() {
        spawner.close();
        MasterPreload.soon();
    }

    /**
     * Returns the registered services, which it also changes. From any thread.
     *
     * @return the services of this master
     */
    public ServiceRegistry services() {
        return services;
    }

    /**
     * Something has happened. From any thread; never waits.
     *
     * @param event what
     */
    public void post(Event event) {
        mailbox.post(event);
    }

    /**
     * The program, or somebody through it, wants something that can as well be refused. From any thread; never waits.
     *
     * @param event what
     * @throws IllegalStateException if more requests wait than can be kept
     */
    public void request(Event event) {
        mailbox.requireRoom();
        mailbox.post(event);
    }

    /** Throws what {@link #request} would throw now: for a caller that tells of its request first. */
    public void requireRoom() {
        mailbox.requireRoom();
    }

    /** A signal was sent to this process: it has the meaning of the corresponding request, which must not get lost. */
    @Override
    public void received(String name) {
        EngineThreads.makeCurrentVital();
        switch (name) {
            case Signals.TERM -> stop("caught " + name, false);
            case Signals.HUP -> post(new Event.ReloadRequested());
            default -> post(new Event.AbortRequested(name));
        }
    }

    /**
     * Ends the manager. From any thread; never waits.
     *
     * @param reason why, for the log
     * @param now whether everything ends at once, as on SIGINT; otherwise gracefully, as on SIGTERM
     */
    public void stop(String reason, boolean now) {
        post(now ? new Event.AbortRequested(Signals.INT, reason) : new Event.StopRequested(reason));
    }

    /** Reloads, if the program does not decide otherwise. From any thread; never waits. */
    public void reload() {
        mailbox.requireRoom();
        post(new Event.ReloadRequested());
    }

    /**
     * The same for a caller that wants to know the decision. From any thread; does not wait.
     *
     * @return completed with the decision, at the latest at the end, on a thread that must not be held up
     */
    public CompletableFuture<ReloadDecision> requestReload() {
        return reloads.request();
    }

    /**
     * Replaces workers of a service, and as a reload does looks at its standbys first. From any thread; never waits. Refuses nothing: the
     * caller has called {@link #requireRoom}.
     *
     * @param service the service
     * @param worker one worker; all if empty
     * @param rolling whether one after the other
     */
    public void restart(ServiceId service, OptionalInt worker, boolean rolling) {
        look.thenPost(new ServiceRequest.Restart(service, worker, rolling), ReloadDecision.all());
    }

    /**
     * Returns how everything is. From any thread but the loop's; waits for the loop, which waits for nothing.
     *
     * @return the state of the manager, its services and workers; after the end, as it was then
     */
    public TimedSnapshot snapshot() {
        if (!started && !end.isDone()) {
            return draft();
        }
        return questions.await(Event.StatusRequested::new);
    }

    /** Before the start: what the loop would say if it had read its mailbox. */
    private TimedSnapshot draft() {
        Supervisor reader = new Supervisor(limits, new Random());
        mailbox.unread().forEach(event -> reader.on(event, 0));
        List<Effect> answer = reader.on(new Event.StatusRequested(0), 0);
        return TimedSnapshot.takenNow(((Effect.Answer) answer.get(0)).snapshot());
    }

    /**
     * Asks a worker about itself. From any thread; does not wait.
     *
     * @param service the service
     * @param worker the worker's number
     * @param what the question, as {@link io.supervisor4j.runtime.protocol.Command.Query} has it
     * @param argument what belongs to it
     * @param limit how long the worker may take
     * @return the answer; fails with a {@link QueryException}
     */
    public CompletableFuture<String> query(
            ServiceId service, int worker, String what, String argument, Duration limit) {
        return queries.ask(service, worker, what, argument, limit);
    }

    /**
     * Returns what workers have printed, as far as it is captured.
     *
     * @return the output of all workers
     */
    public Outputs outputs() {
        return outputs;
    }

    /**
     * Tells one more observer of everything that happens from now on, on a thread of its own. From any thread.
     *
     * @param observer the observer
     */
    public void addObserver(Consumer<SupervisorEvent> observer) {
        observers.add(observer);
    }

    /**
     * Tells the observers something. From any thread; never waits.
     *
     * @param event what
     */
    public void announce(SupervisorEvent event) {
        observers.accept(event);
    }

    /**
     * Returns the end of this master.
     *
     * @return completed with the exit status when everything has ended
     */
    public Future<Integer> end() {
        return end;
    }

    /** Starts the loop on a thread of its own; to be called once. */
    public void start() {
        Runnable loop = new Runnable() {
            @Override
            public void run() {
                runLoop();
            }
        };
        Thread thread = EngineThreads.vital("supervisor-master", loop);
        mailbox.post(new Event.RunCalled());
        started = true;
        thread.start();
    }

    private void runLoop() {
        try {
            int status = run(newLoop());
            free();
            end.complete(status);
        } catch (InterruptedException e) {
            // Nobody has this thread.
            end.completeExceptionally(e);
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever asks from then on is told how it ended. */
    private int run(EventLoop running) throws InterruptedException {
        try {
            return running.run();
        } finally {
            questions.close(running.last());
            reloads.close();
        }
    }

    /** Frees what is held; for a master that was started, its end does that. Waits for observers, for 10 s each at most. */
    public void free() {
        mailbox.close();
        hooks.close();
        spawner.close();
        beside.shutdown();
        try {
            outputs.close(FLUSH_MILLIS);
            observers.close(FLUSH_MILLIS);
            if (!started) {
                // The JVM that was begun and is not wanted is ended before the caller goes on, who may end as well.
                beside.awaitTermination(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether the current thread is one that runs hooks, and so must not wait for the master's end. */
    public boolean isHookThread() {
        return hooks.isCurrentThread();
    }
}
