package io.supervisor4j.cli.run;

import io.supervisor4j.DeadWorkerHook;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerReadyHook;
import java.util.List;

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

    /**
     * Constructs the hooks that run in the manager, and finds those that run in workers.
     *
     * @throws io.supervisor4j.SupervisorException if one of them cannot be
     */
    static Made make(ManagerPlan.HookClasses classes) {
        for (String name : classes.newWorker()) {
            NewWorkerHooks.check(name);
        }
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
