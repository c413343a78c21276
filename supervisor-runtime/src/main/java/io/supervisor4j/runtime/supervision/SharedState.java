package io.supervisor4j.runtime.supervision;

import io.supervisor4j.event.SupervisorEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What the workers of all services share: the limits, the gate to start through, the lives and deadlines, what has changed in this
 * turn, and the effects decided so far.
 */
final class SharedState {

    final Limits limits;
    final SpawnGate gate;
    final RandomGenerator random;
    final Deadlines deadlines = new Deadlines();
    final Lives lives = new Lives();
    private final Set<ServiceGroup> changed = new LinkedHashSet<>();
    private List<Effect> effects = new ArrayList<>();
    private boolean allChanged;
    private int missing;
    private int reloading;
    private int hooksRunning;
    private Duration shutdownTimeout;
    private boolean started;
    private boolean ending;
    private long now;

    SharedState(Limits limits, RandomGenerator random) {
        this.limits = limits;
        this.gate = new SpawnGate(limits);
        this.random = random;
        this.shutdownTimeout = limits.gracefulShutdownTimeout();
    }

    /** How long the manager itself, and workers without a time of their own, may take to end; zero for ever. */
    Duration shutdownTimeout() {
        return shutdownTimeout;
    }

    void setShutdownTimeout(Duration timeout) {
        shutdownTimeout = timeout;
    }

    /** How long a worker of this service may take to end; zero for ever. */
    Duration shutdownTimeout(ServicePlan plan) {
        return plan.gracefulShutdownTimeout().orElse(shutdownTimeout);
    }

    /** After how long one that was told to end is killed; zero for never. A program has no deadline of its own to overrun. */
    Duration killLimit(ServicePlan plan, boolean program) {
        Duration timeout = shutdownTimeout(plan);
        return timeout.isZero() || program ? timeout : timeout.plus(WorkerSlot.KILL_MARGIN);
    }

    void passTo(long time) {
        now = time;
    }

    /** When the event that is being handled has happened. */
    long now() {
        return now;
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    void fire(Firing firing) {
        runBesideHooks(new Effect.FireHooks(firing));
    }

    /** What runs on the thread of the hooks; {@link #hooksEnded} follows. */
    void runBesideHooks(Effect effect) {
        hooksRunning++;
        effects.add(effect);
    }

    void hooksEnded() {
        hooksRunning--;
    }

    boolean areHooksRunning() {
        return hooksRunning > 0;
    }

    void publish(SupervisorEvent event) {
        effects.add(new Effect.Publish(event));
    }

    List<Effect> takeEffects() {
        List<Effect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    // ---- what has changed in this turn, and has to settle at its end

    void changed(ServiceGroup group) {
        changed.add(group);
    }

    private void allChanged() {
        allChanged = true;
    }

    /** Returns those of the groups that have to settle, once. */
    Collection<ServiceGroup> takeChanged(Collection<ServiceGroup> all) {
        List<ServiceGroup> taken = List.of();
        if (allChanged || !changed.isEmpty()) {
            taken = new ArrayList<>(allChanged ? all : changed);
            allChanged = false;
            changed.clear();
        }
        return taken;
    }

    // ---- what is counted, as to look at every worker would take longer the more there are

    /** So many workers more, or less, are not up. */
    void countMissing(int more) {
        missing += more;
    }

    /** Tells whether every worker is ready, or kept away by its policy. */
    boolean areAllUp() {
        return missing == 0;
    }

    /** So many workers more, or less, have a reload to answer. */
    void countReload(int more) {
        reloading += more;
    }

    boolean isAnyReloading() {
        return reloading > 0;
    }

    /** From now on workers may start. */
    void start() {
        started = true;
        gate.open();
        allChanged();
    }

    boolean isStarted() {
        return started;
    }

    /** From now on deaths are part of the shutdown: nothing is started, and nobody is told of a death (C-20). */
    void end() {
        ending = true;
        gate.shut();
        allChanged();
    }

    boolean isEnding() {
        return ending;
    }
}
