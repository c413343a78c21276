package io.supervisor4j.runtime.master;

import io.supervisor4j.DeadWorkerHook;
import io.supervisor4j.Hooks;
import io.supervisor4j.WorkerReadyHook;
import io.supervisor4j.runtime.supervision.Firing;
import java.util.ArrayList;
import java.util.List;

/** The hooks registered so far. Any thread may add; a firing runs those registered when it happens. */
public final class HookRegistry {

    /** With escapes still less than half of what a frame takes; the rest is for a worker's arguments. */
    private static final int MAX_NAMES = 64 << 10;

    private volatile Hooks hooks = Hooks.none();

    /** Creates an empty registry. */
    public HookRegistry() {}

    /**
     * Adds hooks behind those registered before.
     *
     * @param more the hooks
     * @throws IllegalArgumentException if there would be too many, or the names of the classes of new-worker hooks too long
     *     to be told to each worker; none is added then
     */
    public synchronized void add(Hooks more) {
        Hooks all = new Hooks(
                joined(hooks.terminate(), more.terminate()),
                joined(hooks.reload(), more.reload()),
                joined(hooks.deadWorker(), more.deadWorker()),
                joined(hooks.workerReady(), more.workerReady()),
                joined(hooks.newWorker(), more.newWorker()));
        int length = 0;
        for (Class<?> hook : all.newWorker()) {
            length += hook.getName().length() + 1;
        }
        if (length > MAX_NAMES) {
            throw new IllegalArgumentException("the names of all new-worker hooks are together " + length
                    + " characters long, more than the " + MAX_NAMES + " that can be told to a worker");
        }
        hooks = all;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    List<String> newWorkerHooks() {
        List<String> names = new ArrayList<>();
        for (Class<?> hook : hooks.newWorker()) {
            names.add(hook.getName());
        }
        return names;
    }

    /** What to run for a firing, and what to call it. */
    Due due(Firing firing) {
        Hooks present = hooks;
        if (firing instanceof Firing.DeadWorker dead) {
            List<Runnable> calls = new ArrayList<>();
            for (DeadWorkerHook hook : present.deadWorker()) {
                calls.add(new Runnable() {
                    @Override
                    public void run() {
                        hook.onDeadWorker(dead.service(), dead.worker(), dead.exit());
                    }
                });
            }
            return new Due("onDeadWorker", calls);
        } else if (firing instanceof Firing.WorkerReady up) {
            List<Runnable> calls = new ArrayList<>();
            for (WorkerReadyHook hook : present.workerReady()) {
                calls.add(new Runnable() {
                    @Override
                    public void run() {
                        hook.onWorkerReady(up.service(), up.worker());
                    }
                });
            }
            return new Due("onWorkerReady", calls);
        } else if (firing instanceof Firing.Reload) {
            return new Due("onReload", present.reload());
        }
        return new Due("onTerminate", present.terminate());
    }

    record Due(String name, List<Runnable> hooks) {}
}
