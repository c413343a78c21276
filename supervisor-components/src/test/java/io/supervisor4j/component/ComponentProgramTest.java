package io.supervisor4j.component;

import io.supervisor4j.WorkerExitException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a program returns, and what it refuses: M-56 to M-58. Its signals are tested with real processes. */
@Timeout(60)
class ComponentProgramTest {

    private final Trail trail = new Trail();

    @Test
    void theStatusIsThatOfTheReasonWhereverItStands_M57() {
        IllegalStateException outer = new IllegalStateException(new WorkerExitException(7));

        assertThat(RootExit.of(new IllegalStateException(outer))).isEqualTo(7);
        assertThat(RootExit.of(new IllegalStateException(new OutOfMemoryError())))
                .isEqualTo(71);
        assertThat(RootExit.of(new StackOverflowError())).isEqualTo(1);
    }

    @Test
    void aRootThatRunsOutOfMemoryInItsStartEndsTheProgramWith71_M57() throws InterruptedException {
        Recorded root = new Recorded("root", trail).in("onStart", () -> {
            throw new OutOfMemoryError("as a test wants it");
        });

        assertThat(ComponentProgram.run(root)).isEqualTo(71);
    }

    @Test
    void itEndsAfterItsStartIfThatIsAllItDoes_M58() throws InterruptedException {
        Recorded root = new Recorded("root", trail);

        assertThat(ComponentProgram.of(root).endAfterStart(true).run()).isZero();
        assertThat(trail.steps())
                .containsExactly(
                        "root onFirstStart", "root onStart", "root onStarted", "root onStop", "root onShutdown");
        assertThat(ComponentProgram.of(root.failingIn("onStarted"))
                        .endAfterStart(true)
                        .run())
                .isEqualTo(1);
    }

    @Test
    void anInterruptStopsTheRoot_M57() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        Recorded root = new Recorded("root", trail).in("onStarted", up::countDown);
        Thread main = new Thread(() -> {
            try {
                ComponentProgram.run(root);
            } catch (InterruptedException e) {
                trail.add("interrupted");
            }
        });
        main.start();
        up.await();

        main.interrupt();
        main.join();

        assertThat(trail.steps()).endsWith("root onShutdown", "interrupted");
    }

    @Test
    void printedOutputGoesToAFileOrIsLeftAlone_M61() {
        Recorded root = new Recorded("root", trail);

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        ComponentProgram.of(root).redirectOutput(Level.WARN).run())
                .withMessageContaining("logFile");
        assertThat(trail.steps()).isEmpty();
    }
}
