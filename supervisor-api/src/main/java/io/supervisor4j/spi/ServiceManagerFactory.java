package io.supervisor4j.spi;

import io.supervisor4j.ServiceManager;

/** Implemented by an engine and found through {@link java.util.ServiceLoader}. */
public interface ServiceManagerFactory {

    /**
     * Creates a manager; its signal handlers stand when this returns.
     *
     * @param settings what the builder collected
     * @return the manager
     * @throws IllegalStateException if this JVM has an open manager already, or is a worker
     * @throws io.supervisor4j.SupervisorException if a manager cannot work here
     */
    ServiceManager create(ManagerSettings settings);
}
