package io.supervisor4j.cli.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file says: a manager and its services. Valid as far as that can be told without loading the application's classes.
 *
 * @param name the manager's name
 * @param classPath the entries of the application's class path, absolute
 * @param jvmOptions options of the manager's JVM, which its workers inherit
 * @param limits its times
 * @param hooks the classes of its hooks
 * @param services its services, by the order in the file
 */
public record ManagerPlan(
        String name,
        List<String> classPath,
        List<String> jvmOptions,
        Limits limits,
        HookClasses hooks,
        List<ServiceDefinition> services) {

    /**
     * The limits of a manager; where one is not said, it is the library's default.
     *
     * @param gracefulShutdown how long a worker may take to end
     * @param boot how long a worker may take to become ready
     * @param reload how long a worker may take to reload
     * @param spawnInterval the least time between two JVM starts
     * @param maxWorkers how many workers and standbys all services may have together
     */
    public record Limits(
            Optional<Duration> gracefulShutdown,
            Optional<Duration> boot,
            Optional<Duration> reload,
            Optional<Duration> spawnInterval,
            Optional<Integer> maxWorkers) {}

    /**
     * The names of hook classes, each with a public constructor without parameters.
     *
     * @param terminate of {@link Runnable}
     * @param reload of {@link Runnable}
     * @param deadWorker of {@link io.supervisor4j.DeadWorkerHook}
     * @param workerReady of {@link io.supervisor4j.WorkerReadyHook}
     * @param newWorker of {@link io.supervisor4j.NewWorkerHook}
     */
    public record HookClasses(
            List<String> terminate,
            List<String> reload,
            List<String> deadWorker,
            List<String> workerReady,
            List<String> newWorker) {}

    /** Copies the lists. */
    public ManagerPlan {
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
        services = List.copyOf(services);
    }

    /**
     * Names what differs from another plan, as the file calls it, and cannot be changed while a manager runs: what its own JVM and
     * its whole were started with. Its services are given what else they take from here.
     */
    List<String> fixedDifferencesTo(ManagerPlan other) {
        List<String> names = new ArrayList<>();
        note(names, "name", name, other.name);
        note(names, "class-path", classPath, other.classPath);
        note(names, "jvm-options", jvmOptions, other.jvmOptions);
        note(names, "reload-timeout", limits.reload, other.limits.reload);
        note(names, "spawn-interval", limits.spawnInterval, other.limits.spawnInterval);
        note(names, "max-workers", limits.maxWorkers, other.limits.maxWorkers);
        return names;
    }

    private static void note(List<String> names, String name, Object here, Object there) {
        if (!here.equals(there)) {
            names.add(name);
        }
    }
}
