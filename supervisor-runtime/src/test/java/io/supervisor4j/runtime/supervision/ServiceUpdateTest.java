package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Another specification for a service that runs. */
final class ServiceUpdateTest {

    private static final ServicePlan TWO = SupervisorScript.plan(2);

    private static SupervisorScript ends(SupervisorScript service, String worker) {
        return service.exiting(worker, 0, ExitReason.ASKED).exited(worker, 0);
    }

    private static ServicePlan with(int workers, RestartPolicy restart, Optional<Duration> graceful, Duration boot) {
        ServicePlan plan = SupervisorScript.PLAN;
        return new ServicePlan(plan.id(), plan.name(), workers, graceful, boot, restart, 0, plan.recipe());
    }

    @Test
    void workersOfAnotherRecipeAreReplacedOneAfterTheOtherAndKeepTheirIds() {
        SupervisorScript service = SupervisorScript.ofReady(2).updates(SupervisorScript.version(2, TWO));
        assertThat(service.told())
                .containsExactly(
                        "service a has a new specification",
                        "service a restarts 2 workers, one after the other",
                        "worker a.0 [1001] is stopping (update), within 10 s");
        assertThat(service.done()).containsExactly("terminate a.0#1 within 10000");

        ends(service, "a.0");
        assertThat(service.done()).contains("spawn a.0#3").doesNotContain("terminate a.1#2 within 10000");
        service.becomesReady("a.0");
        assertThat(service.done()).contains("terminate a.1#2 within 10000");
        ends(service, "a.1").becomesReady("a.1");

        assertThat(service.told()).contains("service a has restarted");
        assertThat(service.done()).contains("spawn a.1#4").noneMatch(line -> line.startsWith("terminate a.0"));
    }

    /** Counts how often it is compared with another, which is once for each look at a worker. */
    private static final class CountingRecipe implements Recipe {
        private final AtomicInteger looks;

        CountingRecipe(AtomicInteger looks) {
            this.looks = looks;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            looks.incrementAndGet();
            return this == other;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void aRollingUpdateLooksAtEachWorkerAFewTimesHoweverManyThereAre() {
        int workers = 300;
        AtomicInteger looks = new AtomicInteger();
        ServicePlan first = SupervisorScript.withRecipe(new CountingRecipe(looks), SupervisorScript.plan(workers));
        SupervisorScript service = SupervisorScript.ofReady(SupervisorScript.LIMITS, first);
        looks.set(0);

        service.updates(SupervisorScript.withRecipe(new CountingRecipe(looks), first));
        for (int worker = 0; worker < workers; worker++) {
            ends(service, "a." + worker).becomesReady("a." + worker);
        }

        assertThat(service.told()).endsWith("service a has restarted");
        assertThat(looks.get()).isLessThan(5 * workers);
    }

    @Test
    void whatDoesNotDifferIsNoUpdate() {
        SupervisorScript service =
                SupervisorScript.ofReady(2).updates(SupervisorScript.version(1, SupervisorScript.plan(2)));

        assertThat(service.told()).isEmpty();
        assertThat(service.done()).isEmpty();
    }

    @Test
    void aServiceThatNobodyKnowsIsNotUpdated() {
        ServicePlan plan = SupervisorScript.PLAN;
        ServicePlan unknown = new ServicePlan(
                Wording.service('z'),
                "z",
                3,
                plan.gracefulShutdownTimeout(),
                plan.bootTimeout(),
                plan.restart(),
                0,
                plan.recipe());

        assertThat(SupervisorScript.ofReady(1).updates(unknown).told()).isEmpty();
    }

    @Test
    void theNumberOfWorkersIsTakenOverInPlace() {
        assertThat(SupervisorScript.ofReady(2).updates(SupervisorScript.plan(3)).done())
                .containsExactly("spawn a.2#3");
        assertThat(SupervisorScript.ofReady(2).updates(SupervisorScript.plan(1)).done())
                .containsExactly("terminate a.1#2 within 10000");
    }

    @Test
    void aNumberSetByHandStaysUnlessTheSpecificationsOwnHasChanged() {
        SupervisorScript service = SupervisorScript.ofReady(2).scales(1);
        ends(service, "a.1").forget();

        service.updates(with(2, RestartPolicy.onFailure(), TWO.gracefulShutdownTimeout(), TWO.bootTimeout()));
        assertThat(service.done()).isEmpty();
        service.updates(with(3, RestartPolicy.onFailure(), TWO.gracefulShutdownTimeout(), TWO.bootTimeout()));

        assertThat(service.done()).containsExactly("spawn a.1#3", "spawn a.2#4");
    }

    @Test
    void timesHoldForWhatBeginsFromThenOn() {
        SupervisorScript service = SupervisorScript.ofReady(1)
                .updates(with(
                        1, SupervisorScript.PLAN.restart(), Optional.of(Duration.ofSeconds(2)), Duration.ofSeconds(1)));
        assertThat(service.done()).containsExactly("time of a.0#1 is 2000");

        service.happens(new ServiceRequest.Restart(SupervisorScript.PLAN.id(), OptionalInt.of(0), false));
        assertThat(service.done()).containsExactly("terminate a.0#1 within 2000");
        ends(service, "a.0").spawned("a.0").forget();

        assertThat(service.passes(1_000).done()).containsExactly("kill a.0#2");
    }

    @Test
    void theRestartPolicyHoldsForTheNextEnd() {
        SupervisorScript service = SupervisorScript.ofReady(1)
                .updates(with(1, RestartPolicy.never(), TWO.gracefulShutdownTimeout(), TWO.bootTimeout()))
                .exited("a.0", 1);

        assertThat(service.passes(100_000).done()).noneMatch(line -> line.startsWith("spawn"));
    }

    @Test
    void whoWasKeptAwayStartsIfTheNewPolicyWouldHaveLetHim() {
        ServicePlan never = SupervisorScript.plan(2, RestartPolicy.never());
        SupervisorScript service = SupervisorScript.ofReady(SupervisorScript.LIMITS, never);
        service.exited("a.0", 1).exited("a.1", 0).forget();

        service.updates(with(2, RestartPolicy.onFailure(), never.gracefulShutdownTimeout(), never.bootTimeout()));

        assertThat(service.done()).containsExactly("spawn a.0#3");
    }

    @Test
    void whoWasKeptAwayStartsWithAnotherRecipe() {
        ServicePlan never = SupervisorScript.plan(1, RestartPolicy.never());
        SupervisorScript service = SupervisorScript.ofReady(SupervisorScript.LIMITS, never)
                .exited("a.0", 0)
                .forget();

        assertThat(service.updates(SupervisorScript.version(2, never)).done()).containsExactly("spawn a.0#2");
    }

    @Test
    void aRecipeWithWhichWorkersCannotStartCostsOneOfThemAndTheNextRecipeMendsIt() {
        SupervisorScript service = SupervisorScript.ofReady(2).passes(2_000).updates(SupervisorScript.version(2, TWO));
        ends(service, "a.0").spawned("a.0").exited("a.0", 1).spawned("a.0").exited("a.0", 1);

        assertThat(service.done()).noneMatch(line -> line.startsWith("terminate a.1"));
        service.updates(SupervisorScript.version(1, TWO));
        service.spawned("a.0").exited("a.0", 137).becomesReady("a.0");

        assertThat(service.done()).noneMatch(line -> line.startsWith("terminate"));
        assertThat(service.told()).contains("service a has restarted");
    }

    @Test
    void whoWaitsInBackOffStartsAtOnceWithTheNewRecipe() {
        SupervisorScript service = SupervisorScript.ofReady(1).crashes("a.0", 4).forget();

        service.updates(SupervisorScript.version(2, SupervisorScript.PLAN));

        assertThat(service.done()).containsExactly("spawn a.0#5");
        assertThat(service.told()).containsExactly("service a has a new specification");
    }

    @Test
    void whoIsNotReadyYetIsReplacedAtOnce() {
        SupervisorScript service = new SupervisorScript(SupervisorScript.LIMITS)
                .add(TWO)
                .run()
                .spawned("a.0")
                .spawned("a.1");
        service.forget().updates(SupervisorScript.version(2, TWO));

        assertThat(service.done()).containsExactly("terminate a.0#1 within 10000", "terminate a.1#2 within 10000");
        service.exited("a.0", 143);
        assertThat(service.done()).contains("spawn a.0#3");
    }

    @Test
    void aStartThatWasUnderWayIsNotUsed() {
        SupervisorScript service = new SupervisorScript(SupervisorScript.LIMITS)
                .add(SupervisorScript.PLAN)
                .run();
        service.updates(SupervisorScript.version(2, SupervisorScript.PLAN)).forget();

        assertThat(service.spawned("a.0").done()).containsExactly("kill a.0#1");
        assertThat(service.exited("a.0", 137).done()).contains("spawn a.0#2");
    }

    @Test
    void beforeRunAnUpdateIsJustAnotherBeginning() {
        SupervisorScript service = new SupervisorScript(SupervisorScript.LIMITS)
                .add(TWO)
                .updates(SupervisorScript.version(2, SupervisorScript.plan(1)));

        assertThat(service.run().done()).containsExactly("spawn a.0#1");
        assertThat(service.asks().groups().get(0).plan().recipe()).isEqualTo(new SupervisorScript.Version(2));
    }

    @Test
    void anUpdateDuringAnUpdateReplacesNobodyWhoIsInLineWithTheLast() {
        SupervisorScript service = SupervisorScript.ofReady(2).updates(SupervisorScript.version(2, TWO));
        ends(service, "a.0").updates(SupervisorScript.version(3, TWO));
        service.spawned("a.0").exited("a.0", 137).becomesReady("a.0").forget();

        ends(service, "a.1").becomesReady("a.1");

        assertThat(service.told()).contains("service a has restarted");
        assertThat(service.passes(100_000).done()).noneMatch(line -> line.startsWith("terminate"));
    }

    @Test
    void anUpdateDuringARestartReplacesEveryoneOnce() {
        SupervisorScript service = SupervisorScript.ofReady(2)
                .happens(new ServiceRequest.Restart(TWO.id(), OptionalInt.empty(), true))
                .updates(SupervisorScript.version(2, TWO));
        ends(service, "a.0").becomesReady("a.0");
        ends(service, "a.1").becomesReady("a.1");

        assertThat(service.told()).contains("service a has restarted");
        assertThat(service.done())
                .filteredOn(line -> line.startsWith("spawn"))
                .containsExactly("spawn a.0#3", "spawn a.1#4");
    }

    @Test
    void aReloadReachesThoseWhoWaitForTheirTurn() {
        SupervisorScript service = SupervisorScript.ofReady(2)
                .updates(SupervisorScript.version(2, TWO))
                .forget()
                .sighup();

        assertThat(service.done()).containsExactly("hooks Reload", "reload a.1#2 as 1");
    }

    @Test
    void standbysOfAnotherRecipeAreThrownAwayAndReplaced() {
        SupervisorScript service = SupervisorScript.ofReady(1, 1);
        ServicePlan next = SupervisorScript.version(2, SupervisorScript.planWithStandbys(1, 1));

        assertThat(service.updates(next).done()).containsExactly("kill a.standby#2", "terminate a.0#1 within 10000");
        ends(service, "a.0");
        assertThat(service.done()).contains("spawn a.0#3").noneMatch(line -> line.startsWith("assign"));
        service.exited("a.standby", 137).becomesReady("a.0");

        assertThat(service.done()).contains("spawn a.standby#4");
    }

    @Test
    void theNumberOfStandbysIsTakenOverInPlaceAndTheWarmOnesStay() {
        SupervisorScript service = SupervisorScript.ofReady(1, 2).happens(new Event.StatusRequested(1));
        service.updates(SupervisorScript.planWithStandbys(1, 1));
        assertThat(service.done()).contains("kill a.standby#3").noneMatch(line -> line.startsWith("terminate"));
        service.exited("a.standby#3", 137).forget();
        assertThat(service.asks().groups().get(0).warmStandbys()).isEqualTo(1);

        assertThat(service.updates(SupervisorScript.planWithStandbys(1, 3)).done())
                .containsExactly("spawn a.standby#4");
    }

    @Test
    void onceTheEndWasOrderedNothingIsUpdated() {
        SupervisorScript service = SupervisorScript.ofReady(1).sigterm().forget();

        assertThat(service.updates(SupervisorScript.version(2, SupervisorScript.PLAN))
                        .told())
                .isEmpty();
    }
}
