package io.supervisor4j.runtime.process;

import io.supervisor4j.ServiceSpec;
import io.supervisor4j.SupervisorException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What all workers of this master have in common: its java command, its options, its class path or module path. */
public final class WorkerJvm {

    private final Path java;
    private final String mainClass;
    private final List<String> options;
    private final List<String> program;
    private final Map<String, String> environment;

    private WorkerJvm(Path java, Class<?> main) {
        this.java = java;
        this.mainClass = main.getName();
        this.options = InheritedOptions.of(ManagementFactory.getRuntimeMXBean().getInputArguments());
        this.program = main.getModule().isNamed() ? onModulePath(main) : onClassPath();
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
        return new WorkerJvm(java, main);
    }

    /**
     * Returns how the JVMs of a service are started.
     *
     * @param spec the service
     * @return the plan
     */
    public LaunchPlan planFor(ServiceSpec spec) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(spec.extraJvmOptions());
        command.addAll(program);
        return new LaunchPlan(command, WorkerEnvironment.of(environment, spec.extraEnvironment()));
    }

    private List<String> onClassPath() {
        return List.of("-cp", System.getProperty("java.class.path", ""), mainClass);
    }

    /** The module path itself is among the options; the application's module is a root as it is here. */
    private List<String> onModulePath(Class<?> main) {
        List<String> words = new ArrayList<>();
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.isEmpty()) {
            words.add("-cp");
            words.add(classPath);
        }
        String application = System.getProperty("jdk.module.main");
        if (application != null) {
            words.add("--add-modules=" + application);
        }
        words.add("-m");
        words.add(Objects.requireNonNull(main.getModule().getName()) + "/" + mainClass);
        return words;
    }
}
