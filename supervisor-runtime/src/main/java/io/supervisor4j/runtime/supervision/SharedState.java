package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ServiceId;
import io.supervisor4j.event.SupervisorEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the workers of all services share: the limits, the gate to start through, and the effects decided so far. */
final class SharedState {

    final Limits limits;
    final SpawnGate gate;
    final RandomGenerator random;
    private List<Effect> effects = new ArrayList<>();
    private long lastGeneration;
    private int hooksRunning;
    private boolean ending;
    private long now;

    SharedState(Limits limits, RandomGenerator random) {
        this.limits = limits;
        this.gate = new SpawnGate(limits);
        this.random = random;
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
        hooksRunning++;
        effects.add(new Effect.FireHooks(firing));
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

    Life newLife(ServiceId service, int worker) {
        return new Life(service, worker, ++lastGeneration);
    }

    /** From now on deaths are part of the shutdown: nothing is started, and nobody is told of a death (C-20). */
    void end() {
        ending = true;
        gate.shut();
    }

    boolean isEnding() {
        return ending;
    }
}
