package io.supervisor4j.it;

import io.supervisor4j.Hooks;
import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.WorkerContext;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Misuse is refused at once, by name, and changes nothing. Mostly with a manager in the test's own JVM, which never runs. */
class BadInputIT {

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

    @Test
    void workerCountsBelowOneAreRefusedByAdd_C8() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.add(Talker.class, 0))
                .withMessageContainingAll("Talker", "workers", "0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.add(Talker.class, -2))
                .withMessageContainingAll("Talker", "workers", "-2");
    }

    @Test
    void unknownIdsAndNegativeCountsAreRefusedByReconfigure_C9_C10_X4() {
        ServiceId known = manager.add(Talker.class, 1);
        ServiceId unknown = new ServiceId(UUID.randomUUID());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.reconfigure(unknown, 1))
                .withMessageContaining(unknown.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.reconfigure(known, -1))
                .withMessageContainingAll(known.toString(), "-1");
        assertThatCode(() -> manager.reconfigure(known, 0)).doesNotThrowAnyException();
    }

    @Test
    void nullsAreRefusedByName_C7_C15() {
        assertThatNullPointerException()
                .isThrownBy(() -> manager.add((ServiceSpec) null))
                .withMessageContaining("spec");
        assertThatNullPointerException().isThrownBy(() -> manager.add(null, 1)).withMessageContaining("type");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.reconfigure(null, 1))
                .withMessageContaining("service");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onTerminate(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onReload(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onDeadWorker(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onWorkerReady(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onNewWorker(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.registerHooks(null))
                .withMessageContaining("hooks");
        assertThatNullPointerException()
                .isThrownBy(() -> ServiceManager.builder().spawnInterval(null))
                .withMessageContaining("spawnInterval");
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
    void optionsThatCannotBeAreRefusedWhereTheyAreSet() {
        ServiceSpec spec = ServiceSpec.of(Talker.class);
        assertThatIllegalArgumentException().isThrownBy(() -> spec.name(" ")).withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.jvmOptions("Xmx1g"))
                .withMessageContaining("Xmx1g");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.jvmOptions("-jar"))
                .withMessageContaining("-jar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.environment(Map.of("A=B", "")))
                .withMessageContaining("A=B");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.bootTimeout(Duration.ofMillis(-1)))
                .withMessageContaining("bootTimeout");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.standby(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().spawnInterval(Duration.ofMillis(-1)))
                .withMessageContaining("spawnInterval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().reloadTimeout(Duration.ZERO))
                .withMessageContaining("reloadTimeout");
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
    void thereIsOneOpenManagerInAJvm_C2() {
        assertThatIllegalStateException()
                .isThrownBy(ServiceManager::create)
                .withMessageContaining("open ServiceManager");

        manager.close();
        try (ServiceManager second = ServiceManager.create()) {
            assertThat(second.add(Talker.class, 1)).isNotNull();
            manager.close();
            assertThatIllegalStateException()
                    .as("closing the first did not free the second's place")
                    .isThrownBy(ServiceManager::create);
        }
    }

    @Test
    void aManagerRunsOnceAndNotWhenItIsClosed() {
        manager.shutdown();
        assertThat(manager.run()).isZero();

        assertThatIllegalStateException().isThrownBy(() -> manager.run()).withMessageContaining("run");
        assertThatIllegalStateException()
                .isThrownBy(() -> manager.add(Talker.class, 1))
                .withMessageContaining("ended");
        assertThatCode(manager::shutdown).doesNotThrowAnyException();
        assertThatCode(manager::reload).doesNotThrowAnyException();
        manager.close();
        manager.close();
        assertThatIllegalStateException().isThrownBy(() -> manager.run()).withMessageContaining("closed");
    }

    @Test
    void anUnusableJavaIsNamedWhenTheManagerIsCreated(@TempDir Path folder) {
        manager.close();
        String home = System.getProperty("java.home");
        System.setProperty("java.home", folder.toString());
        try {
            assertThatThrownBy(ServiceManager::create)
                    .isInstanceOf(SupervisorException.class)
                    .hasMessageContaining(folder.resolve("bin/java").toString());
        } finally {
            System.setProperty("java.home", home);
        }
        assertThatCode(() -> ServiceManager.create().close()).doesNotThrowAnyException();
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

    @Test
    void aWorkerHasNoManagerOfItsOwn_U18() {
        Master master = masters.start(running -> running.add(WouldBeMaster.class, 1));

        master.awaitLine("WouldBeMaster\\.0 java\\.lang\\.IllegalStateException: .*worker.* \\d+");
        master.stop();
    }

    @Test
    void aJvmThatKeepsItsSignalsIsRefused() {
        Master master = masters.withJvmOptions("-Xrs").start(running -> running.add(Talker.class, 1));

        assertThat(master.awaitExit()).isEqualTo(1);
        master.awaitLine(".*SupervisorException: .*-Xrs.*");
    }

    @Test
    void whatIsRefusedDoesNotTouchWhatRuns() {
        Master master = masters.start(running -> {
            ServiceId id = running.add(Talker.class, 2);
            Commands.on("add", () -> running.add(Typed.class, 1, "x", 1, List.of()));
            Commands.on("reconfigure", count -> running.reconfigure(id, count));
            Commands.on("unknown", count -> running.reconfigure(new ServiceId(new UUID(0, 0)), count));
            Commands.on("run", running::run);
            Commands.on("create", ServiceManager::create);
        });
        Map<Integer, Long> before = master.awaitWorkers("Talker", 2);

        for (String command : List.of("add", "unknown", "run", "create", "reconfigure")) {
            master.tell(command, -3);
            master.awaitLine("could not " + command + " -3: java\\.lang\\.Illegal.*");
        }

        assertThat(master.awaitWorkers("Talker", 2)).isEqualTo(before);
        assertThat(master.processes()).hasSize(2);
        master.stop();
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

    public static final class WouldBeMaster extends Talker {
        public WouldBeMaster(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() {
            try {
                ServiceManager.create();
            } catch (RuntimeException e) {
                say(e.toString());
            }
        }
    }
}
