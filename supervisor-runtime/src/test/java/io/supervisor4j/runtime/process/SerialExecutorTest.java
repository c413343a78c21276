package io.supervisor4j.runtime.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class SerialExecutorTest {

    private final List<Runnable> borrowed = new ArrayList<>();
    private final List<String> trail = Collections.synchronizedList(new ArrayList<>());

    @Test
    void tasksRunInTheirOrderOnOneBorrowedThread() {
        SerialExecutor serial = new SerialExecutor(borrowed::add);
        serial.execute(() -> trail.add("a"));
        serial.execute(() -> trail.add("b"));

        assertThat(borrowed).hasSize(1);
        borrowed.remove(0).run();
        assertThat(trail).containsExactly("a", "b");
    }

    @Test
    void aThreadIsGivenBackWhenNothingIsLeftAndBorrowedAgainWhenNeeded() {
        SerialExecutor serial = new SerialExecutor(borrowed::add);
        serial.execute(() -> trail.add("a"));
        borrowed.remove(0).run();
        serial.execute(() -> trail.add("b"));

        assertThat(borrowed).hasSize(1);
        borrowed.remove(0).run();
        assertThat(trail).containsExactly("a", "b");
    }

    @Test
    void aTaskThatAddsATaskNeedsNoOtherThread() {
        SerialExecutor serial = new SerialExecutor(borrowed::add);
        serial.execute(() -> serial.execute(() -> trail.add("inner")));

        borrowed.remove(0).run();
        assertThat(borrowed).isEmpty();
        assertThat(trail).containsExactly("inner");
    }

    @Test
    void aTaskThatThrowsDoesNotHoldUpTheTasksBehindIt() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setUncaughtExceptionHandler((t, e) -> trail.add(e.getMessage()));
            return thread;
        });
        SerialExecutor serial = new SerialExecutor(threads);
        CountDownLatch second = new CountDownLatch(1);
        serial.execute(() -> {
            throw new IllegalStateException("first");
        });
        serial.execute(second::countDown);

        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        // A pool counts a thread as gone before that has told its failure.
        await().untilAsserted(() -> assertThat(trail).as("not swallowed").containsExactly("first"));
    }

    @Test
    void underLoadNoTaskIsLostAndNoTwoRunAtOnce() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        SerialExecutor serial = new SerialExecutor(threads);
        int tasks = 20_000;
        CountDownLatch done = new CountDownLatch(tasks);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        for (int i = 0; i < tasks; i++) {
            serial.execute(() -> {
                if (running.incrementAndGet() > 1) {
                    overlaps.incrementAndGet();
                }
                running.decrementAndGet();
                done.countDown();
            });
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(overlaps).hasValue(0);
        threads.shutdown();
    }
}
