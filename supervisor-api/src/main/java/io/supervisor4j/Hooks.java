package io.supervisor4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A set of hooks, to be registered at once with {@link ServiceManager#registerHooks(Hooks)} (C-13). Immutable: each method
 * returns a copy with one hook more.
 *
 * @param terminate run in the master before the workers are told to end (C-16)
 * @param reload run in the master before the workers are told to reload (C-17)
 * @param deadWorker told in the master of each worker that has ended (C-19)
 * @param workerReady told in the master of each worker that has become ready
 * @param newWorker created and called in each new worker (C-18)
 */
public record Hooks(
        List<Runnable> terminate,
        List<Runnable> reload,
        List<DeadWorkerHook> deadWorker,
        List<WorkerReadyHook> workerReady,
        List<Class<? extends NewWorkerHook>> newWorker) {

    private static final int MAX_OF_A_KIND = 1_000;

    /** Copies the lists; refuses a null hook, and more than 1,000 of a kind. */
    public Hooks {
        terminate = checked(terminate, "onTerminate hooks");
        reload = checked(reload, "onReload hooks");
        deadWorker = checked(deadWorker, "onDeadWorker hooks");
        workerReady = checked(workerReady, "onWorkerReady hooks");
        newWorker = checked(newWorker, "onNewWorker hooks");
    }

    private static <T> List<T> checked(List<T> hooks, String kind) {
        Ranges.requireAtMost(MAX_OF_A_KIND, hooks.size(), kind);
        return List.copyOf(hooks);
    }

    /**
     * Returns the empty set, to start from.
     *
     * @return no hooks
     */
    public static Hooks none() {
        return new Hooks(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Adds a hook for {@link ServiceManager#onTerminate}.
     *
     * @param hook the hook
     * @return the larger set
     */
    public Hooks onTerminate(Runnable hook) {
        return new Hooks(plus(terminate, hook), reload, deadWorker, workerReady, newWorker);
    }

    /**
     * Adds a hook for {@link ServiceManager#onReload}.
     *
     * @param hook the hook
     * @return the larger set
     */
    public Hooks onReload(Runnable hook) {
        return new Hooks(terminate, plus(reload, hook), deadWorker, workerReady, newWorker);
    }

    /**
     * Adds a hook for {@link ServiceManager#onDeadWorker}.
     *
     * @param hook the hook
     * @return the larger set
     */
    public Hooks onDeadWorker(DeadWorkerHook hook) {
        return new Hooks(terminate, reload, plus(deadWorker, hook), workerReady, newWorker);
    }

    /**
     * Adds a hook for {@link ServiceManager#onWorkerReady}.
     *
     * @param hook the hook
     * @return the larger set
     */
    public Hooks onWorkerReady(WorkerReadyHook hook) {
        return new Hooks(terminate, reload, deadWorker, plus(workerReady, hook), newWorker);
    }

    /**
     * Adds a hook for {@link ServiceManager#onNewWorker}.
     *
     * @param hook the hook's class
     * @return the larger set
     */
    public Hooks onNewWorker(Class<? extends NewWorkerHook> hook) {
        return new Hooks(terminate, reload, deadWorker, workerReady, plus(newWorker, hook));
    }

    private static <T> List<T> plus(List<T> hooks, T hook) {
        Objects.requireNonNull(hook, "hook");
        List<T> longer = new ArrayList<>(hooks);
        longer.add(hook);
        return longer;
    }
}
