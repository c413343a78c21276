package io.supervisor4j.cli.run;

import io.supervisor4j.DeadWorkerHook;
import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerReadyHook;
import java.util.List;
import java.util.Objects;

/**
 * The hooks that the file names. A manager takes hooks for good: so of each kind it gets one of ours, the first time that the file
 * has such a hook, which calls those that the file names at present.
 */
final class FileHooks {

    /** The classes that the file names, and an instance of each that is called in the manager. */
    record Made(
            ManagerPlan.HookClasses classes,
            List<Runnable> terminate,
            List<Runnable> reload,
            List<DeadWorkerHook> deadWorker,
            List<WorkerReadyHook> workerReady) {}

    private final ServiceManager manager;
    private volatile Made current;
    private boolean terminates;
    private boolean reloads;
    private boolean seesDeadWorkers;
    private boolean seesReadyWorkers;
    private boolean greetsNewWorkers;

    /** Takes the hooks of the first file; they are called once {@link #begin} was. */
    FileHooks(ServiceManager manager, Made first) {
        this.manager = manager;
        this.current = first;
    }

    void begin() {
        register(current.classes());
    }

    /** Finds all classes, and constructs none: what is wrong is told. */
    static void check(PlanFile file, FileProblems problems) {
        ManagerPlan.HookClasses classes = file.plan().hooks();
        check("terminate", classes.terminate(), Runnable.class, file, problems);
        check("reload", classes.reload(), Runnable.class, file, problems);
        check("dead-worker", classes.deadWorker(), DeadWorkerHook.class, file, problems);
        check("worker-ready", classes.workerReady(), WorkerReadyHook.class, file, problems);
        check("new-worker", classes.newWorker(), NewWorkerHook.class, file, problems);
    }

    private static void check(String kind, List<String> names, Class<?> type, PlanFile file, FileProblems problems) {
        for (String name : names) {
            try {
                Objects.requireNonNull(Classes.constructor(kind + " hook", name, type));
            } catch (SupervisorException e) {
                problems.add(file.places().line("hooks." + kind), "", String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Constructs the hooks that run in the manager, which were checked.
     *
     * @throws SupervisorException if one of them cannot be
     */
    static Made make(ManagerPlan.HookClasses classes) {
        return new Made(
                classes,
                Classes.makeAll("terminate hook", classes.terminate(), Runnable.class),
                Classes.makeAll("reload hook", classes.reload(), Runnable.class),
                Classes.makeAll("dead-worker hook", classes.deadWorker(), DeadWorkerHook.class),
                Classes.makeAll("worker-ready hook", classes.workerReady(), WorkerReadyHook.class));
    }

    /** As {@link #make}; if the file names the same as before, those that there are go on. */
    Made next(ManagerPlan.HookClasses classes) {
        return classes.equals(current.classes()) ? current : make(classes);
    }

    /** From now on these are called. */
    void use(Made next) {
        current = next;
        register(next.classes());
    }

    private void register(ManagerPlan.HookClasses named) {
        if (!terminates && !named.terminate().isEmpty()) {
            terminates = true;
            manager.onTerminate(() -> current.terminate().forEach(Runnable::run));
        }
        if (!reloads && !named.reload().isEmpty()) {
            reloads = true;
            manager.onReload(() -> current.reload().forEach(Runnable::run));
        }
        if (!seesDeadWorkers && !named.deadWorker().isEmpty()) {
            seesDeadWorkers = true;
            manager.onDeadWorker(this::deadWorker);
        }
        if (!seesReadyWorkers && !named.workerReady().isEmpty()) {
            seesReadyWorkers = true;
            manager.onWorkerReady(this::workerReady);
        }
        if (!greetsNewWorkers && !named.newWorker().isEmpty()) {
            greetsNewWorkers = true;
            manager.onNewWorker(NewWorkerHooks.class);
        }
    }

    private void deadWorker(ServiceId service, int worker, WorkerExit exit) {
        current.deadWorker().forEach(hook -> hook.onDeadWorker(service, worker, exit));
    }

    private void workerReady(ServiceId service, int worker) {
        current.workerReady().forEach(hook -> hook.onWorkerReady(service, worker));
    }
}
