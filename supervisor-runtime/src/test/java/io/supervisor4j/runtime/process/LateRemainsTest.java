package io.supervisor4j.runtime.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LateRemainsTest {

    private final List<Runnable> tasks = new ArrayList<>();
    private final LifeTokens tokens = new LifeTokens('t');
    private final List<Process> left = new ArrayList<>();

    @AfterEach
    void killWhatIsLeft() {
        left.forEach(Process::destroyForcibly);
    }

    @Test
    void oneTaskServesAllThatHaveDiedByThen() throws Exception {
        LateRemains remains = new LateRemains(tasks::add);
        for (int i = 0; i < 20; i++) {
            String token = tokens.next();
            ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
            tokens.put(builder.environment(), token);
            left.add(builder.start());
            remains.end(token);
        }
        assertThat(tasks).hasSize(1);
        tasks.get(0).run();

        for (Process process : left) {
            assertThat(process.waitFor()).isEqualTo(137);
        }
        remains.end(tokens.next());
        assertThat(tasks).as("the next death gets a task again").hasSize(2);
    }

    @Test
    void aDeathAfterOneThatFoundNoThreadGetsItsOwn() {
        List<RejectedExecutionException> once = new ArrayList<>(List.of(new RejectedExecutionException()));
        LateRemains remains = new LateRemains(task -> {
            if (!once.isEmpty()) {
                throw once.remove(0);
            }
            tasks.add(task);
        });
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> remains.end(tokens.next()));
        remains.end(tokens.next());

        assertThat(tasks).hasSize(1);
    }
}
