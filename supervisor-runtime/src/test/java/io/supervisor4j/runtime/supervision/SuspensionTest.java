package io.supervisor4j.runtime.supervision;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** After a suspension of the master or the machine, deadlines are re-armed, not executed in a burst. */
final class SuspensionTest {

    private static Rehearsal starting() {
        return new Rehearsal(Rehearsal.LIMITS)
                .add(Rehearsal.PLAN)
                .run()
                .spawned("a.0")
                .forget();
    }

    @Test
    void missedDeadlinesAreProlongedByTheTimeLostAndASecond() {
        Rehearsal rehearsal = starting().sleeps(3_600_000).timeStrikes();

        assertThat(rehearsal.done()).isEmpty();
        assertThat(rehearsal.told())
                .containsExactly("the master was suspended for 59 min 55 s: deadlines are prolonged by that");
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(1_000);
        assertThat(rehearsal.passes(1_000).done()).containsExactly("kill a.0#1");
    }

    @Test
    void deadlinesKeepTheirDistances() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(2).stopping("a.0", ExitReason.ASKED).passes(300);
        rehearsal.stopping("a.1", ExitReason.ASKED).forget();

        rehearsal.sleeps(20_000).timeStrikes();
        assertThat(rehearsal.passes(1_000).done()).containsExactly("kill a.0#1");
        assertThat(rehearsal.passes(299).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("kill a.1#2");
    }

    @Test
    void aMomentOfDelayIsABusyMachineAndProlongsNothing() {
        Rehearsal rehearsal = starting().sleeps(6_000).timeStrikes();

        assertThat(rehearsal.done()).containsExactly("kill a.0#1");
    }

    @Test
    void aWorkerThatSpeaksUpOnceTheMasterRunsAgainIsHeard() {
        Rehearsal rehearsal = starting().sleeps(60_000).ready("a.0").timeStrikes();

        assertThat(rehearsal.done()).containsExactly("hooks WorkerReady a.0");
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void whatBeginsOnlyAfterTheSuspensionIsNotProlongedByIt() {
        Rehearsal rehearsal =
                starting().sleeps(3_600_000).sigterm().timeStrikes().forget();

        assertThat(rehearsal.passes(1_000).done()).containsExactly("kill a.0#1");
        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(60_000);
    }

    @Test
    void theManagersOwnDeadlineIsProlonged() {
        Rehearsal rehearsal = Rehearsal.ofReady(1)
                .holdHooks()
                .sigterm()
                .sleeps(600_000)
                .timeStrikes()
                .forget();

        assertThat(rehearsal.nextDeadlineIn()).isEqualTo(1_000);
        assertThat(rehearsal.passes(1_000).done()).containsExactly("kill a.0#1");
    }

    @Test
    void aManagerWithNothingToWaitForNoticesNothing() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).sleeps(3_600_000).timeStrikes();

        assertThat(rehearsal.told()).isEmpty();
    }
}
