package io.supervisor4j.runtime;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.master.JvmRecipe;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.runtime.master.WorkerRecipe;
import io.supervisor4j.runtime.process.Archives;
import io.supervisor4j.runtime.process.LaunchPlan;
import io.supervisor4j.runtime.thread.EngineThreads;
import io.supervisor4j.runtime.worker.WarmUpMain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When archives are trained: a moment after the initial workers are ready, and after a reload, in the background; for each kind of
 * JVM that the services use, with all services that use it.
 */
final class ArchiveTraining implements Consumer<SupervisorEvent> {

    /** What has just started is left alone for a while; a program that ends soon needs no archive. */
    private static final long SETTLE_MILLIS = 5_000;

    private final Archives archives;
    private final Master master;
    private @Nullable Thread thread;
    private boolean stopped;
    private boolean settled;

    ArchiveTraining(Archives archives, Master master) {
        this.archives = archives;
        this.master = master;
    }

    @Override
    public void accept(SupervisorEvent event) {
        if (event instanceof ManagerEvent.Ready || event instanceof ManagerEvent.ReloadFinished) {
            archives.refresh();
            start();
        } else if (event instanceof ManagerEvent.StopRequested) {
            stop();
        }
    }

    private synchronized void start() {
        if (thread == null && !stopped) {
            thread = EngineThreads.expendable("supervisor-archives", this::trainAll);
            thread.start();
        }
    }

    /** Ends the trainer as well, which runs as long as the thread waits for it. */
    private synchronized void stop() {
        stopped = true;
        if (!settled && archives.isAnyAwaited()) {
            master.announce(new ManagerEvent.ArchiveMissing(new ArchiveState(
                    ArchiveState.Kind.AWAITED,
                    "as the manager did not last for " + SETTLE_MILLIS / 1_000 + " s with all workers ready")));
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void trainAll() {
        try {
            Thread.sleep(SETTLE_MILLIS);
            synchronized (this) {
                settled = true;
            }
            for (Map.Entry<LaunchPlan, String> script : scripts().entrySet()) {
                archives.train(script.getKey(), WarmUpMain.class, script.getValue())
                        .map(gain -> new ManagerEvent.ArchiveTrained(gain.without(), gain.with(), gain.bytes()))
                        .ifPresent(master::announce);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                thread = null;
            }
        }
    }

    /** For each kind of JVM what to run in training: all services that use it. */
    private Map<LaunchPlan, String> scripts() {
        return master.services().plans().stream()
                .map(WorkerRecipe::of)
                .filter(JvmRecipe.class::isInstance)
                .map(JvmRecipe.class::cast)
                .collect(Collectors.groupingBy(
                        JvmRecipe::launch,
                        LinkedHashMap::new,
                        Collectors.mapping(ArchiveTraining::line, Collectors.joining())));
    }

    private static String line(JvmRecipe service) {
        return service.warmUp().toFrame() + "\n";
    }
}
