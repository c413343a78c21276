package io.supervisor4j.runtime;

import io.supervisor4j.DeadWorkerHook;
import io.supervisor4j.Hooks;
import io.supervisor4j.ManagerStatus;
import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerReadyHook;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.master.HookRegistry;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.runtime.master.SendableSignals;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.spi.ManagerSettings;
import io.supervisor4j.system.process.ProcessTitle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The manager as its user sees it: checks what it is given in the caller's thread, and leaves the rest to the {@link Master}. */
final class EngineManager implements ServiceManager {

    private enum Stage {
        NEW,
        RUNNING,
        CLOSED
    }

    /** Each has a thread of its own. */
    private static final int MAX_LISTENERS = 100;

    private final AtomicBoolean open;
    private final HookRegistry hooks = new HookRegistry();
    private final AtomicInteger listeners = new AtomicInteger();
    private final Engine engine;
    private final Master master;
    private final ServicePlanner planner;
    private Stage stage = Stage.NEW;
    private boolean closeOnEnd;

    /** The second argument becomes false when the manager is closed. */
    EngineManager(ManagerSettings settings, AtomicBoolean open) {
        this.open = open;
        this.engine = Engine.build(settings, hooks, this);
        this.master = engine.master();
        this.planner = new ServicePlanner(engine.jvm(), settings.bootTimeout());
    }

    @Override
    public ServiceId add(ServiceSpec spec) {
        Objects.requireNonNull(spec, "spec");
        ServicePlan plan = planner.plan(RandomId.next(), spec);
        if (!master.services().add(plan)) {
            throw new IllegalStateException("service " + spec.name() + " cannot be added: the manager has ended");
        }
        noticeWhatIsMissing(spec);
        return plan.id();
    }

    private void noticeWhatIsMissing(ServiceSpec spec) {
        for (String text : planner.newlyMissing(spec)) {
            engine.notice(text);
        }
    }

    @Override
    public void check(ServiceSpec spec) {
        master.services().check(planner.plan(RandomId.next(), Objects.requireNonNull(spec, "spec")));
    }

    @Override
    public void update(ServiceId service, ServiceSpec spec) {
        Objects.requireNonNull(spec, "spec");
        String name = requireKnown(service).name();
        if (!name.equals(spec.name())) {
            throw new IllegalArgumentException("service " + name + " cannot be given the name " + spec.name()
                    + ": what changes it keeps its name; remove it and add the other");
        }
        requireGranted(master.services().update(planner.plan(service, spec)), service);
        noticeWhatIsMissing(spec);
    }

    @Override
    public void remove(ServiceId service) {
        requireKnown(service);
        requireGranted(master.services().remove(service), service);
    }

    @Override
    public void reconfigure(ServiceId service, int workers) {
        requireKnown(service);
        if (workers < 0) {
            throw new IllegalArgumentException("service " + service + " cannot have " + workers + " workers");
        }
        requireGranted(master.services().scale(service, workers), service);
    }

    @Override
    public void start(ServiceId service, int... workerIds) {
        requireGranted(master.services().start(service, requireNumbers(service, workerIds)), service);
    }

    @Override
    public void stop(ServiceId service, int... workerIds) {
        requireGranted(master.services().stop(service, requireNumbers(service, workerIds)), service);
    }

    private List<Integer> requireNumbers(ServiceId service, int[] workerIds) {
        requireKnown(service);
        List<Integer> numbers = new ArrayList<>(workerIds.length);
        for (int workerId : workerIds) {
            numbers.add(requireNumber(service, workerId));
        }
        return numbers;
    }

    @Override
    public void restart(ServiceId service) {
        restart(service, true);
    }

    @Override
    public void restart(ServiceId service, boolean rolling) {
        requireKnown(service);
        master.requireRoom();
        master.restart(service, OptionalInt.empty(), rolling);
    }

    @Override
    public void restart(ServiceId service, int workerId) {
        OptionalInt worker = OptionalInt.of(requireNumber(service, workerId));
        master.requireRoom();
        master.restart(service, worker, false);
    }

    @Override
    public void signal(ServiceId service, String signal) {
        String name = SendableSignals.require(master, service, signal);
        master.request(new Event.SignalRequested(service, OptionalInt.empty(), name));
    }

    @Override
    public void signal(ServiceId service, int workerId, String signal) {
        OptionalInt worker = OptionalInt.of(requireNumber(service, workerId));
        master.request(new Event.SignalRequested(service, worker, SendableSignals.require(master, service, signal)));
    }

    private ServicePlan requireKnown(ServiceId service) {
        ServicePlan known = master.services().plan(Objects.requireNonNull(service, "service"));
        if (known == null) {
            throw unknown(service);
        }
        return known;
    }

    /** A service that was known a moment ago may have been removed since. */
    private static void requireGranted(boolean granted, ServiceId service) {
        if (!granted) {
            throw unknown(service);
        }
    }

    private static IllegalArgumentException unknown(ServiceId service) {
        return new IllegalArgumentException("there is no service with the id " + service);
    }

    private int requireNumber(ServiceId service, int workerId) {
        requireKnown(service);
        if (workerId < 0) {
            throw new IllegalArgumentException("service " + service + " cannot have a worker " + workerId);
        }
        return workerId;
    }

    @Override
    public ManagerStatus status() {
        return engine.status();
    }

    @Override
    public CompletionStage<Path> controlSocket() {
        return engine.controlSocket();
    }

    @Override
    public void onEvent(Consumer<SupervisorEvent> listener) {
        Objects.requireNonNull(listener, "listener");
        if (listeners.incrementAndGet() > MAX_LISTENERS) {
            listeners.decrementAndGet();
            throw new IllegalArgumentException("a manager has at most " + MAX_LISTENERS + " listeners for its events");
        }
        master.addObserver(listener);
    }

    @Override
    public void onTerminate(Runnable hook) {
        hooks.add(Hooks.none().onTerminate(hook));
    }

    @Override
    public void onReload(Runnable hook) {
        hooks.add(Hooks.none().onReload(hook));
    }

    @Override
    public void onDeadWorker(DeadWorkerHook hook) {
        hooks.add(Hooks.none().onDeadWorker(hook));
    }

    @Override
    public void onWorkerReady(WorkerReadyHook hook) {
        hooks.add(Hooks.none().onWorkerReady(hook));
    }

    @Override
    public void onNewWorker(Class<? extends NewWorkerHook> hook) {
        registerHooks(Hooks.none().onNewWorker(hook));
    }

    @Override
    public void registerHooks(Hooks more) {
        Objects.requireNonNull(more, "hooks");
        for (Class<? extends NewWorkerHook> type : more.newWorker()) {
            ServiceClasses.check("new-worker hook", type);
            try {
                Objects.requireNonNull(type.getConstructor());
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(
                        "new-worker hook: " + type.getName() + " has no public constructor without parameters", e);
            }
        }
        hooks.add(more);
    }

    @Override
    public int run() {
        synchronized (this) {
            if (stage != Stage.NEW) {
                throw new IllegalStateException(
                        stage == Stage.CLOSED
                                ? "the manager is closed"
                                : "run() was called before; a manager runs once");
            }
            stage = Stage.RUNNING;
        }
        master.start();
        ProcessTitle.set(engine.name(), "master");
        int status = awaitEnd();
        synchronized (this) {
            if (!closeOnEnd) {
                return status;
            }
        }
        closeEnded();
        return status;
    }

    /** An interrupt asks for a graceful end, and is handed on to the caller. */
    private int awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                int status = master.end().get();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return status;
            } catch (InterruptedException e) {
                interrupted = true;
                master.stop("the thread that called run() was interrupted", false);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the end of the manager is never a failure", e);
            }
        }
    }

    @Override
    public void shutdown() {
        master.stop("shutdown() was called", false);
    }

    @Override
    public void reload() {
        master.reload();
    }

    @Override
    public void gracefulShutdownTimeout(Duration time) {
        if (Objects.requireNonNull(time, "gracefulShutdownTimeout").isNegative()) {
            throw new IllegalArgumentException("gracefulShutdownTimeout must not be negative, but is " + time);
        }
        master.request(new Event.ShutdownTimeoutChanged(time));
    }

    @Override
    public void close() {
        Stage before;
        synchronized (this) {
            before = stage;
            if (before != Stage.RUNNING) {
                stage = Stage.CLOSED;
            }
        }
        if (before == Stage.RUNNING) {
            closeWhileRunning();
        } else if (before == Stage.NEW) {
            master.free();
            release();
        }
    }

    private void closeWhileRunning() {
        shutdown();
        if (master.isHookThread()) {
            // The end waits for this hook, so that this hook cannot wait for the end.
            synchronized (this) {
                closeOnEnd = true;
            }
            return;
        }
        awaitEnd();
        closeEnded();
    }

    private void closeEnded() {
        synchronized (this) {
            if (stage == Stage.CLOSED) {
                return;
            }
            stage = Stage.CLOSED;
        }
        release();
    }

    private void release() {
        engine.close();
        open.set(false);
    }
}
