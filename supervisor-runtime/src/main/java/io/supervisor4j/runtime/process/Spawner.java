package io.supervisor4j.runtime.process;

import java.io.IOException;

/** Starts blank JVMs. */
public interface Spawner {

    /**
     * Starts a JVM with its descriptors as a worker expects them. May block while the system is slow.
     *
     * @param plan how
     * @return the process, not yet watched
     * @throws IOException if there is no process
     */
    WorkerProcess spawn(LaunchPlan plan) throws IOException;
}
