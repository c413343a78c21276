package io.supervisor4j.launch;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import io.supervisor4j.system.file.ControlFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs each service in worker JVMs of its own (O-23 to O-36): a {@link ServiceManager} with the launcher's manners. Services launched
 * with 0 workers share one worker JVM, beside those of the others (T-26). Workers that die are replaced. On SIGHUP the options are read again, and then every worker is replaced, or keeps its pid and is reset.
 */
public final class ProcessLauncher implements Launcher {

    /** The name of the worker that services share. */
    private static final String SHARED = "shared";

    private final ServiceManager manager;
    private final OnReload onReload;
    private final Path options;
    private final @Nullable ControlLink link;
    private final Runnable onClose;
    private final End end = new End();
    private final List<SharedServices.Member> sharing = new ArrayList<>();
    private @Nullable ServiceId shared;
    private boolean running;

    ProcessLauncher(ServiceManager manager, Options options, OnReload onReload, Runnable onClose) {
        this.manager = manager;
        this.onClose = onClose;
        this.onReload = onReload;
        this.link = link(options.get(ServiceOptions.class));
        this.options = options.attach(manager, onReload);
    }

    private static @Nullable ControlLink link(ServiceOptions options) {
        Optional<String> path = options.backdoorSocket();
        return path.isPresent() ? ControlLink.of(path.get(), ControlFolder.ofThisProcess()) : null;
    }

    /**
     * Creates a launcher; its signal handlers stand when this returns.
     *
     * @param options with {@link ServiceOptions} as one of the groups; not yet {@linkplain Options#attach attached}
     * @param onReload what SIGHUP does
     * @return the launcher
     * @throws IllegalArgumentException if the group is missing, or {@link ServiceOptions#backdoorSocket} is no path for a link: something
     *     else is there
     * @throws IllegalStateException if this JVM has an open launcher, of either kind, or manager already or is a worker, or the options are
     *     attached
     * @throws io.supervisor4j.SupervisorException if a manager cannot work here
     */
    public static ProcessLauncher create(Options options, OnReload onReload) {
        Objects.requireNonNull(onReload, "onReload");
        Runnable release = OpenLauncher.claim();
        try {
            return create(options, onReload, release);
        } catch (RuntimeException | Error e) {
            release.run();
            throw e;
        }
    }

    private static ProcessLauncher create(Options options, OnReload onReload, Runnable release) {
        ServiceManager manager = ServiceManager.builder()
                .gracefulShutdownTimeout(options.get(ServiceOptions.class).gracefulShutdownTimeout())
                .build();
        try {
            return new ProcessLauncher(manager, options, onReload, release);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /**
     * Launches one more service, in workers of its own, or for 0 workers in the one that all such services share (T-26). To one that is
     * there already, the service is added by replacing it; so services with 0 workers are best launched one right after the other.
     *
     * @param service what to launch
     * @param workers how many, 0 or more
     * @throws IllegalArgumentException if it is less than 0, and as {@link ServiceManager#add(ServiceSpec)}
     */
    @Override
    public synchronized void launchService(LaunchSpec service, int workers) {
        ServiceSpec spec = spec(service.type(), service.name()).args(service.argumentsAfter(options));
        if (workers == 0) {
            share(spec);
        } else {
            manager.add(spec.workers(workers));
        }
        begin();
    }

    private ServiceSpec spec(Class<? extends Service> type, String name) {
        return ServiceSpec.of(type).name(name).jvmOptions("-D" + ServiceBase.ON_RELOAD + "=" + onReload);
    }

    private void share(ServiceSpec service) {
        manager.check(service);
        List<SharedServices.Member> all = new ArrayList<>(sharing);
        all.add(SharedServices.Member.of(service));
        ServiceSpec spec = spec(SharedServices.class, SHARED).args(List.copyOf(all));
        if (shared == null) {
            shared = manager.add(spec);
        } else {
            manager.update(shared, spec);
        }
        sharing.add(all.get(all.size() - 1));
    }

    private void begin() {
        if (!running) {
            running = true;
            new Thread(this::run, "supervisor-launcher").start();
        }
    }

    private void run() {
        try {
            end.reach(link == null ? manager.run() : runLinked(link));
        } catch (Throwable e) {
            end.fail(e);
        }
    }

    /** The link is there as long as the socket. */
    private int runLinked(ControlLink linked) {
        manager.controlSocket().thenAccept(linked::make);
        try {
            return manager.run();
        } finally {
            linked.close();
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
        onClose.run();
    }
}
