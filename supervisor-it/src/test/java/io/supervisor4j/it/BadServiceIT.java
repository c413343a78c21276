package io.supervisor4j.it;

import io.supervisor4j.Hooks;
import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Services and hooks that no worker could have are refused by name. Mostly with a manager in the test's own JVM, which never runs. */
class BadServiceIT {

    @RegisterExtension
    final Masters masters = new Masters();

    private ServiceManager manager;

    @BeforeEach
    void create() {
        manager = ServiceManager.create();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<ServiceSpec> refused() {
        ServiceSpec typed = ServiceSpec.of(Typed.class);
        return Stream.of(
                ServiceSpec.of(Service.class).name("abstract: an interface"),
                ServiceSpec.of(AbstractOne.class).name("abstract: a class"),
                ServiceSpec.of(NotPublic.class).name("not public: a class"),
                ServiceSpec.of(Inner.class).name("static: an inner class"),
                ServiceSpec.of(new Service() {}.getClass()).name("no name: an anonymous class"),
                ServiceSpec.of(Hidden.class).name("no public constructor: a hidden one"),
                ServiceSpec.of(Talker.class).args(1, 2).name("no public constructor: one argument too many"),
                ServiceSpec.of(Ambiguous.class).args(1).name("more than one: two that fit"),
                typed.args("x", 1, List.of()).name("'number': a text for a number"),
                typed.args(1L, 1, List.of()).name("'number': a long for an int"),
                typed.args(1.0, 1, List.of()).name("'number': a double for an int"),
                typed.args(null, 1, List.of()).name("'number': a null for an int"),
                typed.args(1, 1.5f, List.of()).name("'whole': a float for a long"),
                typed.args(1, 1, "x").name("'list': a text for a list"),
                typed.args(1, 1, List.of("x")).name("'list': a list of texts for a list of numbers"),
                ServiceSpec.of(Anything.class).args(new Thread()).name("'anything': a thread"),
                ServiceSpec.of(Anything.class).args((Runnable) () -> {}).name("'anything': a lambda"),
                ServiceSpec.of(Anything.class).args(new Changing("x")).name("'anything': arrives changed"),
                ServiceSpec.of(Anything.class).args("x".repeat(2_000_000)).name("arguments: too long"),
                typed.args(1, 1).namedArgs(Map.of("lust", List.of())).name("lust: no such parameter"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBecomeAWorkerIsRefusedByAdd(ServiceSpec spec) {
        String reason = spec.name().substring(0, spec.name().indexOf(':'));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.add(spec.name("broken")))
                .withMessageContaining(reason)
                .withMessageContaining("broken");
    }

    @Test
    void newWorkerHooksThatCannotBeCreatedInAWorkerAreRefused() {
        NewWorkerHook lambda = (service, worker, instance) -> {};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.onNewWorker(NotPublicHook.class))
                .withMessageContaining("NotPublicHook");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.onNewWorker(HookWithParameter.class))
                .withMessageContaining("HookWithParameter");
        assertThatIllegalArgumentException().isThrownBy(() -> manager.onNewWorker(NewWorkerHook.class));
        assertThatIllegalArgumentException().isThrownBy(() -> manager.onNewWorker(lambda.getClass()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.registerHooks(
                        Hooks.none().onNewWorker(HookIT.First.class).onNewWorker(HookWithParameter.class)));
    }

    @Test
    void aClassOfAnotherLoaderIsRefused(@TempDir Path folder) throws Exception {
        compile(folder, "Foreign");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<? extends Service> foreign = loader.loadClass("Foreign").asSubclass(Service.class);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> manager.add(foreign, 1))
                    .withMessageContainingAll("Foreign", "class path");
        }
    }

    @Test
    void aClassThatHasVanishedFromTheClassPathIsRefused(@TempDir Path folder) throws Exception {
        compile(folder, "Vanished");
        String file = folder.resolve("Vanished.class").toString();
        Master master = masters.withClassPath(folder)
                .withClassPath(folder.resolve("missing.jar"))
                .start(running -> {
                    Class<? extends Service> type = Class.forName("Vanished").asSubclass(Service.class);
                    running.add(ServiceSpec.of(type).name("early"));
                    Files.delete(Path.of(file));
                    try {
                        running.add(ServiceSpec.of(type).name("late"));
                    } catch (IllegalArgumentException e) {
                        Talker.line("refused: " + e.getMessage());
                    }
                    running.add(Talker.class, 1);
                });

        assertThat(master.awaitLine("refused: (.*)")).contains("late", "Vanished", folder.toString());
        master.awaitLine("WARN .*missing\\.jar does not exist.*");
        master.awaitWorkers("Talker", 1);
        master.awaitLine(".*worker early\\.0 .*exited with status 1.*");
        master.stop();
    }

    private static void compile(Path folder, String name) throws Exception {
        Path source = Files.writeString(
                folder.resolve(name + ".java"), "public class " + name + " implements io.supervisor4j.Service {}");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(status).as("status of the compiler").isZero();
    }

    public abstract static class AbstractOne implements Service {}

    static class NotPublic implements Service {
        public NotPublic() {}
    }

    public class Inner implements Service {
        public Inner() {}

        @Override
        public void run() {
            manager.shutdown();
        }
    }

    public static class Hidden implements Service {
        Hidden() {}
    }

    public static class Ambiguous implements Service {
        public Ambiguous(String text) {}

        public Ambiguous(Integer number) {}
    }

    public static class Typed implements Service {
        public Typed(int number, long whole, List<Integer> list) {}
    }

    public static class Anything implements Service {
        public Anything(Object anything) {}
    }

    /** Forgets what it was given. */
    public record Changing(String text) {
        public Changing {
            text = text + "!";
        }
    }

    static class NotPublicHook implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {}
    }

    public static class HookWithParameter implements NewWorkerHook {
        public HookWithParameter(String text) {}

        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {}
    }
}
