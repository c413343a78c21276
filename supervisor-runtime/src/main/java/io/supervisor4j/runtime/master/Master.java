package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.process.Archives;
import io.supervisor4j.runtime.process.HeadStart;
import io.supervisor4j.runtime.process.ShellSpawner;
import io.supervisor4j.runtime.signal.Signals;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Limits;
import io.supervisor4j.runtime.supervision.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The master of the workers: the mailbox, the loop behind it, and what carries out its effects. */
public final class Master {

    private static final long FLUSH_MILLIS = 1_000;

    private final Mailbox mailbox = new Mailbox();
    private final Map<ServiceId, Registration> registrations = new ConcurrentHashMap<>();
    private final ExecutorService beside = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Master::newThread);
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final LaunchWatch launches = new LaunchWatch();
    private final Announcer observers;
    private final HookRunner hooks;
    private final HeadStart spawner;
    /** Made on its own thread: the one that creates the manager has enough to load. */
    private final Supplier<EventLoop> loop;

    /**
     * Creates the master; nothing runs yet.
     *
     * @param limits what holds for all services
     * @param registry the hooks
     * @param observers told of everything that happens, each on a thread of its own
     * @param archives makes JVMs start faster
     * @param heartbeat how often to show that the loop turns, if anybody wants to know
     * @throws io.supervisor4j.SupervisorException if workers cannot be started on this system
     */
    public Master(
            Limits limits,
            HookRegistry registry,
            List<Consumer<SupervisorEvent>> observers,
            Archives archives,
            Optional<Duration> heartbeat) {
        this.observers = new Announcer(observers);
        this.hooks = new HookRunner(registry, mailbox, this.observers);
        this.spawner = new HeadStart(new ShellSpawner(archives, beside), beside);
        Workers workers = new Workers(spawner, beside, mailbox, this.observers);
        Performer performer = new Performer(registrations, registry, hooks, workers, this.observers, this::started);
        long origin = System.nanoTime();
        this.loop = () -> new EventLoop(
                mailbox,
                new Supervisor(limits, new Random()),
                performer,
                this.observers,
                () -> System.nanoTime() - origin,
                new Heartbeat(heartbeat));
    }

    /** All workers are ready for the first time. */
    private void started() {
        spawner.close();
        WarmUp.soon();
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "supervisor-beside");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Registers a service. From any thread.
     *
     * @param registration the service
     * @return false if the master has ended
     */
    public boolean add(Registration registration) {
        registrations.put(registration.plan().id(), registration);
        launches.remember(registration);
        if (!mailbox.post(new Event.ServiceAdded(registration.plan()))) {
            return false;
        }
        spawner.expect(registration.launch());
        return true;
    }

    /**
     * Tells whether a service is registered. From any thread.
     *
     * @param service the service
     * @return true if it is
     */
    public boolean knows(ServiceId service) {
        return registrations.containsKey(service);
    }

    /**
     * Returns all registered services. From any thread.
     *
     * @return the services, in no particular order
     */
    public Stream<Registration> services() {
        return registrations.values().stream();
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
     * A signal was sent to this process. From any thread; never waits.
     *
     * @param name its name
     */
    public void signalled(String name) {
        switch (name) {
            case Signals.TERM -> post(new Event.StopRequested("caught " + name));
            case Signals.HUP -> reload();
            default -> post(new Event.AbortRequested(name));
        }
    }

    /** Reloads, after it has been found out which standbys would start in another way now. From any thread; never waits. */
    public void reload() {
        if (registrations.values().stream().allMatch(service -> service.plan().standby() == 0)) {
            post(new Event.ReloadRequested());
        } else {
            beside.execute(() -> {
                launches.changed(services()).forEach(service -> post(new Event.LaunchChanged(service)));
                post(new Event.ReloadRequested());
            });
        }
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
        Thread thread = new Thread(this::runLoop, "supervisor-master");
        thread.setDaemon(true);
        mailbox.post(new Event.RunCalled());
        thread.start();
    }

    private void runLoop() {
        try {
            int status = loop.get().run();
            free();
            end.complete(status);
        } catch (InterruptedException e) {
            // Nobody has this thread.
            end.completeExceptionally(e);
            Thread.currentThread().interrupt();
        }
    }

    /** Frees what is held; for a master that was started, its end does that. Waits for observers, but not for long. */
    public void free() {
        mailbox.close();
        hooks.close();
        spawner.close();
        beside.shutdown();
        try {
            observers.close(FLUSH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Tells whether the current thread is one that runs hooks, and so must not wait for the master's end.
     *
     * @return true in a hook
     */
    public boolean isHookThread() {
        return hooks.isCurrentThread();
    }
}
