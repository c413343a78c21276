package io.supervisor4j.launch;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a launcher for services in this JVM takes, and what becomes of them: O-5 to O-14. */
@Timeout(60)
class ServiceLauncherTest extends ServiceLauncherTestBase {

    @Test
    void theInitSystemIsToldOnceThatTheProcessIsReady_O13() throws Exception {
        launcher();
        launch("api", "idle");
        assertThat(jvm.notifications()).isZero();
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::awaitEnd);
        org.awaitility.Awaitility.await().until(() -> jvm.notifications() == 1);
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(this::awaitEnd);
        launcher.stop();

        assertThat(first.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(second.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(jvm.notifications()).isEqualTo(1);
    }

    @Test
    void nobodyIsToldOfAProcessThatIsStoppingAlready_O13() throws Exception {
        launcher();
        launch("api", "");
        launcher.stop();

        assertThat(launcher.await()).isZero();
        assertThat(jvm.notifications()).isZero();
    }

    @Test
    void aServiceThatCannotStartEndsTheOthersWithStatusOne_O11_O14() throws Exception {
        launcher();
        launch("api", "");
        launch("mail", "start");

        assertThat(launcher.await()).isEqualTo(1);
        assertThat(trail.steps()).containsExactly("api start", "mail start", "api stop false");
    }

    @Test
    void aServiceThatFailsWhileItIsAwaitedIsStopped_O14() throws Exception {
        launcher();
        launch("mail", "await");

        assertThat(launcher.await()).isEqualTo(1);
        assertThat(trail.steps()).containsExactly("mail start", "mail stop false");
    }

    @Test
    void whatTheConstructorThrowsGoesToTheCaller() throws Exception {
        launcher();

        assertThatIllegalStateException()
                .isThrownBy(() -> launcher.launchService(recorded("api", "construct"), 1))
                .withMessage("api cannot construct");
        assertThat(launcher.await()).isZero();
    }

    /** Ends itself. */
    public static final class Quitter extends ServiceBase {

        private final WorkerContext context;
        private final Trail trail;

        /** Created by a launcher. */
        public Quitter(WorkerContext context, Object trail) {
            this.context = context;
            this.trail = (Trail) trail;
        }

        @Override
        protected void start() {
            trail.add(context.serviceName() + "." + context.workerId() + " " + context.isTerminating() + " "
                    + context.stopDeadline().isPresent());
            context.requestShutdown(7);
        }

        @Override
        protected void stop(boolean graceful) {
            trail.add("stop " + graceful + " " + context.isTerminating() + " "
                    + context.stopDeadline().isPresent());
        }

        @Override
        protected void await() {}

        @Override
        protected void reset() {}
    }

    @Test
    void aServiceMayAskForTheEndAndItsStatus_O14() throws Exception {
        launcher();
        launcher.launchService(LaunchSpec.of(Quitter.class, trail), 1);

        assertThat(launcher.await()).isEqualTo(7);
        assertThat(trail.steps()).containsExactly("Quitter.0 false false", "stop true true true");
    }

    @Test
    void moreThanOneWorkerIsRefused_O10() throws Exception {
        launcher();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> launcher.launchService(recorded("api", ""), 2))
                .withMessage("service api cannot have 2 workers in this JVM, only 1; a ProcessLauncher gives it more");
    }

    @Test
    void lessThanOneWorkerIsRefused_O5() {
        Options options = Options.builder().group(ServiceOptions.class).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Launcher.launch(options, recorded("api", ""), 0))
                .withMessage("workers of service api must be at least 1, but is 0");
    }

    @Test
    void theOptionsAreNeeded_O9() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceLauncher.create(Options.builder().build(), OnReload.RELOAD))
                .withMessageContaining("ServiceOptions");
        // The refused one does not count as open.
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ServiceLauncher.create(Options.builder().build(), OnReload.RELOAD));
    }
}
