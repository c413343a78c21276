package io.supervisor4j.bench.program;

import io.supervisor4j.Service;

/** A service that says when it begins to run and when it reloads, and does nothing else. */
public final class TrivialService implements Service {

    private final int worker;

    /**
     * Called in the worker.
     *
     * @param worker the worker's id
     */
    public TrivialService(int worker) {
        this.worker = worker;
    }

    /** Called in a standby, when it knows the class. */
    public static void warmUp() {
        Line.say("standby", -1);
    }

    @Override
    public void run() {
        Line.say("ready", worker);
    }

    @Override
    public void reload() {
        Line.say("reload", worker);
    }
}
