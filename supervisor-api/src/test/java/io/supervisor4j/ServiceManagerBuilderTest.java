package io.supervisor4j;

import io.supervisor4j.spi.ManagerSettings;
import io.supervisor4j.spi.ServiceManagerFactory;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceManagerBuilderTest {

    @TempDir
    Path folder;

    @Test
    void withoutAnEngineTheMessageSaysWhatToDo() {
        assertThatThrownBy(ServiceManager::create)
                .isInstanceOf(SupervisorException.class)
                .hasMessageContaining("supervisor-runtime");
    }

    @Test
    void defaults_C3() throws Exception {
        assertThat(settingsSeenByAnEngine(BuildsWithDefaults.class)).isEqualTo("PT0.01S PT1M PT1M Optional.empty -");
    }

    @Test
    void everyOptionReachesTheEngine() throws Exception {
        assertThat(settingsSeenByAnEngine(BuildsWithAllOptions.class))
                .isEqualTo("PT0S PT2S PT3S Optional[PT4S] None[reason=no]");
    }

    @Test
    void badTimesAreRefusedByName() {
        Duration negative = Duration.ofMillis(-1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().spawnInterval(negative))
                .withMessageContaining("spawnInterval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().gracefulShutdownTimeout(negative))
                .withMessageContaining("gracefulShutdownTimeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().bootTimeout(negative))
                .withMessageContaining("bootTimeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().reloadTimeout(Duration.ZERO))
                .withMessageContaining("reloadTimeout");
        assertThatNullPointerException()
                .isThrownBy(() -> ServiceManager.builder().bootTimeout(null))
                .withMessage("bootTimeout");
        assertThatNullPointerException()
                .isThrownBy(() -> ServiceManager.builder().reloadDecision(null));
    }

    /** Runs a class where a recording engine, and nothing of this class loader, is visible. */
    private String settingsSeenByAnEngine(Class<? extends Callable<?>> type) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ServiceManagerFactory.class.getName()), RecordingEngine.class.getName());
        try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            Object probe = loader.loadClass(type.getName()).getConstructor().newInstance();
            return String.valueOf(((Callable<?>) probe).call());
        }
    }

    private URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            URI uri = Path.of(entry).toUri();
            urls.add(uri.toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** An engine that makes no manager, but says what it was given. */
    public static final class RecordingEngine implements ServiceManagerFactory {
        @Override
        public ServiceManager create(ManagerSettings settings) {
            throw new IllegalStateException(settings.spawnInterval() + " " + settings.gracefulShutdownTimeout() + " "
                    + settings.bootTimeout() + " " + settings.reloadTimeout() + " "
                    + settings.reloadDecision()
                            .map(decision -> decision.get().toString())
                            .orElse("-"));
        }
    }

    private static String recorded(Runnable build) throws IOException {
        try {
            build.run();
            throw new IOException("no engine was asked");
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Runs in the other class loader. */
    public static final class BuildsWithDefaults implements Callable<String> {
        @Override
        public String call() throws IOException {
            return recorded(ServiceManager::create);
        }
    }

    /** Runs in the other class loader. */
    public static final class BuildsWithAllOptions implements Callable<String> {
        @Override
        public String call() throws IOException {
            return recorded(() -> ServiceManager.builder()
                    .spawnInterval(Duration.ZERO)
                    .gracefulShutdownTimeout(Duration.ofSeconds(2))
                    .bootTimeout(Duration.ofSeconds(3))
                    .reloadTimeout(Duration.ofSeconds(4))
                    .reloadDecision(() -> ReloadDecision.none("no"))
                    .build());
        }
    }
}
