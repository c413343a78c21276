package io.supervisor4j.daemon;

import io.supervisor4j.system.jvm.InheritedOptions;
import io.supervisor4j.system.jvm.JvmProgram;
import io.supervisor4j.system.jvm.OwnOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A daemon's JVM is like its caller's: the same java command, class path or module path, and options. */
final class CallerJvm {

    private CallerJvm() {}

    /** Returns the command line that runs a main class of this module, up to its arguments. */
    static List<String> command(Class<?> main, List<String> moreOptions) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new IOException(
                    java + " is missing or not executable; was the JDK removed or replaced under this JVM?");
        }
        List<String> words = new ArrayList<>(List.of(java.toString()));
        words.addAll(InheritedOptions.of(OwnOptions.get(System.getenv()), false));
        words.addAll(paths());
        words.addAll(moreOptions);
        words.addAll(JvmProgram.of(main));
        return words;
    }

    /** Absolute, as the daemon works in another folder. */
    private static List<String> paths() {
        List<String> words = new ArrayList<>();
        String modulePath = System.getProperty("jdk.module.path");
        if (modulePath != null) {
            words.add("--module-path=" + absolute(modulePath));
        }
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.isEmpty()) {
            words.add("-cp");
            words.add(absolute(classPath));
        }
        return words;
    }

    static String absolute(String path) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
