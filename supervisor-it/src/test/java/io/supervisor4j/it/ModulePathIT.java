package io.supervisor4j.it;

import io.supervisor4j.control.ControlClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** An application of named modules: compiled here, and started from the module path. */
class ModulePathIT {

    private static final String DESCRIPTOR = """
            module application {
                requires io.supervisor4j.api;
                exports application;
                // Its records travel as JSON.
                opens application;
            }
            """;

    private static final String PROGRAM = """
            package application;

            import io.supervisor4j.*;

            public final class Main {
                public record Greeting(String text) {}

                public static final class Greeter implements Service {
                    private final String who;

                    public Greeter(WorkerContext context, Greeting greeting) {
                        who = context.serviceName() + "." + context.workerId();
                        System.out.println(greeting.text() + " from " + Greeter.class.getModule());
                    }

                    @Override
                    public void run() {
                        System.out.println(who + " run " + ProcessHandle.current().pid());
                    }

                    @Override
                    public void terminate() {
                        System.out.println(who + " terminate " + ProcessHandle.current().pid());
                    }
                }

                public static void main(String[] args) {
                    try (ServiceManager manager = ServiceManager.create()) {
                        manager.add(Greeter.class, 2, new Greeting("hello"));
                        System.exit(manager.run());
                    }
                }
            }
            """;

    @RegisterExtension
    final Masters masters = new Masters();

    @Test
    void theApiIsAllThatAnApplicationCompilesAgainst(@TempDir Path folder) throws IOException {
        assertThat(compile(folder, entries("supervisor-api"), DESCRIPTOR, PROGRAM))
                .isDirectory();
    }

    @Test
    void workersOfAModularApplicationStartAreReplacedAndCanBeAsked(@TempDir Path folder) throws Exception {
        Path module = compile(folder, entries("supervisor-api|jspecify"), DESCRIPTOR, PROGRAM);
        Master master = masters.start(List.of(
                "-p",
                entries("supervisor-(api|system|runtime)|jackson-(?!dataformat)|jnr|jffi|asm|slf4j|logback")
                        + File.pathSeparator
                        + module,
                "-m",
                "application/application.Main"));

        long pid = master.awaitWorkers("Greeter", 2).get(1);
        Processes.signal("KILL", pid);
        master.awaitLines("Greeter\\.1 run \\d+", 2);
        master.signal("HUP");
        master.awaitLines("Greeter\\.0 run \\d+", 2);
        master.awaitLines("Greeter\\.1 run \\d+", 3);
        Path socket = masters.sockets().resolve("Main.sock");
        master.awaitUntil("a socket", () -> Files.exists(socket));
        try (ControlClient client = ControlClient.connect(socket)) {
            client.scale("Greeter", 2).awaitReached(Master.LIMIT);
            assertThat(client.threads("Greeter", 0)).contains("supervisor-commands");
        }
        master.stop();

        assertThat(master.all("hello from module application")).hasSize(5);
    }

    /** Compiles a module of one class, {@code application.Main}. */
    static Path compile(Path folder, String modulePath, String moduleText, String mainText) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources/application"));
        Path descriptor = Files.writeString(folder.resolve("sources/module-info.java"), moduleText);
        Path program = Files.writeString(sources.resolve("Main.java"), mainText);
        Path module = folder.resolve("module");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        module.toString(),
                        "-p",
                        modulePath,
                        descriptor.toString(),
                        program.toString());
        assertThat(status).as("status of the compiler").isZero();
        return module;
    }

    /** Those of the tests' class path that are meant. */
    static String entries(String names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.matches(".*(" + names + ").*"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
