package io.supervisor4j.launch;

import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A launcher for services in this JVM, with a JVM that only pretends to end. */
abstract class ServiceLauncherTestBase {

    @TempDir
    Path folder;

    final Trail trail = new Trail();
    final FakeJvm jvm = new FakeJvm();
    ServiceLauncher launcher;

    @AfterEach
    void letTheEndlessGo() {
        if (launcher != null && !jvm.halted.isDone()) {
            launcher.close();
        }
    }

    Path file() {
        return folder.resolve("shop.yaml");
    }

    ServiceLauncher launcher(OnReload onReload, String yaml) throws IOException {
        Files.writeString(file(), yaml);
        Options options =
                Options.builder().group(ServiceOptions.class).file(file()).build();
        launcher = new ServiceLauncher(options, onReload, jvm, () -> trail.add("closed"));
        return launcher;
    }

    ServiceLauncher launcher() throws IOException {
        return launcher(OnReload.RELOAD, "graceful-shutdown-timeout: 2s");
    }

    LaunchSpec recorded(String name, String flaw) {
        return LaunchSpec.of(Recorded.class, trail, name, flaw).name(name);
    }

    void launch(String name, String flaw) {
        launcher.launchService(recorded(name, flaw), 1);
        if (!flaw.equals("start")) {
            awaitStep(name + " start");
        }
    }

    void awaitStep(String step) {
        org.awaitility.Awaitility.await(step)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> trail.steps().contains(step));
    }

    int awaitEnd() {
        try {
            return launcher.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
