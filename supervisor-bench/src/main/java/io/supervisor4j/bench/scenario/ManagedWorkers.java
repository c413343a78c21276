package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.Message;
import io.supervisor4j.bench.process.ProcessGroup;
import io.supervisor4j.bench.process.SignalShell;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A master and its workers, which are killed again and again, but never so soon that the restart policy would wait. */
final class ManagedWorkers implements AutoCloseable {

    private static final long STABLE_MILLIS = 1300;
    private static final long STANDBY_MILLIS = 150;

    private final ProcessGroup master;
    private final SignalShell signals;
    private final Map<Integer, Message> workers = new TreeMap<>();
    private final int standbys;

    private ManagedWorkers(ProcessGroup master, SignalShell signals, int standbys) {
        this.master = master;
        this.signals = signals;
        this.standbys = standbys;
    }

    static ManagedWorkers start(ScenarioContext setting, Flags flags, int workers, int standbys)
            throws IOException, InterruptedException {
        ProcessGroup master = setting.launcher().master(flags, String.valueOf(workers), String.valueOf(standbys));
        ManagedWorkers started = new ManagedWorkers(master, setting.signals(), standbys);
        started.meet(workers);
        started.awaitStandbys(standbys);
        return started;
    }

    private void meet(int count) throws InterruptedException {
        master.await("ready", count).forEach(ready -> workers.put(ready.worker(), ready));
    }

    /** They say so a moment before they are all there. */
    private void awaitStandbys(int count) throws InterruptedException {
        if (standbys > 0) {
            master.await("standby", count);
            ScenarioContext.settle(STANDBY_MILLIS);
        }
    }

    Collection<Long> pids() {
        return workers.values().stream().map(Message::pid).toList();
    }

    /** Kills a worker; returns the milliseconds until its replacement runs. */
    double kill(int worker) throws IOException, InterruptedException {
        Message victim = workers.get(worker);
        if (victim == null) {
            throw new IllegalArgumentException("there is no worker " + worker);
        }
        awaitStable(victim);
        long start = signals.send("KILL", List.of(victim.pid()));
        Message replacement = master.await("ready", 1).get(0);
        workers.put(worker, replacement);
        awaitStandbys(1);
        return replacement.millisSince(start);
    }

    /** Kills all workers; returns the milliseconds until all replacements run. */
    double killAll() throws IOException, InterruptedException {
        for (Message worker : workers.values()) {
            awaitStable(worker);
        }
        long start = signals.send("KILL", pids());
        meet(workers.size());
        double millis = workers.values().stream()
                .mapToDouble(ready -> ready.millisSince(start))
                .max()
                .orElseThrow();
        awaitStandbys(Math.min(standbys, workers.size()));
        return millis;
    }

    private static void awaitStable(Message worker) throws InterruptedException {
        double age = worker.millisSince(0);
        double now = System.nanoTime() / 1e6;
        long missing = (long) (age + STABLE_MILLIS - now);
        ScenarioContext.settle(Math.max(missing, 0));
    }

    @Override
    public void close() {
        master.close();
    }
}
