package io.supervisor4j.component.time;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaskThreadsTest {

    @Test
    void aPlatformThreadIsADaemonWithItsNameAndNotYetStarted() throws Exception {
        runs(TaskThreads.platform());
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void aVirtualThreadIsADaemonWithItsNameAndNotYetStarted() throws Exception {
        Thread thread = runs(TaskThreads.virtual());

        assertThat(Thread.class.getMethod("isVirtual").invoke(thread)).isEqualTo(true);
    }

    private static Thread runs(TaskThreads threads) throws InterruptedException {
        AtomicReference<Thread> ranOn = new AtomicReference<>();
        Thread thread = threads.newThread("group/task", () -> ranOn.set(Thread.currentThread()));

        assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
        assertThat(thread.getName()).isEqualTo("group/task");
        assertThat(thread.isDaemon()).isTrue();
        thread.start();
        thread.join();
        assertThat(ranOn).hasValue(thread);
        return thread;
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_23)
    void virtualThreadsAreRefusedOnThisJdk() {
        assertThatThrownBy(TaskThreads::virtual).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void virtualThreadsThatPinTheirCarrierAreRefusedWithTheVersionAndTheWayOut() {
        assertThatThrownBy(() -> VirtualThreads.on(Runtime.Version.parse("23.0.1")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("virtual threads need JDK 24 or newer, this one is 23.0.1; use TaskThreads.platform()");
    }
}
