package io.supervisor4j.runtime.control;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeedTest {

    private final List<Runnable> tasks = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private final Feed<String> feed =
            new Feed<>(tasks::add, (some, lost) -> taken.add(some.size() + " taken, " + lost + " lost"));

    private void happens(int times) {
        for (int i = 0; i < times; i++) {
            feed.accept("something");
        }
    }

    @Test
    void nothingIsKeptWhileNobodyFollows() {
        happens(3);

        assertThat(tasks).isEmpty();
    }

    @Test
    void muchIsToldByOneTask() {
        feed.open(true);
        happens(3);
        assertThat(tasks).hasSize(1);
        tasks.remove(0).run();
        happens(1);
        tasks.remove(0).run();

        assertThat(taken).containsExactly("3 taken, 0 lost", "1 taken, 0 lost");
    }

    @Test
    void aFloodIsToldInBatchesEachInATurnOfItsOwn() {
        feed.open(true);
        happens(2 * Feed.BATCH + 1);
        for (int turn = 0; turn < 3; turn++) {
            assertThat(tasks).hasSize(1);
            tasks.remove(0).run();
        }

        assertThat(tasks).isEmpty();
        assertThat(taken)
                .containsExactly(Feed.BATCH + " taken, 0 lost", Feed.BATCH + " taken, 0 lost", "1 taken, 0 lost");
    }

    @Test
    void whatIsTooMuchIsCounted() {
        feed.open(true);
        happens(Feed.CAPACITY + 7);
        tasks.remove(0).run();

        assertThat(taken).containsExactly(Feed.BATCH + " taken, 7 lost");
    }
}
