package io.supervisor4j.runtime.supervision;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** After a suspension of the master or the machine, deadlines are re-armed, not executed in a burst. */
final class SuspensionTest {

    private static SupervisorScript starting() {
        return new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run()
                .spawned("a.0")
                .forget();
    }

    @Test
    void missedDeadlinesAreProlongedByTheTimeLostAndASecond() {
        SupervisorScript script = starting().sleeps(3_600_000).timeStrikes();

        assertThat(script.done()).isEmpty();
        assertThat(script.told())
                .containsExactly("the master was suspended for 59 min 55 s: deadlines are prolonged by that");
        assertThat(script.nextDeadlineIn()).isEqualTo(1_000);
        assertThat(script.passes(1_000).done()).containsExactly("kill a.0#1");
    }

    @Test
    void deadlinesKeepTheirDistances() {
        SupervisorScript script =
                SupervisorScript.ofReady(2).stopping("a.0", ExitReason.ASKED).passes(300);
        script.stopping("a.1", ExitReason.ASKED).forget();

        script.sleeps(20_000).timeStrikes();
        assertThat(script.passes(1_000).done()).containsExactly("kill a.0#1");
        assertThat(script.passes(299).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("kill a.1#2");
    }

    @Test
    void aMomentOfDelayIsABusyMachineAndProlongsNothing() {
        SupervisorScript script = starting().sleeps(6_000).timeStrikes();

        assertThat(script.done()).containsExactly("kill a.0#1");
    }

    @Test
    void aWorkerThatSpeaksUpOnceTheMasterRunsAgainIsHeard() {
        SupervisorScript script = starting().sleeps(60_000).ready("a.0").timeStrikes();

        assertThat(script.done()).containsExactly("hooks WorkerReady a.0");
        assertThat(script.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void whatBeginsOnlyAfterTheSuspensionIsNotProlongedByIt() {
        SupervisorScript script =
                starting().sleeps(3_600_000).sigterm().timeStrikes().forget();

        assertThat(script.passes(1_000).done()).containsExactly("kill a.0#1");
        assertThat(script.nextDeadlineIn()).isEqualTo(60_000);
    }

    @Test
    void theManagersOwnDeadlineIsProlonged() {
        SupervisorScript script = SupervisorScript.ofReady(1)
                .holdHooks()
                .sigterm()
                .sleeps(600_000)
                .timeStrikes()
                .forget();

        assertThat(script.nextDeadlineIn()).isEqualTo(1_000);
        assertThat(script.passes(1_000).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aManagerWithNothingToWaitForNoticesNothing() {
        SupervisorScript script = SupervisorScript.ofReady(1).sleeps(3_600_000).timeStrikes();

        assertThat(script.told()).isEmpty();
    }
}
