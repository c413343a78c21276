package io.supervisor4j.launch;

import io.supervisor4j.component.time.TaskGroup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class PooledServiceTest {

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /** Works until released, or interrupted. */
    private final class Working extends PooledService {
        @Override
        protected void start() {
            tasks().run("work", () -> {
                started.countDown();
                try {
                    release.await();
                    end.complete("done");
                } catch (InterruptedException e) {
                    end.complete("interrupted");
                }
            });
        }

        TaskGroup group() {
            return tasks();
        }
    }

    private static CompletableFuture<Void> inBackground(ThrowingAction action) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        action.run();
                        end.complete(null);
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                })
                .start();
        return end;
    }

    private interface ThrowingAction {
        void run() throws Exception;
    }

    @Test
    void aGracefulStopWaitsForTheTasks_O3() throws Exception {
        Working service = new Working();
        CompletableFuture<Void> run = inBackground(service::run);
        started.await();

        CompletableFuture<Void> stop = inBackground(service::terminate);
        // The group is told to stop; it takes up nothing, and waits.
        org.awaitility.Awaitility.await().until(() -> isStopped(service.group()));
        assertThat(stop).isNotDone();
        assertThat(run).isNotDone();
        release.countDown();

        stop.get(30, TimeUnit.SECONDS);
        run.get(30, TimeUnit.SECONDS);
        assertThat(end).isCompletedWithValue("done");
    }

    private static boolean isStopped(TaskGroup group) {
        try {
            group.run("probe", () -> {});
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Test
    void anUngracefulStopInterruptsTheTasks_O3() throws Exception {
        Working service = new Working();
        CompletableFuture<Void> run = inBackground(service::run);
        started.await();

        service.end(false);

        run.get(30, TimeUnit.SECONDS);
        assertThat(end).isCompletedWithValue("interrupted");
    }

    @Test
    void aRestartedServiceHasAFreshGroup_O19() throws Exception {
        Working service = new Working();
        release.countDown();
        service.run();
        service.terminate();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> service.group().run("late", () -> {}));

        service.renew();
        service.run();
        service.terminate();

        assertThat(service.group().runningTasks()).isZero();
    }

    @Test
    void aServiceThatIsStoppedBeforeItStartsNeverDoes() throws Exception {
        Working service = new Working();

        service.terminate();
        service.run();

        assertThat(started.getCount()).isEqualTo(1);
    }

    /** Allows a number of tasks. */
    private static final class Limited extends PooledService {
        Limited() {}

        Limited(int threads) {
            super(threads);
        }

        TaskGroup group() {
            return tasks();
        }
    }

    @Test
    void asManyTasksRunAtTheSameTimeAsTheConstructorSays_O3() {
        assertTasks(new Limited(2).group(), 2);
        assertTasks(new Limited().group(), 1000);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Limited(0))
                .withMessage("maxTasks must be at least 1, but is 0");
    }

    /** One more is refused. */
    private void assertTasks(TaskGroup group, int limit) {
        try (group) {
            for (int i = 0; i < limit; i++) {
                group.run("task", release::await);
            }
            assertThat(group.runningTasks()).isEqualTo(limit);
            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> group.run("one more", () -> {}));
            group.stop();
        }
    }

    @Test
    void startAndResetDoNothing_O3() throws Exception {
        Limited service = new Limited(1);
        service.start();
        service.reset();

        assertThat(service.group().runningTasks()).isZero();
        service.await();
        service.stop(true);
    }
}
