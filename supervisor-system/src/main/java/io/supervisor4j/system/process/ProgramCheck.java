package io.supervisor4j.system.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out why a program could not be started, without starting it: what starts it would say so in words of its own, and where few
 * look.
 */
public final class ProgramCheck {

    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** As much of a script's first line as the kernel looks at. */
    private static final int FIRST_LINE = 256;

    private ProgramCheck() {}

    /**
     * Checks a directory to run in.
     *
     * @param directory the directory
     * @return what is wrong, as a predicate such as {@code "is not there: /srv/app"}
     */
    public static Optional<String> problemOfDirectory(Path directory) {
        if (Files.isDirectory(directory) && Files.isExecutable(directory)) {
            return Optional.empty();
        }
        String problem = Files.isDirectory(directory) ? "cannot be entered: " : "is not there: ";
        return Optional.of(problem + directory);
    }

    /**
     * Checks a program. A name without a slash is looked up as a shell does, with one it is relative to the directory.
     *
     * @param name the name or path
     * @param directory where it is to run
     * @param environment its variables, of which {@code PATH} counts
     * @return what is wrong, as a predicate such as {@code "cannot be executed: there is no /srv/app/run"}
     */
    public static Optional<String> problemOfProgram(String name, Path directory, Map<String, String> environment) {
        if (name.contains("/")) {
            Path file = directory.resolve(name);
            return Files.exists(file) ? problem(file) : Optional.of("cannot be executed: there is no " + file);
        }
        String path = environment.getOrDefault("PATH", DEFAULT_PATH);
        Optional<String> problem = Optional.of("cannot be executed: there is no " + name + " in PATH (" + path + ")");
        for (String folder : path.split(":", -1)) {
            Path file = directory.resolve(folder).resolve(name);
            if (Files.isRegularFile(file)) {
                problem = problem(file);
            }
            if (problem.isEmpty()) {
                return problem;
            }
        }
        return problem;
    }

    private static Optional<String> problem(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.of("cannot be executed: " + file + " is no file");
        } else if (!Files.isExecutable(file)) {
            return Optional.of("cannot be executed: " + file + " does not permit it; try chmod +x");
        }
        return interpreter(file)
                .filter(interpreter -> !Files.isExecutable(Path.of(interpreter)))
                .map(missing -> "cannot be executed: the first line of " + file + " names " + missing
                        + ", which cannot be executed");
    }

    private static Optional<String> interpreter(Path script) {
        try (InputStream in = Files.newInputStream(script)) {
            String head = new String(in.readNBytes(FIRST_LINE), StandardCharsets.ISO_8859_1);
            String line = head.startsWith("#!")
                    ? head.lines().findFirst().orElse("").substring(2).strip()
                    : "";
            String[] words = line.split("\\s+");
            return words[0].startsWith("/") && words[0].indexOf('\0') < 0 ? Optional.of(words[0]) : Optional.empty();
        } catch (IOException e) {
            // It may be executed, but not read.
            return Optional.empty();
        }
    }
}
