package io.supervisor4j.runtime.supervision;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lives that have begun and not ended, and whose each one is. What is said about any other life is out of date. */
final class Lives {

    private final Map<Life, ProcessSlot> owners = new HashMap<>();
    private long lastGeneration;

    /** The life of a process that is to be started begins. */
    CurrentLife begin(ServicePlan plan, int worker, ProcessSlot owner, long now) {
        Life life = new Life(plan.id(), worker, ++lastGeneration);
        owners.put(life, owner);
        return new CurrentLife(life, plan.recipe().isProgram(), now);
    }

    /** A standby's JVM is a worker's from now on. */
    void passTo(Life life, ProcessSlot owner) {
        owners.put(life, owner);
    }

    void ended(Life life) {
        owners.remove(life);
    }

    /** Returns whose life this is; null if it has ended. */
    @Nullable
    ProcessSlot owner(Life life) {
        return owners.get(life);
    }

    /** Returns how many JVMs run, or may come to run. */
    int count() {
        return owners.size();
    }
}
