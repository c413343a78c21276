package io.supervisor4j.component.time;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Periodic tasks that run at the same time. */
@Timeout(60)
class ConcurrentRoundTest {

    private final ManualTime time = new ManualTime();
    private final LinkedBlockingQueue<String> trail = new LinkedBlockingQueue<>();
    private final LogCapture log = new LogCapture(PeriodicTasks.class);

    @AfterEach
    void closeLog() {
        log.close();
    }

    private PeriodicTasksBuilder builder(int concurrency) {
        return PeriodicTasks.builder().name("group").timeSource(time).concurrency(concurrency);
    }

    @Test
    void dueTasksRunAtTheSameTimeOnThreadsOfTheirNamesAndTheRoundWaitsForThem() {
        CyclicBarrier together = new CyclicBarrier(3);
        PeriodicTasksBuilder builder = builder(3);
        for (String name : new String[] {"a", "b", "c"}) {
            builder.task(name, ofSeconds(1), () -> {
                together.await();
                trail.add(Thread.currentThread().getName());
            });
        }
        PeriodicTasks tasks = builder.build();
        time.advance(ofSeconds(1));

        assertThat(tasks.runDue()).isEqualTo(ofSeconds(1));

        assertThat(trail).containsExactlyInAnyOrder("group/a", "group/b", "group/c");
    }

    @Test
    void noMoreRunThanMay() {
        AtomicInteger running = new AtomicInteger();
        CyclicBarrier pair = new CyclicBarrier(2);
        PeriodicTasksBuilder builder = builder(2);
        for (int i = 0; i < 20; i++) {
            builder.task("t" + i, ofSeconds(1), () -> {
                running.incrementAndGet();
                pair.await();
                trail.add(running.get() <= 2 ? "fine" : "too many");
                pair.await();
                running.decrementAndGet();
            });
        }
        PeriodicTasks tasks = builder.build();
        time.advance(ofSeconds(1));

        tasks.runDue();

        assertThat(trail).hasSize(20).containsOnly("fine");
    }

    @Test
    void failuresAreLoggedOrThrownTogether_O63() {
        PeriodicTasks tasks = builder(2)
                .task("a", ofSeconds(1), () -> {
                    throw new IllegalStateException("a");
                })
                .task("b", ofSeconds(1), () -> {
                    throw new AssertionError("b");
                })
                .task("c", ofSeconds(1), () -> trail.add("c"))
                .build();
        time.advance(ofSeconds(1));
        tasks.runDue();

        assertThat(log.messages())
                .containsExactlyInAnyOrder("ERROR Periodic task group/a failed", "ERROR Periodic task group/b failed");

        time.advance(ofSeconds(1));
        assertThatThrownBy(tasks::runDueOrThrow)
                .hasMessageStartingWith("periodic task group/a failed")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .hasToString(PeriodicTaskException.class.getName()
                                + ": periodic task group/b failed: java.lang.AssertionError: b"));
        assertThat(trail).containsExactly("c", "c");
        assertThat(log.messages()).hasSize(2);
    }

    @Test
    void aTaskForWhichThereIsNoThreadHasFailedAndTheOthersRun() {
        CyclicBarrier pair = new CyclicBarrier(2); // which passes only if the first has left its place
        PeriodicTasks tasks = builder(2)
                .threads(ThreadsThatFail.ofName("group/unlucky"))
                .task("unlucky", ofSeconds(1), () -> trail.add("never"))
                .task("one", ofSeconds(1), () -> trail.add("one " + (pair.await() >= 0)))
                .task("two", ofSeconds(1), () -> trail.add("two " + (pair.await() >= 0)))
                .build();
        time.advance(ofSeconds(1));
        tasks.runDue();

        assertThat(log.messages()).containsExactly("ERROR Periodic task group/unlucky failed");
        assertThat(trail).containsExactlyInAnyOrder("one true", "two true");

        time.advance(ofSeconds(1));
        assertThatThrownBy(tasks::runDueOrThrow).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(trail).hasSize(4);
    }

    @Test
    void anInterruptOfTheCallerInterruptsTheTasksAndTheRestIsLeft() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        ThrowingRunnable stuck = () -> {
            running.countDown();
            new CountDownLatch(1).await();
        };
        PeriodicTasks tasks = builder(2)
                .task("stuck", ofSeconds(1), stuck)
                .task("stuck-too", ofSeconds(1), stuck)
                .task("rest", ofSeconds(1), () -> trail.add("rest"))
                .build();
        time.advance(ofSeconds(1));
        Thread caller = new Thread(() -> {
            tasks.runDue();
            trail.add("returned interrupted " + Thread.currentThread().isInterrupted());
        });
        caller.start();
        running.await();

        caller.interrupt();

        assertThat(trail.take()).isEqualTo("returned interrupted true");
        assertThat(tasks.runDue()).isEqualTo(ofSeconds(1));
        assertThat(trail).containsExactly("rest");
    }
}
