package io.supervisor4j.component;

import io.supervisor4j.component.time.TaskThreads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Starts, and those that fail: M-4, M-9, M-13. */
@Timeout(60)
class StartTest {

    private final Trail trail = new Trail();
    private final Recorded child = new Recorded("child", trail);
    private final Recorded other = new Recorded("other", trail);
    private final Recorded parent = new Recorded("parent", trail, child, other);

    @Test
    void callbacksAndChildrenStartInOrder_M9() throws InterruptedException {
        parent.start();

        assertThat(trail.steps())
                .containsExactly(
                        "parent onFirstStart",
                        "parent onStart",
                        "child onFirstStart",
                        "child onStart",
                        "child onStarted",
                        "other onFirstStart",
                        "other onStart",
                        "other onStarted",
                        "parent onStarted");
        assertThat(parent.state()).isEqualTo(ComponentState.RUNNING);
        parent.close();
    }

    @Test
    void startingTwiceIsRefusedAndMaybeStartSaysWhetherItDid_M4() throws InterruptedException {
        assertThat(parent.maybeStart()).isTrue();
        assertThat(parent.maybeStart()).isFalse();

        assertThatIllegalState(parent::start, "<parent: running> is started already");
        parent.close();
    }

    @Test
    void aFailingStartFailsTheComponentAndStopsWhatHadStarted_M13() throws InterruptedException {
        other.failingIn("onStart");

        assertThatExceptionOfType(ComponentStartException.class)
                .isThrownBy(parent::start)
                .withMessageContaining("parent could not be started")
                .havingRootCause()
                .withMessage("onStart of other");

        assertThat(List.of(parent.state(), child.state(), other.state()))
                .containsExactly(ComponentState.FAILED, ComponentState.STOPPED, ComponentState.FAILED);
        assertThat(trail.steps())
                .endsWith("other onShutdown", "parent onStop", "child onStop", "child onShutdown", "parent onShutdown");
        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(parent::awaitStopped);
    }

    @Test
    void whatFailedBeforeOnStartHasNothingToStop_B34() {
        parent.failingIn("onFirstStart");

        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(parent::start);

        assertThat(trail.steps()).containsExactly("parent onFirstStart");
    }

    @Test
    void aComponentThatFailedCanBeStartedAgain() throws InterruptedException {
        parent.failingIn("onStart");
        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(parent::start);

        parent.in("onStart", () -> {});
        parent.start();

        assertThat(parent.state()).isEqualTo(ComponentState.RUNNING);
        parent.close();
    }

    @Test
    void aCallbackThatWouldWaitForItselfIsTold() {
        child.in("onStart", parent::stop);

        assertThatExceptionOfType(ComponentStartException.class)
                .isThrownBy(parent::start)
                .havingRootCause()
                .withMessageContaining("stop() of <parent: starting> would wait for child/onStart")
                .withMessageContaining("use its Async form");
    }

    @Test
    void aChildCannotBeStartedWithoutItsParent() {
        assertThatIllegalState(child::start, "<child: init> is part of <parent: init>, which is not started");
        assertThatIllegalState(child::restart, "is part of");
    }

    @Test
    void aThreadThatCannotBeStartedFailsTheStartAndNotMore() {
        parent.configure(ComponentSettings.defaults().threads((name, task) -> {
            throw new OutOfMemoryError("unable to create native thread");
        }));

        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(parent::start);

        assertThat(parent.state()).isEqualTo(ComponentState.FAILED);
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void threadsCanBeVirtual() throws InterruptedException {
        parent.configure(ComponentSettings.defaults().threads(TaskThreads.virtual()));
        CompletableFuture<String> thread = new CompletableFuture<>();
        parent.in("onStart", () -> thread.complete(Thread.currentThread().toString()));

        parent.start();

        assertThat(thread.join()).startsWith("VirtualThread").contains("parent/onStart");
        parent.close();
    }

    @Test
    void aBrokenLabelOrLoggerKeepsNothingFromRunning() throws InterruptedException {
        Component broken = new Component() {
            @Override
            public String label() {
                throw new IllegalStateException("no label");
            }

            @Override
            protected org.slf4j.Logger logger() {
                throw new IllegalStateException("no logger");
            }
        };

        broken.start();

        assertThat(broken.stop().isClean()).isTrue();
    }

    private static void assertThatIllegalState(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String text) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageContaining(text);
    }
}
