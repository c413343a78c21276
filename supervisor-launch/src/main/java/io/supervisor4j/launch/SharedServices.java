package io.supervisor4j.launch;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.spi.ReloadByReplacement;
import io.supervisor4j.spi.ServiceArguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services that have no workers of their own, together in one (T-26). A {@link ProcessLauncher} launches it; nothing else does. Each
 * service has threads of its own; if one fails, the others are stopped, the worker ends, and a new one takes its place.
 */
public final class SharedServices implements Service {

    private final WorkerContext context;
    private final List<Runner> runners = new ArrayList<>();
    private volatile boolean failed;

    /**
     * One of the services, as text.
     *
     * @param type its class
     * @param name its name
     * @param arguments its constructor and the arguments of that
     */
    public record Member(String type, String name, String arguments) {

        /** Refuses, as the engine does for a worker of its own, a constructor or arguments that cannot be. */
        static Member of(ServiceSpec spec) {
            return new Member(
                    spec.type().getName(), spec.name(), ServiceArguments.find().write(spec));
        }

        ServiceBase construct(ServiceArguments rule, WorkerContext context) throws Exception {
            Class<? extends Service> service = Class.forName(type, true, ClassLoader.getSystemClassLoader())
                    .asSubclass(Service.class);
            return (ServiceBase) rule.construct(service, arguments, context);
        }
    }

    /** A service, and the threads that it is run and stopped on. */
    private final class Runner {

        private final String name;
        private final ServiceBase service;
        private @Nullable Exception notStopped;

        Runner(String name, ServiceBase service) {
            this.name = name;
            this.service = service;
        }

        void run() {
            try {
                service.run();
            } catch (Throwable e) {
                fail(name, e);
            }
        }

        void end() {
            try {
                service.end(!failed);
            } catch (Exception e) {
                notStopped = e;
            }
        }
    }

    /**
     * Constructs the services.
     *
     * @param context the worker's
     * @param members the services
     * @throws Exception what one of the constructors throws
     */
    public SharedServices(WorkerContext context, List<Member> members) throws Exception {
        this.context = context;
        ServiceArguments rule = ServiceArguments.find();
        for (Member member : members) {
            WorkerContext own = new SharedContext(context, member.name());
            runners.add(new Runner(member.name(), member.construct(rule, own)));
        }
    }

    /** Starts all of them. */
    @Override
    public void run() {
        for (Runner runner : runners) {
            begin(runner.name, runner::run);
        }
    }

    private void fail(String name, Throwable failure) {
        failed = true;
        if (failure instanceof WorkerExitException exit) {
            context.requestShutdown(exit.status());
        } else {
            LaunchLog.sharedFailed(name, failure);
            context.requestShutdown(1);
        }
    }

    /** Stops all of them, and waits until they have ended. */
    @Override
    public void terminate() throws Exception {
        List<Thread> stoppers = new ArrayList<>();
        for (Runner runner : runners) {
            stoppers.add(begin(runner.name + "-stop", runner::end));
        }
        for (Thread stopper : stoppers) {
            stopper.join();
        }
        for (Runner runner : runners) {
            if (runner.notStopped != null) {
                throw runner.notStopped;
            }
        }
    }

    /** Resets all of them, or asks for a fresh worker, as the launcher was told. */
    @Override
    public void reload() {
        if (!OnReload.MUTATE.name().equals(System.getProperty(ServiceBase.ON_RELOAD))) {
            throw new ReloadByReplacement();
        }
        for (Runner runner : runners) {
            runner.service.resetOrSay();
        }
    }

    private static Thread begin(String name, Runnable action) {
        Thread thread = new Thread(action, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
