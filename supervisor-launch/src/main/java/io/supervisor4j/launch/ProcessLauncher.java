package io.supervisor4j.launch;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Runs each service in worker JVMs of its own (O-23 to O-36): a {@link ServiceManager} with the launcher's manners. Workers that die
 * are replaced. On SIGHUP the options are read again, and then every worker is replaced, or keeps its pid and is reset.
 */
public final class ProcessLauncher implements Launcher {

    private final ServiceManager manager;
    private final OnReload onReload;
    private final Path options;
    private final End end = new End();
    private boolean running;

    ProcessLauncher(ServiceManager manager, Options options, OnReload onReload) {
        this.manager = manager;
        this.onReload = onReload;
        this.options = options.attach(manager, onReload);
    }

    /**
     * Creates a launcher; its signal handlers stand when this returns.
     *
     * @param options with {@link ServiceOptions} as one of the groups; not yet {@linkplain Options#attach attached}
     * @param onReload what SIGHUP does
     * @return the launcher
     * @throws IllegalArgumentException if the group is missing
     * @throws IllegalStateException if this JVM has an open manager already or is a worker, or the options are attached
     * @throws io.supervisor4j.SupervisorException if a manager cannot work here
     */
    public static ProcessLauncher create(Options options, OnReload onReload) {
        Objects.requireNonNull(onReload, "onReload");
        ServiceManager manager = ServiceManager.builder()
                .gracefulShutdownTimeout(options.get(ServiceOptions.class).gracefulShutdownTimeout())
                .build();
        try {
            return new ProcessLauncher(manager, options, onReload);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /** Refuses what {@link ServiceManager#add(ServiceSpec)} refuses. */
    @Override
    public void launchService(LaunchSpec service, int workers) {
        manager.add(ServiceSpec.of(service.type())
                .name(service.name())
                .workers(workers)
                .args(service.argumentsAfter(options))
                .jvmOptions("-D" + ServiceBase.ON_RELOAD + "=" + onReload));
        begin();
    }

    private synchronized void begin() {
        if (!running) {
            running = true;
            new Thread(this::run, "supervisor-launcher").start();
        }
    }

    private void run() {
        try {
            end.reach(manager.run());
        } catch (Throwable e) {
            end.fail(e);
        }
    }

    private synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int await() throws InterruptedException {
        return isRunning() ? end.await() : 0;
    }

    @Override
    public void stop() {
        manager.shutdown();
    }

    @Override
    public void reload() {
        manager.reload();
    }

    @Override
    public void close() {
        // Not left to the manager alone, which would refuse to run if it was closed first.
        manager.shutdown();
        if (isRunning()) {
            end.awaitUninterruptibly();
        }
        manager.close();
    }
}
