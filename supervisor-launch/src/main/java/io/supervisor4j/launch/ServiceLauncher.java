package io.supervisor4j.launch;

import io.supervisor4j.ServiceId;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs services in this JVM, each on threads of its own (O-10 to O-22, X-12). If one fails, the others are stopped, and the status is
 * 1. On SIGHUP the options are read again, and then all services are stopped, reset and started, or just reset. A service that does
 * not end in time takes the whole process with it.
 */
public final class ServiceLauncher implements Launcher {

    private final Options options;
    private final LaunchJvm jvm;
    private final Host host;
    private final Runnable onClose;
    private final List<Runnable> signals;
    private final AtomicBoolean notified = new AtomicBoolean();
    private @Nullable Path shared;
    private boolean closed;

    ServiceLauncher(Options options, OnReload onReload, LaunchJvm jvm, Runnable onClose) {
        this.options = options;
        this.jvm = jvm;
        this.onClose = onClose;
        this.host = new Host(options, onReload, jvm);
        LaunchLog.options(options);
        options.get(ServiceOptions.class).backdoorSocket().ifPresent(LaunchLog::noControlSocket);
        this.signals = List.of(
                jvm.onSignal("TERM", () -> host.stop("SIGTERM", 0, true)),
                jvm.onSignal("HUP", host::reload),
                jvm.onSignal("INT", () -> endAtOnce("SIGINT")),
                jvm.onSignal("ALRM", () -> endAtOnce("SIGALRM")));
    }

    /**
     * Creates a launcher; its signal handlers stand when this returns. Not for workers, whose signals are the engine's.
     *
     * @param options with {@link ServiceOptions} as one of the groups
     * @param onReload what SIGHUP does
     * @return the launcher
     * @throws IllegalArgumentException if the group is missing
     * @throws IllegalStateException if this JVM has an open launcher already, of either kind
     * @throws io.supervisor4j.SupervisorException if the JVM keeps the signals to itself, as with {@code -Xrs}
     */
    public static ServiceLauncher create(Options options, OnReload onReload) {
        Objects.requireNonNull(onReload, "onReload");
        Runnable release = OpenLauncher.claim();
        try {
            return new ServiceLauncher(options, onReload, new CurrentJvm(), release);
        } catch (RuntimeException | Error e) {
            release.run();
            throw e;
        }
    }

    private void endAtOnce(String signal) {
        try {
            LaunchLog.atOnce(signal);
        } finally {
            jvm.halt(1);
        }
    }

    /** Constructs the service in the calling thread, which gets what the constructor throws. */
    @Override
    public void launchService(LaunchSpec service, int workers) {
        if (workers != 1) {
            throw new IllegalArgumentException("service " + service.name() + " cannot have " + workers
                    + " workers in this JVM, only 1; a ProcessLauncher gives it more");
        }
        if (host.end().isReached()) {
            throw new IllegalStateException("service " + service.name() + " cannot start: the launcher has ended");
        }
        if (host.isStopping()) {
            return;
        }
        HostContext context = new HostContext(host, new ServiceId(UUID.randomUUID()), service.name());
        ServiceBase constructed = Construction.of(service, service.argumentsAfter(file(service)), context);
        LaunchLog.started(service.name());
        host.launch(new Hosted(service.name(), constructed, host));
    }

    /** The file is written for the first service that wants it. */
    private synchronized Path file(LaunchSpec service) {
        if (shared == null && service.options()) {
            shared = options.share();
        }
        return Objects.requireNonNullElse(shared, Path.of(""));
    }

    @Override
    public int await() throws InterruptedException {
        if (!host.isUsed()) {
            return 0;
        }
        if (!host.isStopping() && notified.compareAndSet(false, true)) {
            jvm.notifyReady();
        }
        return host.end().await();
    }

    @Override
    public void stop() {
        host.stop("stop() was called", 0, true);
    }

    @Override
    public void reload() {
        host.reload();
    }

    @Override
    public void close() {
        stop();
        if (host.isUsed()) {
            host.end().awaitUninterruptibly();
        }
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        signals.forEach(Runnable::run);
        onClose.run();
    }
}
