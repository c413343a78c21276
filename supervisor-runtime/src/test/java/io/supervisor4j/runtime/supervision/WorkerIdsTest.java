package io.supervisor4j.runtime.supervision;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class WorkerIdsTest {

    private static WorkerIds ids(Integer... ids) {
        return WorkerIds.of(List.of(ids));
    }

    @Test
    void theLowestIdsAreEqualToTheSameIdsOneByOne() {
        assertThat(WorkerIds.first(3)).isEqualTo(ids(2, 0, 1)).hasSameHashCodeAs(ids(0, 1, 2));
        assertThat(WorkerIds.first(0)).isEqualTo(ids());
        assertThat(WorkerIds.first(3)).isNotEqualTo(ids(0, 1, 3));
    }

    @Test
    void idsAreIteratedInAscendingOrder() {
        assertThat(ids(7, 1, 0, 4)).containsExactly(0, 1, 4, 7);
        assertThat(ids(7, 1, 0, 4).size()).isEqualTo(4);
    }

    @Test
    void aGapThatIsFilledLeavesNoTrace() {
        WorkerIds filled = ids(0, 1, 3, 4).plus(ids(2));

        assertThat(filled).isEqualTo(WorkerIds.first(5));
    }

    @Test
    void aUnionHasTheIdsOfBothAndADifferenceThoseOfOne() {
        assertThat(WorkerIds.first(2).plus(ids(1, 5))).containsExactly(0, 1, 5);
        assertThat(ids(5).plus(WorkerIds.first(2))).containsExactly(0, 1, 5);
        assertThat(ids(0, 1, 2, 5).minus(ids(1, 5, 9))).containsExactly(0, 2);
        assertThat(ids(0, 1).minus(WorkerIds.first(9))).isEqualTo(ids());
    }

    @Test
    void itKnowsWhichIdsAreInIt() {
        WorkerIds some = ids(0, 1, 5);

        assertThat(some.contains(1)).isTrue();
        assertThat(some.contains(2)).isFalse();
        assertThat(some.contains(5)).isTrue();
        assertThat(some.contains(6)).isFalse();
        assertThat(some.contains(Life.STANDBY)).isFalse();
    }

    /** A number of workers is checked before it is refused. */
    @Test
    void aHugeNumberOfLowestIdsTakesNoMemory() {
        assertThat(WorkerIds.first(Integer.MAX_VALUE).plus(ids(3)).size()).isEqualTo(Integer.MAX_VALUE);
    }
}
