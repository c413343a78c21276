package io.supervisor4j.system.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What another JVM runs, on the class path or module path of this one. */
public final class JvmProgram {

    private JvmProgram() {}

    /**
     * Returns the words of a command line that name the program. On a module path the application's module is a root there as it is
     * here.
     *
     * @param main the main class
     * @return the words, which stand behind the options and before the arguments
     */
    public static List<String> of(Class<?> main) {
        if (!main.getModule().isNamed()) {
            return List.of(main.getName());
        }
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
