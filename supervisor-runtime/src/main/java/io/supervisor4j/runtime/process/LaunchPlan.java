package io.supervisor4j.runtime.process;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a blank JVM of a service is started.
 *
 * @param java the command
 * @param options its options
 * @param classPath the class path; empty for a program on the module path
 * @param program the main class or module
 * @param environment all variables
 */
public record LaunchPlan(
        String java, List<String> options, String classPath, List<String> program, Map<String, String> environment) {

    private static final String MODULE_PATH = "--module-path=";

    /** Copies what can change. */
    public LaunchPlan {
        options = List.copyOf(options);
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
    }

    /** Written out, because the generated one costs a starting JVM 30 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof LaunchPlan plan
                        && java.equals(plan.java)
                        && options.equals(plan.options)
                        && classPath.equals(plan.classPath)
                        && program.equals(plan.program)
                        && environment.equals(plan.environment));
    }

    /** Written out, because the generated one costs a starting JVM 30 ms. */
    @Override
    public int hashCode() {
        return options.hashCode() ^ classPath.hashCode() ^ environment.hashCode();
    }

    /**
     * Returns the command and its arguments.
     *
     * @param more options to add to its own
     * @return such as {@code java -Xmx64m -cp app.jar Main}
     */
    List<String> command(List<String> more) {
        List<String> words = new ArrayList<>();
        words.add(java);
        words.addAll(options);
        words.addAll(more);
        if (!classPath.isEmpty()) {
            words.add("-cp");
            words.add(classPath);
        }
        words.addAll(program);
        return words;
    }

    /** Returns the entries of the class path in their order. */
    List<String> classPathEntries() {
        return classPath.isEmpty() ? List.of() : List.of(classPath.split(File.pathSeparator, -1));
    }

    /** Returns an entry of the class path or the module path that depends on the working directory; null if none does. */
    @Nullable
    String relativeEntry() {
        List<String> entries = new ArrayList<>(classPathEntries());
        for (String option : options) {
            if (option.startsWith(MODULE_PATH)) {
                entries.addAll(List.of(option.substring(MODULE_PATH.length()).split(File.pathSeparator, -1)));
            }
        }
        for (String entry : entries) {
            if (!entry.isEmpty() && !new File(entry).isAbsolute()) {
                return entry;
            }
        }
        return null;
    }

    /**
     * Returns what the files of the class path are like at present.
     *
     * @return another text when one of them was changed, added or removed; folders count as what they are, not by their content
     */
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            File file = new File(entry);
            text.append(file.length()).append(' ').append(file.lastModified()).append('\n');
        }
        return text.toString();
    }

    /** Returns the plan for another program in the same kind of JVM. */
    LaunchPlan running(List<String> otherProgram) {
        return new LaunchPlan(java, options, classPath, otherProgram, environment);
    }
}
