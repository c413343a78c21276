package io.supervisor4j.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds out why programs could not be started, without starting any. */
public final class Programs {

    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** As much of a script's first line as the kernel looks at. */
    private static final int FIRST_LINE = 256;

    private Programs() {}

    /**
     * Checks all programs of a file.
     *
     * @param file the file
     * @param problems told what is wrong
     */
    public static void check(PlanFile file, FileProblems problems) {
        for (ServiceDefinition service : file.plan().services()) {
            if (service.task() instanceof ServiceDefinition.Task.OfProgram program) {
                check(service, program, file.places(), problems);
            }
        }
    }

    private static void check(
            ServiceDefinition service,
            ServiceDefinition.Task.OfProgram program,
            SourceLines places,
            FileProblems problems) {
        String path = "services." + service.name();
        Path directory = Path.of(program.directory());
        if (!Files.isDirectory(directory) || !Files.isExecutable(directory)) {
            String problem = Files.isDirectory(directory) ? "cannot be entered: " : "is not there: ";
            problems.add(places.line(path + ".directory"), path + ".directory", problem + directory);
            return;
        }
        problem(program.command().get(0), directory, service.environment())
                .ifPresent(problem -> problems.add(places.line(path + ".command"), path + ".command", problem));
    }

    /** A name without a slash is looked up as a shell does, with one it is relative to the directory. */
    private static Optional<String> problem(String name, Path directory, Map<String, String> environment) {
        if (name.contains("/")) {
            Path file = directory.resolve(name);
            return Files.exists(file) ? problem(file) : Optional.of("cannot be executed: there is no " + file);
        }
        String inherited = Optional.ofNullable(System.getenv("PATH")).orElse(DEFAULT_PATH);
        String path = environment.getOrDefault("PATH", inherited);
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
