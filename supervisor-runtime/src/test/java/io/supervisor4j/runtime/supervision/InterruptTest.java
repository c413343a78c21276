package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On Ctrl-C a worker's end may arrive before the master's own SIGINT (C-21, C-57). */
final class InterruptTest {

    @Test
    void aDeathBySigintIsPartOfAnAbortThatFollowsWithin50Ms() {
        Rehearsal rehearsal = Rehearsal.ofReady(2).exited("a.0", 130);
        assertThat(rehearsal.done()).isEmpty();
        assertThat(rehearsal.told()).isEmpty();

        rehearsal.passes(49).sigint();

        assertThat(rehearsal.done()).containsExactly("abort a.1#2 by SIGINT");
        assertThat(rehearsal.told())
                .contains("worker a.0 [1001] killed by SIGINT after 0 ms")
                .noneMatch(line -> line.contains("ended early"));
        assertThat(rehearsal.exited("a.1", 130).done()).containsExactly("finish 1");
    }

    @Test
    void aDeathBySigintIsPartOfAStopThatFollowsWithin50Ms() {
        Rehearsal rehearsal =
                Rehearsal.ofReady(1).exited("a.0", 130).passes(20).holdHooks().sigterm();

        assertThat(rehearsal.told())
                .containsExactly(
                        "caught SIGTERM, stopping within 61 s", "worker a.0 [1001] killed by SIGINT after 0 ms");
        assertThat(rehearsal.hookEnds().done()).containsExactly("hooks Terminate", "finish 0");
    }

    @Test
    void withoutAnAbortTheWorkerIsReplacedAfter50Ms_C57() {
        Rehearsal rehearsal = Rehearsal.ofReady(1)
                .exiting("a.0", 1, ExitReason.INTERRUPT)
                .exited("a.0", 1)
                .forget();

        assertThat(rehearsal.passes(49).done()).isEmpty();
        assertThat(rehearsal.passes(1).done()).containsExactly("hooks DeadWorker a.0 1 EXITED", "spawn a.0#2");
    }

    @Test
    void withoutAnAbortItsPolicyDecides() {
        Rehearsal rehearsal = Rehearsal.ofReady(Rehearsal.LIMITS, Rehearsal.plan(1, RestartPolicy.neverAndStop()));

        assertThat(rehearsal.exited("a.0", 130).passes(50).done())
                .containsExactly("hooks DeadWorker a.0 -2 SIGNALLED", "hooks Terminate", "finish 130");
    }

    @Test
    void aHeldWorkerThatIsScaledAwayIsNotHeldAnyLonger() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).exited("a.0", 130);

        assertThat(rehearsal.scales(0).done()).containsExactly("hooks DeadWorker a.0 -2 SIGNALLED");
        assertThat(rehearsal.passes(1_000).done()).isEmpty();
    }

    @Test
    void aHeldLifeHearsAndSaysNothingMore() {
        Rehearsal rehearsal = Rehearsal.ofReady(1).exited("a.0", 130);

        rehearsal
                .ready("a.0")
                .exiting("a.0", 0, ExitReason.OWN)
                .exited("a.0", 0)
                .sighup()
                .forget();

        assertThat(rehearsal.passes(50).done()).containsExactly("hooks DeadWorker a.0 -2 SIGNALLED", "spawn a.0#2");
    }
}
