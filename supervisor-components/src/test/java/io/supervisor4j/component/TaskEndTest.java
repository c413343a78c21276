package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** How tasks end: by themselves, by a stop, by an error, or not at all: M-14, M-25, M-27, U-21, X-7. */
@Timeout(60)
class TaskEndTest {

    private final Trail trail = new Trail();
    private final ManualTime time = new ManualTime();

    @Test
    void aTaskThatReturnsIsOver_M25() throws InterruptedException {
        Component component = Components.of("plain", () -> trail.add("ran"));
        component.start();
        await().until(() -> !trail.steps().isEmpty());

        assertThat(component.stop().isClean()).isTrue();
        assertThat(trail.steps()).hasSize(1);
    }

    /** And before the stop waits for {@code setShutdown}, not after. */
    @Test
    void tasksAreInterruptedInReverseOrderBeforeTheWaitForShutdown_M14_M27_X7() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(3);
        Plain component = new Plain(time) {
            {
                waitForShutdown();
                task("a", this::block);
                task("b", this::block);
                task("c", this::block);
            }

            private void block() throws InterruptedException {
                up.countDown();
                new CountDownLatch(1).await();
            }

            @Override
            protected void onStop() {
                trail.add("onStop");
            }
        };
        component.configure(ComponentSettings.defaults().time(time).threads((name, body) -> new Thread(body, name) {
            @Override
            public void interrupt() {
                trail.add(getName());
                super.interrupt();
            }
        }));
        component.start();
        up.await();

        CompletableFuture<StopReport> stop = component.stopAsync().toCompletableFuture();
        await().until(() -> time.nextDue().equals(Optional.of(Duration.ofSeconds(60))));
        await().until(() -> component.stackDump().startsWith("nothing runs"));
        trail.add("setShutdown");
        component.setShutdown();

        assertThat(stop.join().isClean()).isTrue();
        assertThat(trail.steps()).containsExactly("onStop", "plain/c", "plain/b", "plain/a", "setShutdown");
    }

    @Test
    void onlyLoggedATaskThatFailsIsOverAndTheComponentGoesOn_U21() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        Plain component = new Plain(time) {
            {
                task("fails", () -> {
                            failed.countDown();
                            throw new IllegalStateException("broken");
                        })
                        .onError(ErrorPolicy.log());
            }
        };
        try (LogLines log = new LogLines(component.getClass().getName())) {
            component.start();
            await().until(() -> log.lines().contains("ERROR [^plain]: fails failed; logged only"));
            assertThat(component.state()).isEqualTo(ComponentState.RUNNING);
            component.close();
        }
    }

    @Test
    void aTaskCanBeRestartedAfterAPauseSoThatAnErrorIsNoHotLoop_U21_B25() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        Plain component = new Plain(time) {
            {
                task("fails", () -> {
                            if (attempts.incrementAndGet() < 3) {
                                throw new IllegalStateException("broken");
                            }
                        })
                        .onError(ErrorPolicy.restartAfter(Duration.ofSeconds(7)));
            }
        };
        component.start();

        time.awaitWaiters(1);
        assertThat(attempts).hasValue(1);
        time.advance(Duration.ofSeconds(7));
        time.awaitWaiters(1);
        assertThat(attempts).hasValue(2);
        time.advance(Duration.ofSeconds(7));
        await().until(() -> attempts.get() == 3);

        assertThat(component.stop().isClean()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorPolicy.restartAfter(Duration.ZERO));
    }

    @Test
    void whatATaskThrowsWhileTheComponentStopsIsReported() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        Component component = Components.of("plain", () -> {
            up.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalArgumentException("on the way out");
            }
        });
        component.start();
        up.await();

        StopReport report = component.stop();

        assertThat(report.end()).isEqualTo(ComponentState.STOPPED);
        assertThat(report.failures())
                .extracting(failure -> failure.what() + ": " + failure.reason().getMessage())
                .containsExactly("run: on the way out");
    }

    @Test
    void aTaskMayStopItsOwnComponent() throws InterruptedException {
        Plain component = new Plain(time) {
            {
                task("task", this::stop);
            }
        };
        component.start();

        assertThat(component.awaitStopped().isClean()).isTrue();
    }

    @Test
    void aTaskThatWillNotStopIsAbandonedAndNamedWithItsStack() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        AtomicBoolean end = new AtomicBoolean();
        Component component = Components.of("plain", () -> hang(up, end));
        component.configure(ComponentSettings.defaults().time(time).stopTimeout(Duration.ofSeconds(3)));
        component.start();
        up.await();

        CompletableFuture<StopReport> stop = component.stopAsync().toCompletableFuture();
        time.awaitWaiters(1);
        time.advance(Duration.ofSeconds(3));

        StopReport report = stop.join();
        end.set(true);
        assertThat(report.isClean()).isFalse();
        assertThat(report.unstopped()).hasSize(1).first().satisfies(left -> {
            assertThat(left.component()).isEqualTo("plain");
            assertThat(left.what()).isEqualTo("run");
            assertThat(left.stackText()).contains("TaskEndTest.hang");
        });
        assertThat(component.state()).isEqualTo(ComponentState.STOPPED);
    }

    private static void hang(CountDownLatch up, AtomicBoolean end) {
        up.countDown();
        while (!end.get()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCallbackThatHangsIsAbandonedAndTheStopGoesOn() throws InterruptedException {
        AtomicBoolean end = new AtomicBoolean();
        CountDownLatch up = new CountDownLatch(1);
        Recorded component = new Recorded("plain", trail).in("onStop", () -> hang(up, end));
        component.start();

        StopReport report = component.stop(Duration.ZERO);

        end.set(true);
        assertThat(report.unstopped()).extracting(StopReport.Unstopped::what).contains("onStop");
        assertThat(component.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void aTaskThatWasAbandonedIsStillToldToEndWhenTheComponentHasBegunAnew() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        AtomicBoolean end = new AtomicBoolean();
        CompletableFuture<Boolean> slept = new CompletableFuture<>();
        Plain component = new Plain(time) {
            {
                task("task", () -> {
                    if (restartCount() == 0) {
                        hang(up, end);
                        slept.complete(sleep(Duration.ofHours(1)));
                    }
                });
            }
        };
        component.configure(ComponentSettings.defaults().stopTimeout(Duration.ofMillis(1)));
        component.start();
        up.await();
        component.stop();
        component.start();

        end.set(true);

        assertThat(slept.join()).isFalse();
        assertThat(component.shouldStop()).isFalse();
        component.close();
    }
}
