package io.supervisor4j;

import io.supervisor4j.spi.ServiceManagerFactory;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds what implements this API. */
final class EngineLookup {

    /** On a class path asked for by its name: a search through all jars costs a starting JVM 15 ms. */
    private static final String USUAL = "io.supervisor4j.runtime.EngineFactory";

    private EngineLookup() {}

    static ServiceManagerFactory find() {
        ClassLoader loader = EngineLookup.class.getClassLoader();
        if (!EngineLookup.class.getModule().isNamed()) {
            try {
                return Class.forName(USUAL, true, loader)
                        .asSubclass(ServiceManagerFactory.class)
                        .getConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
                return search(loader);
            }
        }
        return search(loader);
    }

    private static ServiceManagerFactory search(ClassLoader loader) {
        Optional<ServiceManagerFactory> found =
                ServiceLoader.load(ServiceManagerFactory.class, loader).findFirst();
        if (found.isEmpty()) {
            throw new SupervisorException("no engine found: put supervisor-runtime on the class path or module path");
        }
        return found.get();
    }
}
