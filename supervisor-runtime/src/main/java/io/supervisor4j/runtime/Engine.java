package io.supervisor4j.runtime;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.control.ControlServer;
import io.supervisor4j.runtime.master.HookRegistry;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.runtime.observe.LogLines;
import io.supervisor4j.runtime.observe.Systemd;
import io.supervisor4j.runtime.process.Archives;
import io.supervisor4j.runtime.process.BlockingThreads;
import io.supervisor4j.runtime.process.HeadStart;
import io.supervisor4j.runtime.process.ShellSpawner;
import io.supervisor4j.runtime.process.WorkerJvm;
import io.supervisor4j.runtime.supervision.Limits;
import io.supervisor4j.runtime.worker.WorkerMain;
import io.supervisor4j.spi.ManagerSettings;
import io.supervisor4j.system.file.ControlFolder;
import io.supervisor4j.system.signal.IgnoredSignals;
import io.supervisor4j.system.signal.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The composition root: builds the parts of a manager in the order in which they need each other, and frees them in reverse. */
final class Engine implements AutoCloseable {

    /** Set to {@code off} where no service's worker is a JVM: none is started before it is asked for. */
    private static final String HEAD_START = "supervisor4j.head-start";

    private final WorkerJvm jvm;
    private final Master master;
    private final StatusPage page;
    private final String name;
    private final @Nullable ControlServer control;
    private final Signals signals;

    private Engine(
            WorkerJvm jvm,
            Master master,
            StatusPage page,
            String name,
            @Nullable ControlServer control,
            Signals signals) {
        this.jvm = jvm;
        this.master = master;
        this.page = page;
        this.name = name;
        this.control = control;
        this.signals = signals;
    }

    /**
     * Builds all parts; the first worker's JVM starts meanwhile, and signals are received when this returns.
     *
     * @param settings what the program wants
     * @param hooks the program's hooks, now and later
     * @param manager what clients of the control socket operate; not called before the master runs
     * @throws SupervisorException if a manager cannot work here; nothing is left of it then
     */
    static Engine build(ManagerSettings settings, HookRegistry hooks, ServiceManager manager) {
        Map<String, String> environment = System.getenv();
        WorkerJvm jvm = WorkerJvm.likeThisOne(WorkerMain.class);
        ExecutorService beside = BlockingThreads.asNeeded();
        EarlyEvents early = new EarlyEvents();
        Archives archives = Archives.in(environment, early);
        HeadStart spawner = new HeadStart(new ShellSpawner(archives, jvm, beside, early), beside);
        if (!System.getProperty(HEAD_START, "").equals("off")) {
            spawner.begin(jvm);
        }
        Master master = new Master(
                limits(settings),
                settings.maxWorkers(),
                hooks,
                settings.reloadDecision(),
                observers(environment),
                spawner,
                beside,
                Systemd.watchdog(environment));
        early.passTo(announcing(master));
        if (archives.areWanted()) {
            master.addObserver(new ArchiveTraining(archives, master));
        }
        StatusPage page = new StatusPage(master, archives);
        ControlServer control = null;
        try {
            control = settings.control() ? control(settings.name(), manager, master) : null;
            Signals signals = listen(master);
            noticeIgnoredSignals(master);
            return new Engine(jvm, master, page, name(settings.name()), control, signals);
        } catch (RuntimeException e) {
            if (control != null) {
                control.close();
            }
            master.free();
            throw e;
        }
    }

    private static String name(Optional<String> given) {
        return given.isPresent() ? given.get() : DefaultName.ofThisProgram();
    }

    private static Limits limits(ManagerSettings settings) {
        return new Limits(
                settings.spawnInterval(),
                2 * Runtime.getRuntime().availableProcessors(),
                settings.gracefulShutdownTimeout(),
                settings.reloadTimeout());
    }

    private static List<Consumer<SupervisorEvent>> observers(Map<String, String> environment) {
        List<Consumer<SupervisorEvent>> observers = new ArrayList<>();
        observers.add(new LogLines());
        Optional<Consumer<SupervisorEvent>> systemd = Systemd.in(environment);
        if (systemd.isPresent()) {
            observers.add(systemd.get());
        }
        return observers;
    }

    private static Consumer<SupervisorEvent> announcing(Master master) {
        return new Consumer<>() {
            @Override
            public void accept(SupervisorEvent event) {
                master.announce(event);
            }
        };
    }

    private static ControlServer control(Optional<String> name, ServiceManager manager, Master master) {
        ControlFolder folder = ControlFolder.ofThisProcess();
        ControlServer server = name.isPresent()
                ? ControlServer.named(folder, name.get(), manager, master)
                : ControlServer.unnamed(folder, DefaultName.ofThisProgram(), manager, master);
        master.addObserver(server);
        return server;
    }

    private static Signals listen(Master master) {
        try {
            return Signals.listen(master);
        } catch (IllegalArgumentException e) {
            throw new SupervisorException(
                    "this JVM keeps its signals to itself, and a manager needs them: run it without -Xrs", e);
        }
    }

    private static void noticeIgnoredSignals(Master master) {
        List<String> ignored = IgnoredSignals.names();
        if (!ignored.isEmpty()) {
            master.announce(new ManagerEvent.Notice(String.join(" and ", ignored)
                    + " will never arrive: this process was started with it ignored, as by"
                    + " nohup or in the background of a script; use SIGTERM, shutdown() and reload()"));
        }
    }

    WorkerJvm jvm() {
        return jvm;
    }

    Master master() {
        return master;
    }

    /** Returns the manager's name: its own, or that of the program; with a number where another manager has that. */
    String name() {
        return control != null ? control.name() : name;
    }

    ManagerStatus status() {
        return page.now(name());
    }

    /** As {@link ServiceManager#controlSocket()} says. */
    CompletionStage<Path> controlSocket() {
        return control != null
                ? control.opened()
                : CompletableFuture.failedStage(new IllegalStateException(
                        "the manager has no control socket: it was built with control(false)"));
    }

    /** Tells the observers something that a person should know. */
    void notice(String text) {
        master.announce(new ManagerEvent.Notice(text));
    }

    /** Gives the signals back and closes the control socket; the master has ended by itself, or was freed. */
    @Override
    public void close() {
        signals.close();
        if (control != null) {
            control.close();
        }
    }
}
