package io.supervisor4j.it;

import io.supervisor4j.ServiceManager;
import java.io.Serializable;

/**
 * What a master does before {@code run()}: registers services, hooks and {@link Commands}. A lambda in a test method; it travels to
 * the master's JVM by serialization, with what it captures.
 */
@FunctionalInterface
interface Program extends Serializable {

    void prepare(ServiceManager manager) throws Exception;

    /** Sets the options of the manager. */
    @FunctionalInterface
    interface Options extends Serializable {
        ServiceManager.Builder set(ServiceManager.Builder builder);
    }
}
