package io.supervisor4j.spi;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.WorkerContext;
import java.util.ServiceLoader;

/**
 * How the arguments of a service travel to a worker, for a worker that runs several services: the engine's own rule, so that there is
 * one. Implemented by an engine and found through {@link ServiceLoader}. Stateless.
 */
public interface ServiceArguments {

    /**
     * Chooses the constructor for the arguments of a specification, and turns it and them into text.
     *
     * @param spec the specification
     * @return the text
     * @throws IllegalArgumentException if none or several constructors fit, or an argument cannot travel; names it
     */
    String write(ServiceSpec spec);

    /**
     * Constructs a service.
     *
     * @param type the class of the specification
     * @param text what {@link #write} returned
     * @param context given to a constructor that begins with one, or with a worker id
     * @return the service
     * @throws Exception what the constructor throws, or a reflective one if this JVM has another version of the class
     */
    Service construct(Class<? extends Service> type, String text, WorkerContext context) throws Exception;

    /**
     * Finds that of the engine.
     *
     * @return the rule
     * @throws SupervisorException if there is no engine
     */
    static ServiceArguments find() {
        return ServiceLoader.load(ServiceArguments.class)
                .findFirst()
                .orElseThrow(() -> new SupervisorException(
                        "no engine found: put supervisor-runtime on the class path or module path"));
    }
}
