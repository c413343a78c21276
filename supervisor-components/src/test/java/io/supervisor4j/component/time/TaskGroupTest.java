package io.supervisor4j.component.time;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class TaskGroupTest {

    private final ManualTime time = new ManualTime();
    private final LinkedBlockingQueue<String> trail = new LinkedBlockingQueue<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final LogCapture log = new LogCapture(TaskGroup.class);
    private final TaskGroup group = builder().build();

    private TaskGroupBuilder builder() {
        return TaskGroup.builder().name("group").timeSource(time).stopTimeout(ofSeconds(30));
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    private LoopingCallBuilder<Void> everyFiveSeconds(ThrowingRunnable body) {
        return LoopingCall.every(ofSeconds(5), body).name("loop").timeSource(time);
    }

    /** Runs until it is told to finish; an interrupt ends it with a trace. */
    private void longTask() throws InterruptedException {
        running.countDown();
        try {
            finish.await();
        } catch (InterruptedException e) {
            trail.add("interrupted");
            throw e;
        }
        trail.add("finished");
    }

    @Test
    void aTaskRunsOnADaemonThreadNamedAfterGroupAndTask() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();

        group.run("import", () -> thread.set(Thread.currentThread()))
                .toCompletableFuture()
                .get();

        assertThat(thread.get().getName()).isEqualTo("group/import");
        assertThat(thread.get().isDaemon()).isTrue();
    }

    @Test
    void aFinishedTaskLeavesTheGroupEvenAfterAnError_O77() throws Exception {
        IOException failure = new IOException("no such file");
        CompletableFuture<Void> end = group.run("import", () -> {
                    throw failure;
                })
                .toCompletableFuture();

        assertThatThrownBy(end::get).isInstanceOf(ExecutionException.class).hasCause(failure);
        assertThat(group.runningTasks()).isZero();
        assertThat(group.awaitDone(ofHours(1))).isTrue();
        assertThat(log.messages()).containsExactly("ERROR Task group/import failed");
    }

    @Test
    void aTaskTooManyIsRefused_O77() throws Exception {
        TaskGroup small = builder().maxTasks(1).build();
        CompletableFuture<Void> end = small.run("first", this::longTask).toCompletableFuture();

        assertThatThrownBy(() -> small.run("second", () -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage(
                        "task group/second is one too many: 1 tasks run already; raise maxTasks, or wait for one of them");
        finish.countDown();
        end.get();
        small.run("third", () -> {}).toCompletableFuture().get();
    }

    @Test
    void stopEndsLoopsAndInterruptsTasksAndDoesNotWait_O79() throws Exception {
        LoopingCall<Void> loop = group.start(everyFiveSeconds(() -> trail.add("loop")));
        group.run("stuck", this::longTask);
        running.await();
        time.awaitWaiters(1);

        group.stop();

        assertThat(loop.awaitDone()).isEmpty();
        assertThat(group.awaitDone(ofHours(1))).isTrue();
        assertThat(trail).containsExactlyInAnyOrder("loop", "interrupted");
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void aLoopThatIsInterruptedAsItsGroupIsStoppedHasNotFailed_O79() throws Exception {
        LoopingCall<Void> loop = group.start(everyFiveSeconds(this::longTask));
        running.await();

        group.stop();

        assertThat(loop.awaitDone()).isEmpty();
        assertThat(trail).containsExactly("interrupted");
    }

    @Test
    void stoppedGracefullyTasksAndLoopsEndByThemselves_O79() throws Exception {
        group.start(everyFiveSeconds(this::longTask));
        running.await();
        group.run("long", this::longTask);

        CompletableFuture<Boolean> stopped = stopGracefully();
        time.awaitWaiters(1);
        finish.countDown();

        assertThat(stopped.get()).isTrue();
        assertThat(trail).containsExactly("finished", "finished");
    }

    @Test
    void whatDoesNotEndInTimeIsNamedWithItsStackAndInterrupted_O79() throws Exception {
        group.run("stuck", this::longTask);
        running.await();

        CompletableFuture<Boolean> stopped = stopGracefully();
        time.awaitWaiters(1);
        time.advance(ofSeconds(30));

        assertThat(stopped.get()).isFalse();
        assertThat(trail.take()).isEqualTo("interrupted");
        assertThat(log.messages())
                .singleElement()
                .asString()
                .startsWith("WARN Task group group did not end within PT30S and is interrupted; its threads:")
                .contains("group/stuck:", "TaskGroupTest.longTask");
    }

    private CompletableFuture<Boolean> stopGracefully() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return group.stopGracefully(ofSeconds(30));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void aTaskMayStopItsOwnGroupAndGoesOnItself_O79() throws Exception {
        group.run("other", this::longTask);
        running.await();
        CompletableFuture<Void> end = group.run("stopper", () -> {
                    group.stop();
                    assertThat(group.awaitDone(ofHours(1))).isTrue();
                    assertThat(group.stopGracefully(ZERO)).isTrue();
                    assertThat(Thread.currentThread().isInterrupted()).isFalse();
                })
                .toCompletableFuture();

        end.get();
        assertThat(trail).containsExactly("interrupted");
    }

    @Test
    void aTaskThatUsesTheGroupWhileItIsStoppedDoesNotBlockIt_B26() throws Exception {
        CountDownLatch stopping = new CountDownLatch(1);
        group.start(everyFiveSeconds(() -> {
            running.countDown();
            stopping.await();
            assertThat(group.runningTasks()).isZero();
            assertThatIllegalStateException()
                    .isThrownBy(() -> group.start(everyFiveSeconds(() -> {})))
                    .withMessage("group/loop cannot begin, as its group was stopped");
            assertThatIllegalStateException()
                    .isThrownBy(() -> group.run("late", () -> {}))
                    .withMessage("group/late cannot begin, as its group was stopped");
            trail.add("used");
        }));
        running.await();

        CompletableFuture<Boolean> stopped = stopGracefully();
        time.awaitWaiters(1);
        stopping.countDown();

        assertThat(stopped.get()).isTrue();
        assertThat(trail).containsExactly("used");
    }

    @Test
    void aTaskMayAddOthersWhichAreWaitedForToo() throws Exception {
        group.run(
                "first",
                () -> group.run("second", () -> {
                    finish.await();
                    trail.add("second");
                }));
        CompletableFuture<Boolean> waited = CompletableFuture.supplyAsync(() -> {
            try {
                return group.awaitDone(ofHours(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        time.awaitWaiters(1);
        finish.countDown();

        assertThat(waited.get()).isTrue();
        assertThat(trail).containsExactly("second");
    }

    @Test
    void aLoopMayBeStoppedOnItsOwn_O78() throws Exception {
        LoopingCall<Void> loop = group.start(
                everyFiveSeconds(() -> trail.add(Thread.currentThread().getName())));
        time.awaitWaiters(1);

        loop.stop();

        assertThat(group.awaitDone(ofHours(1))).isTrue();
        assertThat(trail).containsExactly("group/loop");
    }

    @Test
    void whoIsInterruptedWhileClosingStaysInterruptedAndSoAreTheTasks() throws Exception {
        group.run("stuck", this::longTask);
        running.await();

        Thread.currentThread().interrupt();
        group.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(trail.take()).isEqualTo("interrupted");
    }

    @Test
    void aTaskForWhichThereIsNoThreadIsNotWaitedFor() throws Exception {
        TaskGroup poor =
                builder().threads(ThreadsThatFail.ofName("group/unlucky")).build();

        assertThatThrownBy(() -> poor.run("unlucky", () -> {})).isInstanceOf(OutOfMemoryError.class);

        assertThat(poor.runningTasks()).isZero();
        assertThat(poor.awaitDone(ZERO)).isTrue();
    }

    @Test
    void closingTwiceIsAsGoodAsOnce() {
        group.close();
        group.close();
    }

    @Test
    void valuesThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxTasks(0))
                .withMessage("maxTasks must be at least 1, but is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().name(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().stopTimeout(ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> group.awaitDone(ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> group.stopGracefully(ofSeconds(-1)));
    }

    @Test
    void loopsAreStoppedAndAwaitedAloneWhileTasksGoOn_O80() throws Exception {
        CountDownLatch inLoop = new CountDownLatch(1);
        CountDownLatch leaveLoop = new CountDownLatch(1);
        group.run("task", this::longTask);
        LoopingCall<Void> loop = group.start(everyFiveSeconds(() -> {
            inLoop.countDown();
            leaveLoop.await();
        }));
        running.await();
        inLoop.await();

        CompletableFuture<Void> stopped = group.stopLoops().toCompletableFuture();
        assertThat(stopped).isNotDone();
        leaveLoop.countDown();

        assertThat(stopped).succeedsWithin(ofSeconds(30));
        assertThat(loop.isDone()).isTrue();
        assertThat(group.runningTasks()).isEqualTo(1);
        group.start(everyFiveSeconds(() -> trail.add("another")));
        assertThat(trail.take()).isEqualTo("another");
        finish.countDown();
    }

    @Test
    void aLoopThatFailsLeavesTheGroupAndIsNoTroubleForWhoAwaitsTheOthers_O80() throws Exception {
        LoopingCall<Void> failing = group.start(everyFiveSeconds(() -> {
            running.countDown();
            finish.await();
            throw new IOException("broken");
        }));
        running.await();

        CompletableFuture<Void> stopped = group.stopLoops().toCompletableFuture();
        finish.countDown();

        assertThat(stopped).succeedsWithin(ofSeconds(30));
        assertThat(failing.completion().toCompletableFuture()).isCompletedExceptionally();
        assertThat(group.stopLoops().toCompletableFuture()).isDone();
    }

    @Test
    void oneTaskMayBeCancelledAndAwaitedOnItsOwn_O80() throws Exception {
        GroupTask first = group.submit("first", this::longTask);
        running.await();
        GroupTask second = group.submit("second", finish::await);
        CompletableFuture<String> linked = new CompletableFuture<>();
        var unused = first.completion()
                .whenComplete((nothing, failure) ->
                        linked.complete(failure.getCause().getClass().getSimpleName()));

        first.cancel();

        assertThat(linked).succeedsWithin(ofSeconds(30)).isEqualTo("InterruptedException");
        assertThat(trail.take()).isEqualTo("interrupted");
        assertThat(first.name()).isEqualTo("group/first");
        assertThat(second.isDone()).isFalse();
        finish.countDown();
        assertThat(second.completion().toCompletableFuture()).succeedsWithin(ofSeconds(30));
        second.cancel();
        first.cancel();
        assertThat(group.awaitDone(ofSeconds(30))).isTrue();
    }
}
