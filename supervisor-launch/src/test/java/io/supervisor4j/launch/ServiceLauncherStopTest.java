package io.supervisor4j.launch;

import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** How services in this JVM are stopped, by signals and otherwise: O-14 to O-18, O-34, B-21. */
@Timeout(60)
class ServiceLauncherStopTest extends ServiceLauncherTestBase {

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
    void afterASigtermNothingIsStarted_O34() throws Exception {
        launcher();
        jvm.signal("TERM");

        launcher.launchService(recorded("api", ""), 1);

        assertThat(launcher.await()).isZero();
        assertThat(trail.steps()).isEmpty();
        assertThat(jvm.isAlarmSet()).as("nothing is waited for").isFalse();
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
}
