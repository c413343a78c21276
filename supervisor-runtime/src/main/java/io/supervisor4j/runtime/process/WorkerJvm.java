package io.supervisor4j.runtime.process;

import io.supervisor4j.ServiceSpec;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.system.jvm.InheritedOptions;
import io.supervisor4j.system.jvm.JvmProgram;
import io.supervisor4j.system.jvm.OwnOptions;
import io.supervisor4j.system.process.ShellCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all workers of this master have in common: its java command, its options, its class path or module path. */
public final class WorkerJvm implements Supplier<LaunchPlan> {

    private static final String CLASS_PATH = System.getProperty("java.class.path", "");

    private final Path java;
    private final List<String> program;
    private final Map<String, String> environment;
    private final MissingEntries missing = new MissingEntries();
    private final Set<String> leftOut = new HashSet<>();
    private @Nullable LaunchPlan usual;

    private WorkerJvm(Path java, Class<?> main) {
        this.java = java;
        this.program = JvmProgram.of(main);
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
     * Returns how the JVMs of a service are started that asks for nothing of its own. From any thread; the first call may
     * take long.
     *
     * @return the plan
     */
    @Override
    public synchronized LaunchPlan get() {
        if (usual == null) {
            List<String> options = InheritedOptions.of(OwnOptions.get(environment), !Archives.areOff());
            usual = new LaunchPlan(
                    java.toString(), options, CLASS_PATH, program, WorkerEnvironment.of(environment, Map.of()));
        }
        return usual;
    }

    /**
     * Returns how the JVMs of a service are started. From any thread.
     *
     * @param spec the service
     * @return the plan
     */
    public LaunchPlan planFor(ServiceSpec spec) {
        LaunchPlan common = get();
        if (spec.extraJvmOptions().isEmpty() && spec.extraEnvironment().isEmpty()) {
            return common;
        }
        List<String> options = new ArrayList<>(common.options());
        options.addAll(spec.extraJvmOptions());
        return new LaunchPlan(
                common.java(),
                options,
                common.classPath(),
                common.program(),
                WorkerEnvironment.of(environment, spec.extraEnvironment()));
    }

    /**
     * Returns the entries of the class path that do not exist (any more), each of them once. From any thread.
     *
     * @return those found missing since the last call
     */
    public List<String> newlyMissingEntries() {
        return missing.newlyMissing(CLASS_PATH, null);
    }

    /** Returns which entries of the class path are known to be missing. */
    MissingEntries missing() {
        return missing;
    }

    /**
     * Returns the variables that a service is to have and its workers cannot get, each of them once. From any thread.
     *
     * @param spec the service
     * @return the names of those found since the last call
     */
    public synchronized List<String> newlyLeftOutVariables(ServiceSpec spec) {
        List<String> found = new ArrayList<>();
        for (String name : ShellCommand.leftOut(planFor(spec).environment().keySet())) {
            if (leftOut.add(name)) {
                found.add(name);
            }
        }
        return found;
    }
}
