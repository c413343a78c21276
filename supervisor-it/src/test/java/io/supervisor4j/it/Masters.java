package io.supervisor4j.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the masters of a test, and ends at its end, also when it fails, all that is left of them. The fluent methods hold for the
 * next {@link #start}.
 */
final class Masters implements AfterEachCallback {

    /** Quick to start, and inherited by the workers. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m");

    private final List<Master> started = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private Program.Options options = builder -> builder;
    private String classPath = System.getProperty("java.class.path");
    private final List<String> prefix = new ArrayList<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Path runtime;

    /** Sets the options of the manager. */
    Masters with(Program.Options managerOptions) {
        options = managerOptions;
        return this;
    }

    Masters withJvmOptions(String... more) {
        jvmOptions.addAll(List.of(more));
        return this;
    }

    Masters withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Adds an entry to the class path. */
    Masters withClassPath(Path entry) {
        classPath = classPath + File.pathSeparator + entry;
        return this;
    }

    /** Replaces the class path. */
    Masters withOnlyClassPath(String entries) {
        classPath = entries;
        return this;
    }

    /** Starts the master through another program, which becomes it. */
    Masters through(String... command) {
        prefix.addAll(List.of(command));
        return this;
    }

    /** Starts a master. */
    Master start(Program program) {
        String main = MasterMain.class.getName();
        return start(List.of("-cp", classPath, main, MasterMain.encode(options), MasterMain.encode(program)));
    }

    /** Starts a master of another program, the words being the last of its command line. */
    Master start(List<String> words) {
        String tag = "-Dsupervisor.it=" + UUID.randomUUID();
        List<String> command = new ArrayList<>(Processes.withSignals());
        command.addAll(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(tag);
        command.addAll(QUICK);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvmOptions);
        command.addAll(words);
        try {
            Path file = Files.createTempFile("master", ".log");
            files.add(file);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()));
            builder.environment().put("XDG_RUNTIME_DIR", runtime().toString());
            builder.environment().putAll(environment);
            reset();
            Master master = new Master(builder.start(), tag, new Output(file));
            started.add(master);
            return master;
        } catch (IOException e) {
            throw new IllegalStateException("no master", e);
        }
    }

    /** Returns where the sockets of this test's masters are: a short path, as that of a socket has 107 bytes at most. */
    Path sockets() throws IOException {
        return runtime().resolve("supervisor4j");
    }

    private Path runtime() throws IOException {
        Path present = runtime;
        if (present == null) {
            present = Files.createTempDirectory(Path.of("/tmp"), "s4j-it");
            runtime = present;
        }
        return present;
    }

    private void reset() {
        options = builder -> builder;
        classPath = System.getProperty("java.class.path");
        prefix.clear();
        jvmOptions.clear();
        environment.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        started.forEach(Master::destroy);
        if (context.getExecutionException().isPresent()) {
            started.forEach(master -> System.out.println(context.getDisplayName() + ", " + master));
        }
        for (Path file : files) {
            Files.delete(file);
        }
        if (runtime != null) {
            Processes.shell("rm -r " + runtime);
        }
    }
}
