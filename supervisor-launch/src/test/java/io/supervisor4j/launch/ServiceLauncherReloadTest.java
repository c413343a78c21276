package io.supervisor4j.launch;

import io.supervisor4j.option.Options.OnReload;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reload does to services in this JVM: O-13, O-14, O-19, X-10, X-11. */
@Timeout(60)
class ServiceLauncherReloadTest extends ServiceLauncherTestBase {

    @Test
    void aReloadStopsAllThenResetsAllThenStartsAll_O19() throws Exception {
        launcher();
        launch("api", "");
        launch("mail", "idle");

        jvm.signal("HUP");
        awaitStep("mail reset");
        org.awaitility.Awaitility.await().until(() -> trail.steps().size() == 8);

        assertThat(trail.steps().subList(2, 4)).containsExactlyInAnyOrder("api stop true", "mail stop true");
        assertThat(trail.steps().subList(4, 6)).containsExactly("api reset", "mail reset");
        assertThat(trail.steps().subList(6, 8)).containsExactlyInAnyOrder("api start", "mail start");
        jvm.signal("TERM");
        assertThat(launcher.await()).isZero();
    }

    @Test
    void aMutationResetsOnly_O19() throws Exception {
        launcher(OnReload.MUTATE, "graceful-shutdown-timeout: 2s");
        launch("api", "");
        Files.writeString(file(), "graceful-shutdown-timeout: 7s");

        launcher.reload();

        trail.awaitSteps("api start", "api reset");
        jvm.signal("TERM");
        assertThat(launcher.await()).isZero();
        assertThat(jvm.delay()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "interrupted"})
    void aResetThatThrowsOrIsInterruptedEndsNothing_X10_X11(String fault) throws Exception {
        launcher(OnReload.MUTATE, "");
        launch("api", fault);

        launcher.reload();

        trail.awaitSteps("api start", "api reset");
        launcher.reload();
        trail.awaitSteps("api start", "api reset", "api reset");
        launcher.stop();
        assertThat(launcher.await()).isZero();
    }

    @Test
    void anErrorOfTheJvmInAResetEndsTheProcess() throws Exception {
        launcher(OnReload.MUTATE, "");
        launch("api", "reset-memory");

        launcher.reload();

        assertThat(launcher.await()).isEqualTo(1);
    }

    @Test
    void anInvalidFileEndsNothingAndTheServiceIsReset_X11() throws Exception {
        launcher(OnReload.MUTATE, "graceful-shutdown-timeout: 2s");
        launch("api", "");
        Files.writeString(file(), "graceful-shutdown-timeout: soon");

        jvm.signal("HUP");

        trail.awaitSteps("api start", "api reset");
        launcher.stop();
        assertThat(launcher.await()).isZero();
        assertThat(jvm.delay()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aServiceThatCannotBeStoppedForARestartEndsTheProcess_O14() throws Exception {
        launcher();
        launch("mail", "stop");
        launch("api", "");

        jvm.signal("HUP");

        assertThat(launcher.await()).isEqualTo(1);
        assertThat(trail.steps()).doesNotContain("api reset", "mail reset");
    }

    @Test
    void aServiceWithNothingToAwaitLivesUntilItIsStopped_O13() throws Exception {
        launcher();
        launch("api", "idle");
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(this::awaitEnd);

        jvm.signal("HUP");
        trail.awaitSteps("api start", "api stop true", "api reset", "api start");
        assertThat(status).isNotDone();
        launcher.stop();

        assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
    }
}
