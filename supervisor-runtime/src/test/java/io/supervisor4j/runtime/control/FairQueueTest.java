package io.supervisor4j.runtime.control;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FairQueueTest {

    private final FairQueue<String> queue = new FairQueue<>();

    /** Serves the next one for so long; it asks again at once. */
    private String serves(long nanos) {
        String client = queue.poll();
        assertThat(client).isNotNull();
        queue.charge(client, nanos);
        queue.offer(client);
        return client;
    }

    @Test
    void amongEqualsTheLongestWaitingIsNext() {
        queue.offer("a");
        queue.offer("b");
        queue.offer("a");

        assertThat(queue.poll()).isEqualTo("a");
        assertThat(queue.poll()).isEqualTo("b");
        assertThat(queue.poll()).isNull();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void allThatAskWithoutEndHaveTheSameTimeWhateverARequestCosts() {
        queue.offer("cheap");
        queue.offer("dear");
        int cheap = 0;
        for (int i = 0; i < 1_100; i++) {
            String next = queue.poll();
            assertThat(next).isNotNull();
            cheap += next.equals("cheap") ? 1 : 0;
            queue.charge(next, next.equals("cheap") ? 1 : 10);
            queue.offer(next);
        }

        assertThat(cheap).isBetween(990, 1_010);
    }

    @Test
    void whoAsksSeldomWaitsForTheRequestInProgressOnly() {
        for (int i = 0; i < 64; i++) {
            queue.offer("greedy " + i);
        }
        for (int i = 0; i < 10_000; i++) {
            serves(5 + i % 7);
        }
        queue.offer("modest");
        List<String> before = new ArrayList<>();
        String next = serves(5);
        while (!next.equals("modest")) {
            before.add(next);
            next = serves(5);
        }

        // Those that have been served as little as any.
        assertThat(before).hasSizeLessThan(64).doesNotHaveDuplicates();
    }

    @Test
    void timeThatWasNotUsedIsNotSavedUp() {
        queue.offer("idle");
        queue.poll();
        queue.offer("busy");
        for (int i = 0; i < 1_000; i++) {
            serves(10);
        }
        queue.offer("idle");
        int idle = 0;
        for (int i = 0; i < 100; i++) {
            idle += serves(10).equals("idle") ? 1 : 0;
        }

        assertThat(idle).isBetween(49, 51);
    }

    @Test
    void whoIsGoneIsForgotten() {
        queue.offer("a");
        queue.charge("a", 5);
        queue.remove("a");

        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.used("a")).isZero();
    }
}
