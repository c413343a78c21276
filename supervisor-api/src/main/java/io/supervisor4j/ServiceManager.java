package io.supervisor4j;

import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.rule.Durations;
import io.supervisor4j.rule.FileNames;
import io.supervisor4j.spi.ManagerSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The master: runs each registered service as a number of worker JVMs with stable ids, keeps them alive, passes SIGTERM,
 * SIGALRM, SIGINT and SIGHUP on to them, changes their number at run time, and tells the program what happens through hooks.
 *
 * <pre>{@code
 * try (ServiceManager manager = ServiceManager.create()) {
 *     ServiceId id = manager.add(MyService.class, 5, new MyConf(2));
 *     manager.onReload(() -> manager.reconfigure(id, 10));
 *     System.exit(manager.run());
 * }
 * }</pre>
 *
 * <p>A JVM has at most one open manager (C-2), and a worker none. All methods may be called from any thread and in any hook,
 * before and during {@link #run()}; except {@code run}, {@link #close()} and, for the blink of an eye, {@link #status()} none
 * of them waits. What is refused is refused at once and changes nothing.
 *
 * <p><b>Hooks</b> of one event run in the order of their registration, on one thread of the manager's own, one event after the
 * other (C-13). A hook that throws, an {@link Error} too, is logged and ends that firing only (C-14). Reload and shutdown go on
 * when their hooks have ended; nothing else waits for a hook. Where 10,000 events wait because a hook does not return, further deaths
 * and ready workers are not told to hooks, which a {@link io.supervisor4j.event.ManagerEvent.Notice} says.
 *
 * <p>A {@link VirtualMachineError}, such as a full heap, is the exception: thrown by a hook or a listener, or met by the manager
 * itself, it means that this process cannot supervise any more. The process says why on its standard error and halts with status
 * 70, without shutdown hooks; its workers end as for any lost master.
 *
 * <p><b>Signals</b> to the master: SIGTERM stops gracefully, SIGINT and SIGALRM end everything at once, SIGHUP reloads. One
 * that arrives before {@code run} is kept.
 */
public interface ServiceManager extends WorkerOperations, Reachable, AutoCloseable {

    /**
     * Creates a manager with the default options. Its signal handlers stand when this returns.
     *
     * @return the manager
     * @throws IllegalStateException if this JVM has an open manager already, or is itself a worker
     * @throws SupervisorException if no engine is on the class path, or a manager cannot work on this system
     */
    static ServiceManager create() {
        return builder().build();
    }

    /**
     * Starts with the default options (C-3).
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Registers a service. The workers get ids 0 to {@code workers} - 1 and start when {@link #run()} does, or now if it has.
     *
     * @param type the service's class
     * @param workers how many workers, at least 1
     * @param args the arguments of its constructor
     * @return the new service's id
     * @throws IllegalArgumentException as {@link #add(ServiceSpec)}
     */
    default ServiceId add(Class<? extends Service> type, int workers, @Nullable Object... args) {
        return add(ServiceSpec.of(type).workers(workers).args(args));
    }

    /**
     * Registers a service, possibly of a class that is registered already (C-5). With the first service a JVM begins to start, so
     * that its boot runs beside the rest of the program's start; it is blank, becomes a worker in {@link #run()}, and ends with
     * {@link #close()} otherwise.
     *
     * @param spec what to run
     * @return the new service's id
     * @throws IllegalArgumentException if the class cannot be run in a worker (not public, abstract, no or several
     *     constructors for these arguments, not visible to the workers), or an argument cannot travel; the message names it;
     *     or if there would be more workers and standbys than {@link Builder#maxWorkers}, or more than 1,000 services
     * @throws IllegalStateException if the manager has ended
     */
    ServiceId add(ServiceSpec spec);

    /**
     * Changes the number of workers: new ones get the lowest free ids, the highest ids are told to end (C-9, X-4). Calls may
     * follow each other at any pace; the last one counts.
     *
     * @param service the service
     * @param workers how many workers, 0 or more
     * @throws IllegalArgumentException if the service is unknown, the number negative, or there would be more workers and
     *     standbys than {@link Builder#maxWorkers}; the message names it
     * @throws IllegalStateException if 100,000 events wait for the manager, which takes a loop of such calls
     */
    void reconfigure(ServiceId service, int workers);

    /**
     * Refuses what {@link #add(ServiceSpec)} and {@link #update} would refuse, and does nothing else: so that a configuration of
     * several services can be checked as a whole before any of it is applied.
     *
     * @param spec what might be run
     * @throws IllegalArgumentException as {@link #add(ServiceSpec)}
     */
    void check(ServiceSpec spec);

    /**
     * Gives a service another specification, which holds for all that begins from now on. If its class, arguments, JVM options,
     * environment or output differ, JVMs that were started before are replaced: standbys, and workers that are not ready, at
     * once; ready ones one after the other as by {@link #restart(ServiceId)}, so that a specification with which workers cannot
     * start costs no more than one of them. Everything else is taken over in place: the restart policy for the next
     * end (a worker kept away that it would not have kept away starts), the times, the number of standbys, and the
     * number of workers only if it differs from that of the specification before: what {@link #reconfigure} made of it stays.
     * Worker ids stay. Calls may follow each other at any pace; the last one counts. Returns at once, and does nothing if
     * nothing differs, or if the manager is stopping. {@link io.supervisor4j.event.ServiceEvent.Updated} tells the beginning,
     * {@link io.supervisor4j.event.ServiceEvent.Restarted} the end if workers are replaced.
     *
     * @param service the service
     * @param spec what to run; the name stays the same
     * @throws IllegalArgumentException if the service is unknown or has another name, and as {@link #add(ServiceSpec)}; nothing
     *     has changed then
     */
    void update(ServiceId service, ServiceSpec spec);

    /**
     * Ends a service for good. From here on its id is unknown to all methods. Its standbys end at once, its workers gracefully,
     * with all hooks that belong to that; when the last is gone it disappears from the {@link #status()}, and {@link
     * io.supervisor4j.event.ServiceEvent.Removed} is told. The id is never used again. Returns at once.
     *
     * @param service the service
     * @throws IllegalArgumentException if the service is unknown, or was removed before
     */
    void remove(ServiceId service);

    /**
     * Adds a hook that runs when the manager was told to stop, by SIGTERM or {@link #shutdown()}, before any worker is (C-16).
     *
     * @param hook the hook
     */
    void onTerminate(Runnable hook);

    /**
     * Adds a hook that runs on SIGHUP or {@link #reload()}, before any worker is told to reload (C-17). It cannot prevent that: the
     * workers reload even if it throws. What may prevent it is {@link Builder#reloadDecision}, which is asked before.
     *
     * @param hook the hook
     */
    void onReload(Runnable hook);

    /**
     * Adds a hook that runs when a worker has ended (C-19).
     *
     * @param hook the hook
     */
    void onDeadWorker(DeadWorkerHook hook);

    /**
     * Adds a hook that runs when a worker has become ready.
     *
     * @param hook the hook
     */
    void onWorkerReady(WorkerReadyHook hook);

    /**
     * Adds a hook that runs in each worker that starts from now on (C-18).
     *
     * @param hook its class: public, with a public constructor without parameters, visible to the workers
     * @throws IllegalArgumentException if the class is not that
     */
    void onNewWorker(Class<? extends NewWorkerHook> hook);

    /**
     * Adds several hooks. If one is refused, none is added. There are at most 1,000 hooks of a kind.
     *
     * @param hooks the hooks
     * @throws IllegalArgumentException as {@link #onNewWorker}, or if there would be more
     */
    void registerHooks(Hooks hooks);

    /**
     * Adds a listener, one of at most 100, for everything that happens from now on, the manager's end included. It is called on a
     * thread of its own, in the order of the events, each with the time at which it happened; one that throws is called again for the
     * next, unless it throws a {@link VirtualMachineError}, which ends the process. A slow listener delays no other: what it cannot
     * take, beyond 10,000 that wait, is dropped, and a {@link io.supervisor4j.event.ManagerEvent.Notice} gives the number, once a
     * minute at most.
     *
     * <p>What a worker, a client or a hook could cause without end ({@link io.supervisor4j.event.WorkerEvent.Garbled}, {@link
     * io.supervisor4j.event.ManagerEvent.HookFailed}, {@link io.supervisor4j.event.ManagerEvent.InternalError}, a repeated
     * {@code Notice}) is told five times a minute for each kind, and what one user
     * asks for over the control socket a hundred times; a {@code Notice} then tells how many more there were.
     *
     * @param listener the listener
     * @throws IllegalArgumentException if there are 100 already
     */
    void onEvent(Consumer<SupervisorEvent> listener);

    /**
     * Returns how the manager, its services and its workers are at this moment. Waits for the manager's loop, which takes less
     * than a millisecond unless the machine is busy; may be called before {@link #run()} and after it.
     *
     * @return the status
     */
    ManagerStatus status();

    /**
     * Starts the workers and supervises them until the manager is told to stop (C-21). Blocks. An interrupt of the calling
     * thread is a {@link #shutdown()}, and is still set on return.
     *
     * @return 0 after a graceful stop, also when workers overran their own deadline; the worker's status if {@link
     *     RestartPolicy#neverAndStop()} caused it; 1 after SIGINT, SIGALRM, or when the manager's deadline had to kill
     * @throws IllegalStateException if it was called before, or the manager is closed
     */
    int run();

    /** Stops gracefully, as SIGTERM does. Returns at once; does nothing if the manager is stopping already. */
    void shutdown();

    /**
     * Reloads, as SIGHUP does, if {@link Builder#reloadDecision} does not say otherwise. Returns at once; does nothing if the
     * manager is stopping. {@link io.supervisor4j.event.ManagerEvent.ReloadFinished} or {@link
     * io.supervisor4j.event.ManagerEvent.ReloadRefused} tells what came of it.
     */
    void reload();

    /**
     * Changes how long workers may take to end gracefully whose specification does not say it, and how long the manager itself may
     * (C-69, O-51), as {@link Builder#gracefulShutdownTimeout} does before the start. Running workers are told, so that it holds for
     * every end that begins from then on: by the manager, by a signal sent to the worker itself, or by the loss of the manager. A
     * worker that has been told to end keeps its deadline. Takes effect in the order of the calls; does nothing if the manager is
     * stopping. Returns at once. {@link io.supervisor4j.event.ManagerEvent.ShutdownTimeoutChanged} tells it.
     *
     * @param time zero to wait for ever
     * @throws IllegalArgumentException if the time is negative
     * @throws UnsupportedOperationException if this manager cannot
     */
    default void gracefulShutdownTimeout(Duration time) {
        throw new UnsupportedOperationException("this manager cannot change its gracefulShutdownTimeout");
    }

    /**
     * Ends the manager: before {@link #run()} frees what it holds; during {@code run} stops gracefully and waits for its end,
     * except in a hook, where it does not wait; afterwards, and called again, does nothing.
     */
    @Override
    void close();

    /** Collects the options of a manager. Not thread-safe. */
    final class Builder {

        /** How many workers and standbys all services may have together, unless {@link #maxWorkers} says otherwise. */
        public static final int DEFAULT_MAX_WORKERS = 4_096;

        /** How many services a manager may have. */
        public static final int MAX_SERVICES = 1_000;

        private Duration spawnInterval = Duration.ofMillis(10);
        private Duration gracefulShutdownTimeout = Duration.ofSeconds(60);
        private Duration bootTimeout = Duration.ofSeconds(60);
        private Optional<Duration> reloadTimeout = Optional.empty();
        private Optional<Supplier<ReloadDecision>> reloadDecision = Optional.empty();
        private Optional<String> name = Optional.empty();
        private boolean control = true;
        private int maxWorkers = DEFAULT_MAX_WORKERS;

        private Builder() {}

        /**
         * Changes the least time between two JVM starts; 10 ms by default. There is none before the first.
         *
         * @param time zero or more
         * @return this
         * @throws IllegalArgumentException if the time is negative
         */
        public Builder spawnInterval(Duration time) {
            spawnInterval = Durations.requireNotNegative(time, "spawnInterval");
            return this;
        }

        /**
         * Changes how long a worker may take to end gracefully, unless its service says otherwise; 60 s by default. The manager
         * itself, its hooks and all services included, takes at most 1 s more, and then kills what is left. {@link
         * ServiceManager#gracefulShutdownTimeout} changes it later.
         *
         * @param time zero to wait for ever
         * @return this
         * @throws IllegalArgumentException if the time is negative
         */
        public Builder gracefulShutdownTimeout(Duration time) {
            gracefulShutdownTimeout = Durations.requireNotNegative(time, "gracefulShutdownTimeout");
            return this;
        }

        /**
         * Changes how long a worker may take to become ready, unless its service says otherwise; 60 s by default. One that
         * takes longer is killed, and its restart policy decides.
         *
         * @param time zero to wait for ever
         * @return this
         * @throws IllegalArgumentException if the time is negative
         */
        public Builder bootTimeout(Duration time) {
            bootTimeout = Durations.requireNotNegative(time, "bootTimeout");
            return this;
        }

        /**
         * Limits how long a worker may take to reload; there is no limit by default. One that takes longer is killed and
         * replaced.
         *
         * @param time more than zero
         * @return this
         * @throws IllegalArgumentException if the time is not positive
         */
        public Builder reloadTimeout(Duration time) {
            reloadTimeout = Optional.of(Durations.requirePositive(time, "reloadTimeout"));
            return this;
        }

        /**
         * Names who decides about each reload, by SIGHUP, {@link ServiceManager#reload()} or the control socket; by default all
         * workers reload. It is asked before the reload hooks, on their thread, so that hooks which run already end first. Where the
         * answer is {@link ReloadDecision#none}, neither hook nor worker hears of the reload; its reason is logged, told by {@link
         * io.supervisor4j.event.ManagerEvent.ReloadRefused}, and given to a caller that waits.
         *
         * <p>Requests that come until the hooks have ended are one more reload, with a decision of its own. If the supplier throws,
         * or returns null, there is no decision: nothing reloads, for that reason, and what was thrown is logged once, with its
         * stack; the next reload asks again. A {@link VirtualMachineError} ends the manager, as in a hook.
         *
         * @param supplier asked once for each reload; may call all methods of the manager
         * @return this
         */
        public Builder reloadDecision(Supplier<ReloadDecision> supplier) {
            reloadDecision = Optional.of(supplier);
            return this;
        }

        /**
         * Gives the manager a name by which other processes of this user find it; by default the simple name of the main class,
         * with a number if another manager has that. {@link #build()} refuses a name that another running manager of this user
         * was given.
         *
         * @param text 1 to 64 letters, digits, dots, underscores and hyphens of ASCII, the first a letter or digit
         * @return this
         * @throws IllegalArgumentException if it is not that
         */
        public Builder name(String text) {
            name = Optional.of(FileNames.require(text, "a manager", FileNames.MANAGER_LENGTH));
            return this;
        }

        /**
         * Says whether other processes of this user can ask and command the manager through a local socket; by default they can.
         *
         * @param listen false for no socket
         * @return this
         */
        public Builder control(boolean listen) {
            control = listen;
            return this;
        }

        /**
         * Limits how many workers and standbys all services may have together; 4,096 by default. What would exceed it is refused by
         * {@link ServiceManager#add(ServiceSpec)}, {@link ServiceManager#update}, {@link ServiceManager#reconfigure} and by requests over the control socket alike, and changes
         * nothing: a mistyped number must not take the machine down with all that runs on it. Workers that are on their way out
         * do not count. A manager has at most 1,000 services.
         *
         * @param count 1 to 100,000; each JVM takes 20 MiB and more, and 2 threads of the master
         * @return this
         * @throws IllegalArgumentException if it is not that
         */
        public Builder maxWorkers(int count) {
            maxWorkers = Ranges.require(count, 1, 100_000, "maxWorkers");
            return this;
        }

        /**
         * Creates the manager. Its signal handlers stand when this returns.
         *
         * @return the manager
         * @throws IllegalStateException if this JVM has an open manager already, or is itself a worker
         * @throws SupervisorException if no engine is on the class path, a manager cannot work on this system, or cannot have
         *     the name it was given
         */
        public ServiceManager build() {
            var settings = new ManagerSettings(
                    spawnInterval,
                    gracefulShutdownTimeout,
                    bootTimeout,
                    reloadTimeout,
                    reloadDecision,
                    name,
                    control,
                    maxWorkers);
            return Objects.requireNonNull(EngineLookup.find().create(settings), "manager");
        }
    }
}
