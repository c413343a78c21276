package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On Ctrl-C a worker's end may arrive before the master's own SIGINT (C-21, C-57). */
final class InterruptTest {

    @Test
    void aDeathBySigintIsPartOfAnAbortThatFollowsWithin50Ms() {
        SupervisorScript script = SupervisorScript.ofReady(2).exited("a.0", 130);
        assertThat(script.done()).isEmpty();
        assertThat(script.told()).isEmpty();

        script.passes(249).sigint();

        assertThat(script.done()).containsExactly("abort a.1#2 by SIGINT");
        assertThat(script.told())
                .contains("worker a.0 [1001] killed by SIGINT after 0 ms")
                .noneMatch(line -> line.contains("ended early"));
        assertThat(script.exited("a.1", 130).done()).containsExactly("finish 1");
    }

    @Test
    void aDeathBySigintIsPartOfAStopThatFollowsWithin50Ms() {
        SupervisorScript script = SupervisorScript.ofReady(1)
                .exited("a.0", 130)
                .passes(20)
                .holdHooks()
                .sigterm();

        assertThat(script.told())
                .containsExactly(
                        "caught SIGTERM, stopping within 61 s", "worker a.0 [1001] killed by SIGINT after 0 ms");
        assertThat(script.hookEnds().done()).containsExactly("hooks Terminate", "finish 0");
    }

    @Test
    void withoutAnAbortTheWorkerIsReplacedAfter250Ms_C57() {
        SupervisorScript script = SupervisorScript.ofReady(1)
                .exiting("a.0", 1, ExitReason.INTERRUPT)
                .exited("a.0", 1)
                .forget();

        assertThat(script.passes(249).done()).isEmpty();
        assertThat(script.passes(1).done()).containsExactly("hooks DeadWorker a.0 1 EXITED", "spawn a.0#2");
    }

    @Test
    void withoutAnAbortItsPolicyDecides() {
        SupervisorScript script = SupervisorScript.ofReady(
                SupervisorScript.LIMITS, SupervisorScript.plan(1, RestartPolicy.neverAndStop()));

        assertThat(script.exited("a.0", 130).passes(250).done())
                .containsExactly("hooks DeadWorker a.0 -2 SIGNALLED", "hooks Terminate", "finish 130");
    }

    @Test
    void aHeldWorkerThatIsScaledAwayIsNotHeldAnyLonger() {
        SupervisorScript script = SupervisorScript.ofReady(1).exited("a.0", 130);

        assertThat(script.scales(0).done()).containsExactly("hooks DeadWorker a.0 -2 SIGNALLED");
        assertThat(script.passes(1_000).done()).isEmpty();
    }

    @Test
    void aHeldLifeHearsAndSaysNothingMore() {
        SupervisorScript script = SupervisorScript.ofReady(1).exited("a.0", 130);

        script.ready("a.0")
                .exiting("a.0", 0, ExitReason.OWN)
                .exited("a.0", 0)
                .sighup()
                .forget();

        assertThat(script.passes(250).done()).containsExactly("hooks DeadWorker a.0 -2 SIGNALLED", "spawn a.0#2");
    }
}
