package io.supervisor4j.runtime.supervision;

import io.supervisor4j.event.WorkerRef;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ReloadRequestsTest {

    private final SharedState shared = new SharedState(SupervisorScript.LIMITS, RandomGenerator.getDefault());
    private final ReloadRequests reloads = newRequests();

    private ReloadRequests newRequests() {
        WorkerHistory history = new WorkerHistory(new WorkerRef(Wording.service('a'), "a", 0), shared);
        return new ReloadRequests(shared, history, new Deadline(shared.deadlines, now -> {}));
    }

    @Test
    void nothingIsOpenAtFirst() {
        assertThat(reloads.isOpen()).isFalse();
        assertThat(reloads.mayBeSent()).isFalse();
    }

    @Test
    void aWorkerCountsOnceHoweverManyReloadsItHasToAnswer() {
        ReloadRequests other = newRequests();
        reloads.request();
        reloads.send();
        reloads.request();
        other.request();
        reloads.lifeEnded();
        other.drop();
        other.drop();
        assertThat(shared.isAnyReloading()).isTrue();

        reloads.replaced();

        assertThat(shared.isAnyReloading()).isFalse();
    }

    @Test
    void requestsDuringAReloadBecomeOneFurtherReload_B9() {
        reloads.request();
        long first = reloads.send();
        reloads.request();
        reloads.request();
        assertThat(reloads.mayBeSent()).isFalse();

        assertThat(reloads.takeAnswer(first)).isTrue();
        assertThat(reloads.mayBeSent()).isTrue();
        long second = reloads.send();
        assertThat(second).isGreaterThan(first);
        assertThat(reloads.takeAnswer(second)).isTrue();

        assertThat(reloads.mayBeSent()).isFalse();
        assertThat(reloads.isOpen()).isFalse();
    }

    @Test
    void anAnswerCountsOnceAndOnlyIfItIsTheOneWaitedFor() {
        reloads.request();
        long sequence = reloads.send();

        assertThat(reloads.takeAnswer(sequence - 1)).isFalse();
        assertThat(reloads.isOpen()).isTrue();
        assertThat(reloads.takeAnswer(sequence)).isTrue();
        assertThat(reloads.takeAnswer(sequence)).isFalse();
    }

    @Test
    void aLifeThatEndsLeavesTheAnswerToItsReplacement() {
        reloads.request();
        reloads.send();
        reloads.request();

        reloads.lifeEnded();
        assertThat(reloads.isOpen()).isTrue();
        assertThat(reloads.mayBeSent()).isFalse();

        reloads.lifeEnded();
        assertThat(reloads.isOpen()).isTrue();

        reloads.replaced();
        assertThat(reloads.isOpen()).isFalse();
    }

    @Test
    void aLifeThatEndsWithNothingOpenOwesNothing() {
        reloads.lifeEnded();

        assertThat(reloads.isOpen()).isFalse();
    }

    @Test
    void whereNobodyWillAnswerNothingStaysOpen() {
        reloads.request();
        reloads.send();
        reloads.lifeEnded();
        reloads.request();

        reloads.drop();

        assertThat(reloads.isOpen()).isFalse();
        assertThat(reloads.mayBeSent()).isFalse();
    }
}
