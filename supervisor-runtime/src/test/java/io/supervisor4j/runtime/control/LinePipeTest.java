package io.supervisor4j.runtime.control;

import io.supervisor4j.ServiceId;
import io.supervisor4j.runtime.output.OutputLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinePipeTest {

    private final List<Runnable> tasks = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private final LinePipe pipe =
            new LinePipe(tasks::add, (lines, lost) -> taken.add(lines.size() + " lines, " + lost + " lost"));

    private void print(int lines) {
        for (int i = 0; i < lines; i++) {
            pipe.accept(new OutputLine(Instant.EPOCH, new ServiceId(new UUID(0, 0)), "a", 0, "line"));
        }
    }

    @Test
    void nothingIsKeptWhileNobodyFollows() {
        print(3);

        assertThat(tasks).isEmpty();
    }

    @Test
    void manyLinesMakeOneTask() {
        pipe.open(true);
        print(3);
        assertThat(tasks).hasSize(1);
        tasks.remove(0).run();
        print(1);
        tasks.remove(0).run();

        assertThat(taken).containsExactly("3 lines, 0 lost", "1 lines, 0 lost");
    }

    @Test
    void aFloodIsCutAndCounted() {
        pipe.open(true);
        print(LinePipe.CAPACITY + 7);
        tasks.remove(0).run();

        assertThat(taken).containsExactly(LinePipe.CAPACITY + " lines, 7 lost");
    }
}
