package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class SpawnGateTest {

    private static SupervisorScript gate(long intervalMillis, int maxBooting, int workers) {
        Limits limits =
                new Limits(Duration.ofMillis(intervalMillis), maxBooting, Duration.ofSeconds(60), Optional.empty());
        return new SupervisorScript(limits).add(SupervisorScript.plan(workers)).add(other(1));
    }

    private static ServicePlan other(int workers) {
        ServicePlan plan = SupervisorScript.PLAN;
        return new ServicePlan(
                Wording.service('b'),
                "b",
                workers,
                plan.gracefulShutdownTimeout(),
                plan.bootTimeout(),
                plan.restart(),
                0,
                plan.recipe());
    }

    @Test
    void nothingStartsBeforeRun() {
        SupervisorScript gate = gate(10, 8, 2);

        assertThat(gate.passes(1_000).done()).isEmpty();
        assertThat(gate.nextDeadlineIn()).isEqualTo(-1);
    }

    @Test
    void workersStartInTheOrderOfTheirServicesAndIdsWithAnIntervalBetweenButNoneBeforeTheFirst_C25() {
        SupervisorScript gate = gate(10, 8, 2).run();

        assertThat(gate.done()).containsExactly("spawn a.0#1");
        assertThat(gate.passes(9).done()).isEmpty();
        assertThat(gate.passes(1).done()).containsExactly("spawn a.1#2");
        assertThat(gate.passes(10).done()).containsExactly("spawn b.0#3");
        assertThat(gate.nextDeadlineIn()).isEqualTo(5_000 - 20);
    }

    @Test
    void withoutAnIntervalAllStartAtOnce() {
        assertThat(gate(0, 8, 2).run().done()).containsExactly("spawn a.0#1", "spawn a.1#2", "spawn b.0#3");
    }

    @Test
    void aPlaceIsFreeAgainAfterHelloSoThatAConstructorThatHangsHoldsUpNobody_B5() {
        SupervisorScript gate = gate(0, 1, 2).run();
        assertThat(gate.done()).containsExactly("spawn a.0#1");
        assertThat(gate.spawned("a.0").done()).containsExactly("assign a.0#1");

        assertThat(gate.hello("a.0").done()).containsExactly("spawn a.1#2");
        assertThat(gate.hello("a.0").done()).isEmpty();
    }

    @Test
    void aWorkerIsReadyWithoutHelloIfThatWasGarbled() {
        SupervisorScript gate = gate(0, 1, 2).run().spawned("a.0").forget();

        assertThat(gate.ready("a.0").done()).containsExactly("hooks WorkerReady a.0", "spawn a.1#2");
    }

    @Test
    void aPlaceIsFreeAgainAfterAnEndBeforeHello() {
        SupervisorScript gate = gate(0, 1, 1).run().spawned("a.0").forget();

        assertThat(gate.exited("a.0", 1).done()).containsExactly("hooks DeadWorker a.0 1 EXITED", "spawn b.0#2");
        Life life = gate.life("b.0");
        assertThat(gate.happens(new Event.SpawnFailed(life, "no such file")).done())
                .containsExactly("hooks DeadWorker b.0 127 SPAWN_FAILED", "spawn a.0#3");
    }

    @Test
    void aHelloAndTheEndAfterItFreeOnePlaceOnly() {
        SupervisorScript gate = gate(0, 1, 1).run().spawned("a.0").hello("a.0").forget();

        assertThat(gate.exited("a.0", 1).done()).containsExactly("hooks DeadWorker a.0 1 EXITED");
        assertThat(gate.hello("b.0").done()).containsExactly("spawn a.0#3");
    }

    @Test
    void aWorkerThatIsNotWantedAnyMoreLeavesTheQueue() {
        SupervisorScript gate = gate(10, 8, 3).run().scales(1).forget();

        assertThat(gate.passes(100).done()).containsExactly("spawn b.0#2");
    }

    @Test
    void nothingStartsAfterAStop_B18() {
        SupervisorScript gate = gate(10, 8, 3).run().holdHooks().sigterm().forget();

        assertThat(gate.passes(1_000).done()).isEmpty();
    }

    @Test
    void anIntervalThatIsPracticallyForEverStartsOneWorker() {
        Limits limits = new Limits(ChronoUnit.FOREVER.getDuration(), 8, Duration.ZERO, Optional.empty());

        assertThat(new SupervisorScript(limits)
                        .add(SupervisorScript.plan(2))
                        .run()
                        .done())
                .containsExactly("spawn a.0#1");
    }
}
