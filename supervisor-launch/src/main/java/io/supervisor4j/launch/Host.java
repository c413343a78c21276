package io.supervisor4j.launch;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The services of this JVM. Other threads leave requests, which the launcher's thread answers, one at a time
 * (B-24); except that the deadline ends the process from a thread of its own.
 */
final class Host {

    private final Options options;
    private final OnReload onReload;
    private final ShutdownDeadline deadline;
    private final LauncherRequests requests = new LauncherRequests();
    private final End end = new End();

    /** Also the lock: a service is either launched before the end begins, or not at all. */
    private final List<Hosted> services = new ArrayList<>();

    Host(Options options, OnReload onReload, LaunchJvm jvm) {
        this.options = options;
        this.onReload = onReload;
        this.deadline = new ShutdownDeadline(jvm);
    }

    /** Starts a service; does nothing once stopping. */
    void launch(Hosted service) {
        synchronized (services) {
            if (requests.isStopping()) {
                return;
            }
            services.add(service);
            service.start();
            if (services.size() == 1) {
                new Thread(this::loop, "supervisor-launcher").start();
            }
        }
    }

    private List<Hosted> services() {
        synchronized (services) {
            return List.copyOf(services);
        }
    }

    boolean isUsed() {
        return !services().isEmpty();
    }

    End end() {
        return end;
    }

    void reload() {
        requests.reload();
    }

    /** Asks for the end; the first to ask says how. */
    void stop(String why, int status, boolean graceful) {
        boolean first;
        // The loop, which asks for the services, goes on only when the deadline runs.
        synchronized (services) {
            first = requests.stop(status, graceful);
            if (first && !services.isEmpty()) {
                deadline.arm(options.get(ServiceOptions.class).gracefulShutdownTimeout());
            }
        }
        if (first) {
            LaunchLog.stopping(why);
        }
    }

    /** A service has thrown: the others are stopped (O-11, O-14). */
    void failed(String service, Throwable failure) {
        if (failure instanceof WorkerExitException exit) {
            stop("service " + service + " exits with status " + exit.status(), exit.status(), false);
        } else {
            LaunchLog.failed(service, failure);
            stop("service " + service + " failed", 1, false);
        }
    }

    void stopFailed(String service, Throwable failure) {
        if (failure instanceof WorkerExitException exit) {
            stop("service " + service + " exits with status " + exit.status(), exit.status(), true);
        } else {
            LaunchLog.stopFailed(service, failure);
            stop("service " + service + " could not be stopped", 1, true);
        }
    }

    boolean isStopping() {
        return requests.isStopping();
    }

    Optional<Instant> stopDeadline() {
        return deadline.moment();
    }

    private void loop() {
        try {
            while (requests.awaitReload()) {
                takeUpOptions();
                if (onReload == OnReload.MUTATE) {
                    reset(services());
                } else {
                    restart(services());
                }
            }
            stop(services(), requests.isGraceful());
            deadline.disarm();
            end.reach(requests.status());
        } catch (Throwable e) {
            end.fail(e);
        }
    }

    /** The services are told all the same, and see the options as they were: as workers do. */
    private void takeUpOptions() {
        try {
            LaunchLog.restarted(onReload == OnReload.MUTATE ? options.mutate() : options.reload());
        } catch (SupervisorException e) {
            LaunchLog.kept(e);
        }
    }

    private void restart(List<Hosted> running) throws InterruptedException {
        stop(running, true);
        if (requests.isStopping()) {
            return;
        }
        LaunchLog.options(options);
        for (Hosted service : running) {
            service.renew();
        }
        running.forEach(Hosted::start);
    }

    private static void reset(List<Hosted> running) throws InterruptedException {
        for (Hosted service : running) {
            service.reset();
        }
    }

    private static void stop(List<Hosted> running, boolean graceful) throws InterruptedException {
        for (Hosted service : running) {
            service.stop(graceful);
        }
        for (Hosted service : running) {
            service.awaitStopped();
        }
    }
}
