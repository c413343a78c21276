package io.supervisor4j.examples.spool;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShareTest {

    private static final List<String> NAMES =
            IntStream.range(0, 1000).mapToObj(i -> "folder/file-" + i).toList();

    @Test
    void everyFileHasExactlyOneOwnerForEveryNumberOfWorkers() {
        for (int workers = 1; workers <= SpoolConfig.MAX_WORKERS; workers++) {
            for (String name : NAMES) {
                assertThat(owners(name, workers)).as(name).hasSize(1);
            }
        }
    }

    @Test
    void everyWorkerOwnsSomething() {
        assertThat(NAMES.stream().flatMap(name -> owners(name, 8).stream()).distinct())
                .hasSize(8);
    }

    @Test
    void theOwnerIsTheSameInEveryJvm() {
        // A name with a negative hash, and one without.
        assertThat(owners("pom.xml", 4)).containsExactly(3);
        assertThat(owners("mvnw", 4)).containsExactly(2);
    }

    private static List<Integer> owners(String name, int workers) {
        return IntStream.range(0, workers)
                .filter(worker -> new Share(worker, workers).owns(name))
                .boxed()
                .toList();
    }
}
