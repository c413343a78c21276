package io.supervisor4j.runtime;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.runtime.process.ProcessPreload;
import io.supervisor4j.runtime.worker.WorkerMain;
import io.supervisor4j.spi.ManagerSettings;
import io.supervisor4j.spi.ServiceManagerFactory;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Found by {@link ServiceManager#create()}: makes managers, one at a time in a JVM (C-2), and none in a worker (U-18). */
public final class EngineFactory implements ServiceManagerFactory {

    private static final AtomicBoolean OPEN = new AtomicBoolean();

    /** Called by {@link java.util.ServiceLoader}. */
    public EngineFactory() {}

    @Override
    public ServiceManager create(ManagerSettings settings) {
        String system = System.getProperty("os.name", "unknown");
        if (!system.equals("Linux") && !system.toLowerCase(Locale.ROOT).startsWith("mac")) {
            throw new SupervisorException(
                    "there is no process supervision on " + system + ": Linux, or macOS with best effort");
        }
        if (WorkerMain.isWorker()) {
            throw new IllegalStateException(
                    "this JVM is a worker: a manager inside a worker would multiply the workers");
        }
        if (!OPEN.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "this JVM has an open ServiceManager already: an application has one, and close() makes room for another");
        }
        ProcessPreload.begin();
        try {
            return new EngineManager(settings, OPEN);
        } catch (RuntimeException | Error e) {
            OPEN.set(false);
            throw e;
        }
    }
}
