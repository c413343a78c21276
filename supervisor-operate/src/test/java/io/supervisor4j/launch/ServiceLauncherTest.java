package io.supervisor4j.launch;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(60)
class ServiceLauncherTest {

    @TempDir
    private Path folder;

    private final Trail trail = new Trail();
    private final FakeJvm jvm = new FakeJvm();
    private ServiceLauncher launcher;

    @AfterEach
    void letTheEndlessGo() {
        if (launcher != null && !jvm.halted.isDone()) {
            launcher.close();
        }
    }

    private Path file() {
        return folder.resolve("shop.yaml");
    }

    private ServiceLauncher launcher(OnReload onReload, String yaml) throws IOException {
        Files.writeString(file(), yaml);
        Options options =
                Options.builder().group(ServiceOptions.class).file(file()).build();
        launcher = new ServiceLauncher(options, onReload, jvm, () -> trail.add("closed"));
        return launcher;
    }

    private ServiceLauncher launcher() throws IOException {
        return launcher(OnReload.RELOAD, "graceful-shutdown-timeout: 2s");
    }

    private LaunchSpec recorded(String name, String flaw) {
        return LaunchSpec.of(Recorded.class, trail, name, flaw).name(name);
    }

    private void launch(String name, String flaw) {
        launcher.launchService(recorded(name, flaw), 1);
        if (!flaw.equals("start")) {
            awaitStep(name + " start");
        }
    }

    private void awaitStep(String step) {
        org.awaitility.Awaitility.await(step)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> trail.steps().contains(step));
    }

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
    void aSigtermStopsGracefullyWithStatusZero_O15() throws Exception {
        launcher();
        launch("api", "");

        jvm.signal("TERM");

        assertThat(launcher.await()).isZero();
        assertThat(trail.steps()).containsExactly("api start", "api stop true");
        assertThat(jvm.delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(jvm.isAlarmSet()).as("the deadline still runs").isFalse();
    }

    @Test
    void aSecondSigtermChangesNothing_B21() throws Exception {
        launcher();
        launch("api", "endless");

        jvm.signal("TERM");
        awaitStep("api stop true");
        jvm.signal("TERM");
        jvm.signal("HUP");

        assertThat(jvm.halted).isNotDone();
        assertThat(jvm.alarms()).as("the deadline is not extended").isEqualTo(1);
        assertThat(trail.steps()).containsExactly("api start", "api stop true");
        jvm.ring();
    }

    @Test
    void theProcessIsEndedByForceWhenTheTimeHasPassed_O16_B21() throws Exception {
        launcher();
        launch("api", "endless");
        jvm.signal("TERM");
        awaitStep("api stop true");

        jvm.ring();

        assertThat(jvm.halted).isCompletedWithValue(1);
    }

    @Test
    void aTimeoutOfZeroIsNone_O16() throws Exception {
        launcher(OnReload.RELOAD, "graceful-shutdown-timeout: 0");
        launch("api", "");

        launcher.stop();

        assertThat(launcher.await()).isZero();
        assertThat(jvm.delay()).isNull();
    }

    @Test
    void aSigintOrSigalrmEndsAtOnceWithoutStopping_O18() throws Exception {
        launcher();
        launch("api", "");

        jvm.signal("INT");

        assertThat(jvm.halted).isCompletedWithValue(1);
        assertThat(trail.steps()).containsExactly("api start");
        FakeJvm other = new FakeJvm();
        Options options = Options.builder().group(ServiceOptions.class).build();
        new ServiceLauncher(options, OnReload.RELOAD, other, () -> {});
        other.signal("ALRM");
        assertThat(other.halted).isCompletedWithValue(1);
        launcher.close();
    }

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

    @Test
    void aResetThatThrowsDoesNotEndTheService_X10() throws Exception {
        launcher(OnReload.MUTATE, "");
        launch("api", "reset");

        launcher.reload();

        trail.awaitSteps("api start", "api reset");
        launcher.reload();
        trail.awaitSteps("api start", "api reset", "api reset");
        launcher.stop();
        assertThat(launcher.await()).isZero();
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
    void aSigtermDuringARestartIsNotForgotten_O34() throws Exception {
        launcher();
        launch("api", "endless");
        jvm.signal("HUP");
        awaitStep("api stop true");

        jvm.signal("TERM");

        assertThat(jvm.isAlarmSet()).isTrue();
        jvm.ring();
        assertThat(jvm.halted).isCompletedWithValue(1);
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
    void aServiceThatCannotBeStoppedIsNotWaitedFor_O14() throws Exception {
        launcher();
        launch("mail", "stop");
        launch("api", "");

        jvm.signal("TERM");

        assertThat(launcher.await()).isEqualTo(1);
        assertThat(trail.steps().subList(2, 4)).containsExactlyInAnyOrder("api stop true", "mail stop true");
        assertThat(jvm.isAlarmSet()).isFalse();
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
    void aResetThatIsInterruptedDoesNotEndTheLauncher_X11() throws Exception {
        launcher(OnReload.MUTATE, "");
        launch("api", "interrupted");

        launcher.reload();
        trail.awaitSteps("api start", "api reset");
        launcher.reload();
        trail.awaitSteps("api start", "api reset", "api reset");

        launcher.stop();
        assertThat(launcher.await()).isZero();
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

    private int awaitEnd() {
        try {
            return launcher.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void afterASigtermNothingIsStarted_O34() throws Exception {
        launcher();
        jvm.signal("TERM");

        launcher.launchService(recorded("api", ""), 1);

        assertThat(launcher.await()).isZero();
        assertThat(trail.steps()).isEmpty();
        assertThat(jvm.isAlarmSet()).as("nothing is waited for").isFalse();
    }

    @Test
    void closingGivesTheSignalsBackOnceAndNothingStartsAfterIt() throws Exception {
        launcher();
        launch("api", "");

        launcher.close();
        launcher.close();

        assertThat(trail.steps()).containsExactly("api start", "api stop true", "closed");
        assertThat(jvm.hasSignals()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> launcher.launchService(recorded("mail", ""), 1))
                .withMessage("service mail cannot start: the launcher has ended");
    }

    @Test
    void moreThanOneWorkerIsRefused_O10() throws Exception {
        launcher();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> launcher.launchService(recorded("api", ""), 2))
                .withMessage("service api cannot have 2 workers in this JVM, only 1; a ProcessLauncher gives it more");
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
    void theOptionsAreNeeded_O9() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceLauncher.create(Options.builder().build(), OnReload.RELOAD))
                .withMessageContaining("ServiceOptions");
        // The refused one does not count as open.
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ServiceLauncher.create(Options.builder().build(), OnReload.RELOAD));
    }

    @Test
    void aJvmHasOneOpenLauncher_O8() {
        Options options = Options.builder().group(ServiceOptions.class).build();
        try (ServiceLauncher first = ServiceLauncher.create(options, OnReload.RELOAD)) {
            first.reload();
            assertThatIllegalStateException()
                    .isThrownBy(() -> ServiceLauncher.create(options, OnReload.RELOAD))
                    .withMessage("this JVM has an open launcher already; close it first");
        }
        ServiceLauncher.create(options, OnReload.RELOAD).close();
    }

    @Test
    void lessThanOneWorkerIsRefused_O5() {
        Options options = Options.builder().group(ServiceOptions.class).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Launcher.launch(options, recorded("api", ""), 0))
                .withMessage("workers of service api must be at least 1, but is 0");
    }
}
