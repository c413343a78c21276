package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Periodic tasks that run by themselves. */
@Timeout(60)
class PeriodicThreadTest {

    private final ManualTime time = new ManualTime();
    private final LinkedBlockingQueue<String> trail = new LinkedBlockingQueue<>();
    private final LogCapture log = new LogCapture(PeriodicTasks.class);

    @AfterEach
    void closeLog() {
        log.close();
    }

    private PeriodicTasksBuilder builder() {
        return PeriodicTasks.builder().name("group").timeSource(time).stopTimeout(ofSeconds(30));
    }

    private void task() {
        trail.add(
                Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon());
    }

    private void advance(Duration by) throws InterruptedException {
        time.awaitWaiters(1);
        time.advance(by);
    }

    @Test
    void aStartedGroupRunsItsTasksOnADaemonThreadOfItsName() throws Exception {
        try (PeriodicTasks tasks =
                builder().task("a", ofSeconds(5), this::task).build().start()) {
            advance(ofSeconds(5));
            assertThat(trail.take()).isEqualTo("group true");
            advance(ofSeconds(5));
            assertThat(trail.take()).isEqualTo("group true");

            assertThatIllegalStateException().isThrownBy(tasks::start).withMessage("periodic tasks group run already");
            assertThatIllegalStateException()
                    .isThrownBy(tasks::runDue)
                    .withMessage("periodic tasks group were started and run by themselves");
        }
    }

    @Test
    void closeEndsTheIdleTimeAndNothingRunsAfterwards() throws Exception {
        PeriodicTasks tasks =
                builder().task("a", ofSeconds(5), this::task).build().start();
        time.awaitWaiters(1);

        tasks.close();
        time.advance(ofSeconds(100));

        assertThat(trail).isEmpty();
        assertThat(tasks.stop(ZERO)).isTrue();
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void aTaskAddedAtRunTimeIsNotKeptWaitingByTheIdleTime() throws Exception {
        try (PeriodicTasks tasks = builder().build().start()) {
            time.awaitWaiters(1);

            tasks.add(PeriodicTaskSpec.of("soon", ofSeconds(1), this::task).runImmediately(true));

            assertThat(trail.take()).isEqualTo("group true");
        }
    }

    @Test
    void aFailingTaskIsRunAgain() throws Exception {
        Semaphore runs = new Semaphore(0);
        PeriodicTasks tasks = builder()
                .task("bad", ofSeconds(5), () -> {
                    runs.release();
                    throw new IllegalStateException("bad luck");
                })
                .build()
                .start();
        try (tasks) {
            advance(ofSeconds(5));
            runs.acquire();
            advance(ofSeconds(5));
            runs.acquire();
        }
        assertThat(log.messages()).hasSize(2).containsOnly("ERROR Periodic task group/bad failed");
    }

    @Test
    void aTaskThatLeavesItsThreadInterruptedDoesNotEndTheGroup() throws Exception {
        PeriodicTasks tasks = builder()
                .task("interrupts", ofSeconds(5), () -> {
                    Thread.currentThread().interrupt();
                    task();
                })
                .build()
                .start();
        try (tasks) {
            advance(ofSeconds(5));
            trail.take();
            advance(ofSeconds(5));
            assertThat(trail.take()).isEqualTo("group true");
        }
    }

    @Test
    void stopWaitsForTheTaskThatRunsAndTheNextOneDoesNotBegin() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        PeriodicTasks tasks = builder()
                .task("long", ofSeconds(5), () -> {
                    running.countDown();
                    finish.await();
                    task();
                })
                .task("next", ofSeconds(5), this::task)
                .build()
                .start();
        advance(ofSeconds(5));
        running.await();

        CompletableFuture<Boolean> stopped = stop(tasks);
        time.awaitWaiters(1);
        finish.countDown();

        assertThat(stopped.get()).isTrue();
        assertThat(trail).hasSize(1);
    }

    @Test
    void whatDoesNotEndInTimeIsNamedWithItsStackAndInterrupted() throws Exception {
        for (int concurrency : List.of(1, 2)) {
            CountDownLatch running = new CountDownLatch(1);
            PeriodicTasks tasks = builder()
                    .concurrency(concurrency)
                    .task("stuck", ofSeconds(5), () -> untilInterrupted(running))
                    .build()
                    .start();
            advance(ofSeconds(5));
            running.await();

            CompletableFuture<Boolean> stopped = stop(tasks);
            advance(ofSeconds(30));

            assertThat(stopped.get()).isFalse();
            assertThat(trail.take()).isEqualTo("interrupted");
            assertThat(log.messages())
                    .last()
                    .asString()
                    .startsWith(
                            "WARN Periodic tasks group did not end within PT30S and are interrupted; their threads:")
                    .contains("PeriodicThreadTest.untilInterrupted");
        }
    }

    private void untilInterrupted(CountDownLatch running) throws InterruptedException {
        running.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            trail.add("interrupted");
            throw e;
        }
    }

    private static CompletableFuture<Boolean> stop(PeriodicTasks tasks) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return tasks.stop(ofSeconds(30));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void whoIsInterruptedWhileClosingStaysInterruptedAndSoAreTheTasks() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        PeriodicTasks tasks = builder()
                .task("stuck", ofSeconds(5), () -> untilInterrupted(running))
                .build()
                .start();
        advance(ofSeconds(5));
        running.await();

        Thread.currentThread().interrupt();
        tasks.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(trail.take()).isEqualTo("interrupted");
    }

    @Test
    void aTaskMayCloseItsOwnGroup() throws Exception {
        for (int concurrency : List.of(1, 2)) {
            AtomicReference<PeriodicTasks> tasks = new AtomicReference<>();
            CountDownLatch closed = new CountDownLatch(1);
            tasks.set(builder()
                    .concurrency(concurrency)
                    .task("last", ofSeconds(5), () -> {
                        tasks.get().close();
                        closed.countDown();
                    })
                    .build());
            tasks.get().start();
            advance(ofSeconds(5));

            closed.await();
            assertThat(tasks.get().stop(ofSeconds(30))).isTrue();
        }
    }
}
