package io.supervisor4j.runtime.process;

import java.io.IOException;

/** Starts blank JVMs. */
public interface Spawner {

    /**
     * Starts a JVM with its descriptors as a worker expects them. May block while the system is slow.
     *
     * @param plan how
     * @param inBackground whether it is to start without getting in the way of others; {@link WorkerProcess#toForeground} ends that
     * @param captured whether its output is to be told, instead of going where this process's output goes
     * @return the process, not yet watched
     * @throws IOException if there is no process
     */
    WorkerProcess spawn(LaunchPlan plan, boolean inBackground, boolean captured) throws IOException;
}
