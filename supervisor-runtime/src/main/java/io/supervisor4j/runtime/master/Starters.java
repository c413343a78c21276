package io.supervisor4j.runtime.master;

import io.supervisor4j.runtime.process.Spawner;
import io.supervisor4j.runtime.program.ProgramSpawner;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What starts the processes of workers. Safe in any thread. */
final class Starters {

    private final Spawner jvms;
    private final Executor beside;
    private @Nullable ProgramSpawner programs;

    /**
     * Starts nothing yet.
     *
     * @param jvms starts JVMs
     * @param beside runs what may block
     */
    Starters(Spawner jvms, Executor beside) {
        this.jvms = jvms;
        this.beside = beside;
    }

    Spawner jvms() {
        return jvms;
    }

    /** Made when the first program is started: a master of JVMs has nothing to load for it. */
    synchronized ProgramSpawner programs() {
        ProgramSpawner present = programs;
        if (present == null) {
            present = new ProgramSpawner(beside);
            programs = present;
        }
        return present;
    }
}
