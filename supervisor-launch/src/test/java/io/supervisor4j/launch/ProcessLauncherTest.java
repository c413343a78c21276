package io.supervisor4j.launch;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(60)
class ProcessLauncherTest {

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<ServiceSpec> added = new ArrayList<>();
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final CompletableFuture<Path> socket = new CompletableFuture<>();
    private final Options options =
            Options.builder().group(ServiceOptions.class).build();

    private final ServiceManager manager = (ServiceManager) Proxy.newProxyInstance(
            ServiceManager.class.getClassLoader(),
            new Class<?>[] {ServiceManager.class},
            (proxy, method, arguments) -> called(method, arguments));

    private Object called(Method method, Object[] arguments) throws InterruptedException {
        switch (method.getName()) {
            case "add" -> {
                calls.add("add");
                added.add((ServiceSpec) arguments[0]);
                return new ServiceId(UUID.randomUUID());
            }
            case "run" -> {
                shutdown.await();
                return 3;
            }
            case "update" -> added.add((ServiceSpec) arguments[1]);
            case "controlSocket" -> {
                return socket.minimalCompletionStage();
            }
            case "shutdown" -> shutdown.countDown();
            default -> {}
        }
        calls.add(method.getName());
        return null;
    }

    @Test
    void aServiceIsAddedWithItsArgumentsTheOptionsAndWhatSighupDoes_O23_C69() throws Exception {
        ProcessLauncher launcher = new ProcessLauncher(manager, options, OnReload.MUTATE, () -> calls.add("released"));

        launcher.launchService(
                LaunchSpec.of(Recorded.class, "b", "c").name("api").withOptions(), 3);
        launcher.reload();
        launcher.stop();

        assertThat(launcher.await()).isEqualTo(3);
        ServiceSpec spec = added.get(0);
        assertThat(spec.name()).isEqualTo("api");
        assertThat(spec.workers()).isEqualTo(3);
        assertThat(spec.arguments()).hasSize(3).endsWith("b", "c");
        assertThat(Options.inWorker((Path) spec.arguments().get(0), ServiceOptions.class)
                        .get(ServiceOptions.class))
                .isEqualTo(options.get(ServiceOptions.class));
        assertThat(spec.extraJvmOptions()).containsExactly("-Dsupervisor4j.launch.on-reload=MUTATE");
        assertThat(calls).containsExactly("onReload", "onDeadWorker", "add", "reload", "shutdown");
    }

    @Test
    void withNothingLaunchedThereIsNothingToAwait_O46() throws Exception {
        ProcessLauncher launcher = new ProcessLauncher(manager, options, OnReload.RELOAD, () -> calls.add("released"));

        assertThat(launcher.await()).isZero();
        launcher.close();

        assertThat(calls).containsExactly("onReload", "onDeadWorker", "shutdown", "close", "released");
    }

    @Test
    void closingWaitsForTheEnd() throws Exception {
        ProcessLauncher launcher = new ProcessLauncher(manager, options, OnReload.RELOAD, () -> calls.add("released"));
        launcher.launchService(LaunchSpec.of(Recorded.class), 2);

        launcher.close();

        assertThat(launcher.await()).isEqualTo(3);
        assertThat(calls).endsWith("shutdown", "close", "released");
    }

    @Test
    void theLinkToTheSocketIsThereFromItsOpeningToTheEnd_O52(@TempDir Path folder) {
        Path link = folder.resolve("l");
        Options linked = Options.builder()
                .group(ServiceOptions.class)
                .defaultValue("backdoor-socket", link.toString())
                .build();
        ProcessLauncher launcher = new ProcessLauncher(manager, linked, OnReload.RELOAD, () -> calls.add("released"));
        launcher.launchService(LaunchSpec.of(Recorded.class), 2);
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();

        socket.complete(folder.resolve("shop.sock"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(Files.readSymbolicLink(link)).isEqualTo(folder.resolve("shop.sock")));

        launcher.close();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void servicesWithNoWorkersShareOne_T26() throws Exception {
        ProcessLauncher launcher = new ProcessLauncher(manager, options, OnReload.MUTATE, () -> calls.add("released"));

        launcher.launchService(LaunchSpec.of(Named.class, 1).name("api"), 2);
        launcher.launchService(LaunchSpec.of(Named.class, 2).name("timer"), 0);
        launcher.launchService(LaunchSpec.of(Named.class, 3).name("mail"), 0);
        launcher.stop();

        assertThat(launcher.await()).isEqualTo(3);
        assertThat(calls).containsSubsequence("add", "check", "add", "check", "update");
        assertThat(added).extracting(ServiceSpec::workers).containsExactly(2, 1, 1);
        assertThat(added).extracting(ServiceSpec::name).containsExactly("api", "shared", "shared");
        assertThat((List<?>) added.get(1).arguments().get(0)).hasSize(1);
        assertThat((List<?>) added.get(2).arguments().get(0))
                .extracting(member -> ((SharedServices.Member) member).name())
                .containsExactly("timer", "mail");
        assertThat(added.get(2).extraJvmOptions()).containsExactly("-Dsupervisor4j.launch.on-reload=MUTATE");
    }

    @Test
    void whatCannotShareIsRefusedAndChangesNothing_T26() {
        ProcessLauncher launcher = new ProcessLauncher(manager, options, OnReload.MUTATE, () -> calls.add("released"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> launcher.launchService(LaunchSpec.of(Named.class, 1, 2), 0))
                .withMessageContaining("constructor that takes 2 arguments");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> launcher.launchService(LaunchSpec.of(Named.class, 1), -1))
                .withMessageContaining("-1");
        assertThat(added).isEmpty();
        launcher.close();
    }

    /** Only named. */
    public static final class Named extends PooledService {

        /** Created by a launcher. */
        public Named(int number) {
            super(number);
        }
    }
}
