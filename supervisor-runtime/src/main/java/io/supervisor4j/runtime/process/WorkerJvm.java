package io.supervisor4j.runtime.process;

import io.supervisor4j.ServiceSpec;
import io.supervisor4j.SupervisorException;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What all workers of this master have in common: its java command, its options, its class path or module path. */
public final class WorkerJvm {

    private static final String CLASS_PATH = System.getProperty("java.class.path", "");

    private final Path java;
    private final CompletableFuture<List<String>> options = new CompletableFuture<>();
    private final List<String> program;
    private final Map<String, String> environment;
    private final Set<String> missing = new HashSet<>();

    private WorkerJvm(Path java, Class<?> main) {
        this.java = java;
        this.program = main.getModule().isNamed() ? onModulePath(main) : List.of(main.getName());
        this.environment = System.getenv();
    }

    /**
     * Takes over what this JVM was started with.
     *
     * @param main the program of the workers
     * @return how workers are started
     * @throws SupervisorException if this JVM's java command cannot be used
     */
    public static WorkerJvm likeThisOne(Class<?> main) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new SupervisorException("workers cannot be started: " + java
                    + " is missing or not executable; was the JDK removed or replaced under this JVM?");
        }
        WorkerJvm jvm = new WorkerJvm(java, main);
        Thread preload = new Thread(jvm::preload, "supervisor-preload");
        preload.setDaemon(true);
        preload.start();
        return jvm;
    }

    /** What takes long to load, beside what its user does meanwhile: some tens of milliseconds of a master's start. */
    private void preload() {
        try {
            options.complete(
                    InheritedOptions.of(ManagementFactory.getRuntimeMXBean().getInputArguments(), !Archives.areOff()));
            // What the first ProcessBuilder.start() would load; no harm where a JDK has no such class.
            Class.forName("java.lang.ProcessImpl");
            Class.forName("java.lang.ProcessHandleImpl");
        } catch (ClassNotFoundException e) {
            return;
        } catch (RuntimeException | Error e) {
            options.completeExceptionally(e);
        }
    }

    /**
     * Returns how the JVMs of a service are started.
     *
     * @param spec the service
     * @return the plan
     */
    public LaunchPlan planFor(ServiceSpec spec) {
        List<String> all = new ArrayList<>(options.join());
        all.addAll(spec.extraJvmOptions());
        return new LaunchPlan(
                java.toString(), all, CLASS_PATH, program, WorkerEnvironment.of(environment, spec.extraEnvironment()));
    }

    /**
     * Returns the entries of the class path that do not exist (any more), each of them once. From any thread.
     *
     * @return those found missing since the last call
     */
    public synchronized List<String> newlyMissingEntries() {
        return Stream.of(CLASS_PATH.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty() && !entry.endsWith("*") && !Files.exists(Path.of(entry)))
                .filter(missing::add)
                .toList();
    }

    /** The module path itself is among the options; the application's module is a root as it is here. */
    private static List<String> onModulePath(Class<?> main) {
        List<String> words = new ArrayList<>();
        String application = System.getProperty("jdk.module.main");
        if (application != null) {
            words.add("--add-modules=" + application);
        }
        words.add("-m");
        words.add(Objects.requireNonNull(main.getModule().getName()) + "/" + main.getName());
        return words;
    }
}
