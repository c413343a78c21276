package io.supervisor4j.cli.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds out whether a JVM starts with the options of a service, by starting one that only prints its version. Options that would open
 * a port, load an agent or write a file are left out: they may be in use by the workers that run. Of an agent the file must be there.
 */
public final class JvmOptions {

    private static final String AGENT = "-javaagent:";

    /** What takes effect outside the JVM that has it. */
    private static final List<String> ELSEWHERE = List.of(
            AGENT,
            "-agentlib:",
            "-agentpath:",
            "-Xrun",
            "-Xlog",
            "-verbose",
            "-XX:StartFlightRecording",
            "-XX:FlightRecorder",
            "-XX:ArchiveClassesAtExit",
            "-XX:AOT",
            "-XX:DumpLoadedClassList",
            "-XX:LogFile",
            "-XX:+LogVMOutput",
            "-XX:VMOptionsFile",
            "-XX:Flags=",
            "-D");

    /** Lines of a JVM that tell that it does not start, and not why. */
    private static final List<String> GENERAL = List.of(
            "Picked up ",
            "Error occurred during initialization of VM",
            "Error: Could not create the Java Virtual Machine",
            "Error: A fatal exception has occurred");

    private static final long LIMIT_SECONDS = 20;

    private final Map<List<String>, Optional<String>> tried = new HashMap<>();

    private JvmOptions() {}

    /**
     * Checks the options of all services of a file. Takes as long as a JVM's start for each list of options.
     *
     * @param file the file
     * @param problems receives what is wrong
     */
    public static void check(PlanFile file, FileProblems problems) {
        JvmOptions options = new JvmOptions();
        for (ServiceDefinition service : file.plan().services()) {
            String path = "services." + service.name() + ".jvm-options";
            options.problem(service.jvmOptions())
                    .ifPresent(problem -> problems.add(file.places().line(path), path, problem));
        }
    }

    private Optional<String> problem(List<String> options) {
        for (String option : options) {
            if (option.startsWith(AGENT)) {
                Path jar = Path.of(option.substring(AGENT.length()).replaceFirst("=.*$", ""));
                if (!Files.isReadable(jar)) {
                    return Optional.of("name the agent " + jar + ", which cannot be read");
                }
            }
        }
        List<String> harmless = options.stream()
                .filter(option -> ELSEWHERE.stream().noneMatch(option::startsWith))
                .toList();
        return harmless.isEmpty() ? Optional.empty() : tried.computeIfAbsent(harmless, JvmOptions::start);
    }

    /** Where no JVM can be started now, or it takes too long, the options are not to blame. */
    private static Optional<String> start(List<String> options) {
        List<String> words = new ArrayList<>();
        words.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        words.addAll(options);
        words.add("-version");
        try {
            Path said = Files.createTempFile("jvm-options", ".txt");
            try {
                return fails(words, said) ? Optional.of("do not let a JVM start: " + reason(said)) : Optional.empty();
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean fails(List<String> words, Path said) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            return java.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && java.exitValue() != 0;
        } finally {
            java.destroyForcibly();
        }
    }

    private static String reason(Path said) throws IOException {
        try (Stream<String> lines = Files.lines(said, StandardCharsets.ISO_8859_1)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && GENERAL.stream().noneMatch(line::startsWith))
                    .findFirst()
                    .orElse("it does not say why");
        }
    }
}
