package io.supervisor4j.runtime;

import io.supervisor4j.DeadWorkerHook;
import io.supervisor4j.Hooks;
import io.supervisor4j.ManagerStatus;
import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.WorkerReadyHook;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.argument.ServiceCall;
import io.supervisor4j.runtime.control.ControlServer;
import io.supervisor4j.runtime.master.HookRegistry;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.runtime.master.SendableSignals;
import io.supervisor4j.runtime.master.WorkerRecipe;
import io.supervisor4j.runtime.observe.LogLines;
import io.supervisor4j.runtime.observe.Systemd;
import io.supervisor4j.runtime.process.Archives;
import io.supervisor4j.runtime.process.BesideThreads;
import io.supervisor4j.runtime.process.HeadStart;
import io.supervisor4j.runtime.process.ShellSpawner;
import io.supervisor4j.runtime.process.WorkerJvm;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Limits;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.runtime.worker.ProcessTitle;
import io.supervisor4j.runtime.worker.WorkerMain;
import io.supervisor4j.spi.ControlFolder;
import io.supervisor4j.spi.ManagerSettings;
import io.supervisor4j.system.signal.IgnoredSignals;
import io.supervisor4j.system.signal.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The manager as its user sees it: checks what it is given in the caller's thread, and leaves the rest to the {@link Master}. */
final class EngineManager implements ServiceManager {

    private enum Stage {
        NEW,
        RUNNING,
        CLOSED
    }

    /** Each has a thread of its own. */
    private static final int MAX_LISTENERS = 100;

    private final ManagerSettings settings;
    private final AtomicBoolean open;
    private final WorkerJvm jvm = WorkerJvm.likeThisOne(WorkerMain.class);
    private final HookRegistry hooks = new HookRegistry();
    private final AtomicInteger listeners = new AtomicInteger();
    private final Master master;
    private final Signals signals;
    private final StatusPage page;
    private final @Nullable ControlServer control;
    private Stage stage = Stage.NEW;
    private boolean closeOnEnd;

    /** The second argument becomes false when the manager is closed. */
    EngineManager(ManagerSettings settings, AtomicBoolean open) {
        this.settings = settings;
        this.open = open;
        Map<String, String> environment = System.getenv();
        ExecutorService beside = BesideThreads.asNeeded();
        EarlyEvents early = new EarlyEvents();
        Archives archives = Archives.in(environment, early);
        HeadStart spawner = new HeadStart(new ShellSpawner(archives, jvm, beside, early), beside);
        spawner.begin(jvm);
        List<Consumer<SupervisorEvent>> observers = new ArrayList<>();
        observers.add(new LogLines());
        Optional<Consumer<SupervisorEvent>> systemd = Systemd.in(environment);
        if (systemd.isPresent()) {
            observers.add(systemd.get());
        }
        Limits limits = new Limits(
                settings.spawnInterval(),
                2 * Runtime.getRuntime().availableProcessors(),
                settings.gracefulShutdownTimeout(),
                settings.reloadTimeout());
        this.master = new Master(
                limits,
                settings.maxWorkers(),
                hooks,
                settings.reloadDecision(),
                observers,
                spawner,
                beside,
                Systemd.watchdog(environment));
        early.passTo(new Consumer<>() {
            @Override
            public void accept(SupervisorEvent event) {
                master.announce(event);
            }
        });
        if (archives.areWanted()) {
            master.addObserver(new ArchiveTraining(archives, master));
        }
        this.page = new StatusPage(master, archives);
        try {
            this.control = settings.control() ? control() : null;
            this.signals = listen();
        } catch (RuntimeException e) {
            master.free();
            throw e;
        }
        List<String> ignored = IgnoredSignals.names();
        if (!ignored.isEmpty()) {
            notice(String.join(" and ", ignored)
                    + " will never arrive: this process was started with it ignored, as by"
                    + " nohup or in the background of a script; use SIGTERM, shutdown() and reload()");
        }
    }

    private Signals listen() {
        try {
            return Signals.listen(master);
        } catch (IllegalArgumentException e) {
            if (control != null) {
                control.close();
            }
            throw new SupervisorException(
                    "this JVM keeps its signals to itself, and a manager needs them: run it without -Xrs", e);
        }
    }

    private ControlServer control() {
        ControlFolder folder = ControlFolder.ofThisProcess();
        Optional<String> name = settings.name();
        ControlServer server = name.isPresent()
                ? ControlServer.named(folder, name.get(), this, master)
                : ControlServer.unnamed(folder, DefaultName.ofThisProgram(), this, master);
        master.addObserver(server);
        return server;
    }

    private String name() {
        if (control != null) {
            return control.name();
        }
        Optional<String> given = settings.name();
        return given.isPresent() ? given.get() : DefaultName.ofThisProgram();
    }

    private void notice(String text) {
        master.announce(new ManagerEvent.Notice(text));
    }

    @Override
    public ServiceId add(ServiceSpec spec) {
        Objects.requireNonNull(spec, "spec");
        ServicePlan plan = plan(RandomId.next(), spec);
        if (!master.add(plan)) {
            throw new IllegalStateException("service " + spec.name() + " cannot be added: the manager has ended");
        }
        noticeWhatIsMissing(spec);
        return plan.id();
    }

    private void noticeWhatIsMissing(ServiceSpec spec) {
        List<String> leftOut = jvm.newlyLeftOutVariables(spec);
        if (!leftOut.isEmpty()) {
            notice("variables " + leftOut + " do not reach the workers of service " + spec.name()
                    + ": shells drop such names, and there is no bash, which does not; install it, or rename them");
        }
        for (String entry : jvm.newlyMissingEntries()) {
            notice("class path entry " + entry + " does not exist: workers of service " + spec.name()
                    + " will start without it");
        }
    }

    private ServicePlan plan(ServiceId id, ServiceSpec spec) {
        ServiceClasses.check("service " + spec.name(), spec.type());
        ServiceCall call = ServiceCall.of(spec);
        WorkerRecipe recipe = new WorkerRecipe(
                jvm.planFor(spec), spec.type().getName(), call.constructor(), call.arguments(), spec.output());
        ServicePlan plan = new ServicePlan(
                id,
                spec.name(),
                spec.workers(),
                spec.gracefulShutdownTimeout(),
                spec.bootTimeout().orElse(settings.bootTimeout()),
                spec.restart(),
                spec.standby(),
                recipe);
        int size = WorkerRecipe.assignment(plan, 0, Duration.ZERO, List.of())
                .toFrame()
                .toString()
                .length();
        if (size > Link.MAX_COMMAND / 2) {
            throw new IllegalArgumentException("service " + spec.name() + ": its arguments take " + size
                    + " bytes, more than the " + Link.MAX_COMMAND / 2 + " that can travel; hand over a path instead");
        }
        return plan;
    }

    @Override
    public void check(ServiceSpec spec) {
        master.check(plan(RandomId.next(), Objects.requireNonNull(spec, "spec")));
    }

    @Override
    public void update(ServiceId service, ServiceSpec spec) {
        Objects.requireNonNull(spec, "spec");
        String name = requireKnown(service).name();
        if (!name.equals(spec.name())) {
            throw new IllegalArgumentException("service " + name + " cannot be given the name " + spec.name()
                    + ": what changes it keeps its name; remove it and add the other");
        }
        if (!master.update(plan(service, spec))) {
            throw unknown(service);
        }
        noticeWhatIsMissing(spec);
    }

    @Override
    public void remove(ServiceId service) {
        requireKnown(service);
        if (!master.remove(service)) {
            throw unknown(service);
        }
    }

    @Override
    public void reconfigure(ServiceId service, int workers) {
        requireKnown(service);
        if (workers < 0) {
            throw new IllegalArgumentException("service " + service + " cannot have " + workers + " workers");
        }
        if (!master.scale(service, workers)) {
            throw unknown(service);
        }
    }

    @Override
    public void restart(ServiceId service) {
        restart(service, true);
    }

    @Override
    public void restart(ServiceId service, boolean rolling) {
        requireKnown(service);
        master.restart(service, OptionalInt.empty(), rolling);
    }

    @Override
    public void restart(ServiceId service, int workerId) {
        master.restart(service, OptionalInt.of(requireNumber(service, workerId)), false);
    }

    @Override
    public void signal(ServiceId service, String signal) {
        requireKnown(service);
        master.request(new Event.SignalRequested(service, OptionalInt.empty(), SendableSignals.require(signal)));
    }

    @Override
    public void signal(ServiceId service, int workerId, String signal) {
        OptionalInt worker = OptionalInt.of(requireNumber(service, workerId));
        master.request(new Event.SignalRequested(service, worker, SendableSignals.require(signal)));
    }

    private ServicePlan requireKnown(ServiceId service) {
        ServicePlan known = master.service(Objects.requireNonNull(service, "service"));
        if (known == null) {
            throw unknown(service);
        }
        return known;
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
        return page.now(name());
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
        ProcessTitle.set(name(), "master");
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
        signals.close();
        if (control != null) {
            control.close();
        }
        open.set(false);
    }
}
