package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A component in one thread: M-63, M-65. */
@Timeout(60)
class ConfinedComponentTest {

    private final ManualTime time = new ManualTime();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Confined component = new Confined();

    /** Notes its threads. */
    private final class Confined extends ConfinedComponent {

        @Override
        public String label() {
            return "confined";
        }

        @Override
        protected void onStart() {
            threads.add(Thread.currentThread());
        }

        @Override
        protected void onShutdown() {
            threads.add(Thread.currentThread());
        }
    }

    @BeforeEach
    void start() throws InterruptedException {
        component.configure(ComponentSettings.defaults().time(time));
        component.start();
    }

    @AfterEach
    void stop() {
        component.close();
    }

    @Test
    void callbacksAndCallsRunInOneThread_M65() throws InterruptedException {
        component
                .call(() -> threads.add(Thread.currentThread()))
                .toCompletableFuture()
                .join();
        component.stop();

        assertThat(threads).hasSize(3).containsOnly(threads.get(0));
        assertThat(threads.get(0).getName()).isEqualTo("confined/confined");
        await().until(() -> !threads.get(0).isAlive());
    }

    @Test
    void aCallGivesItsResultOrFailureToTheCaller_M65() {
        assertThat(component.call(() -> 42).toCompletableFuture().join()).isEqualTo(42);
        assertThatThrownBy(() -> component
                        .call(() -> {
                            throw new IllegalStateException("broken");
                        })
                        .toCompletableFuture()
                        .join())
                .hasRootCauseMessage("broken");
        assertThat(component.state()).isEqualTo(ComponentState.RUNNING);
    }

    @Test
    void aCallFromItsOwnThreadIsDoneAtOnce_M65() {
        Integer result = component
                .call(() -> component.call(() -> 42).toCompletableFuture().join())
                .toCompletableFuture()
                .join();

        assertThat(result).isEqualTo(42);
    }

    @Test
    void aCastThatFailsCrashesTheComponent_M65() {
        component.cast(() -> {
            throw new IllegalStateException("broken");
        });

        assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(component::awaitStopped);
    }

    @Test
    void whatIsStillQueuedAtTheEndIsCancelled_M65() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        CompletableFuture<Integer> first = component
                .call(() -> {
                    up.countDown();
                    new CountDownLatch(1).await();
                    return 1;
                })
                .toCompletableFuture();
        CompletableFuture<Integer> queued = component.call(() -> 42).toCompletableFuture();
        up.await();

        component.stop();

        assertThat(first).isCompletedExceptionally();
        assertThat(queued).isCancelled();
        assertThat(component.call(() -> 42).toCompletableFuture()).isCancelled();
    }

    @Test
    void eachRunHasANewThread_M65() throws InterruptedException {
        component.restart();
        component.stop();

        assertThat(threads.get(0)).isSameAs(threads.get(1)).isNotSameAs(threads.get(2));
    }

    @Test
    void aStartThatBlocksIsReportedTooAndNoNameIsTaken_M63() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ConfinedComponent slow = new ConfinedComponent() {
            {
                task("watch", () -> {});
            }

            @Override
            protected void onStart() {
                block(up, go);
            }
        };
        slow.configure(ComponentSettings.defaults().time(time));
        component.stop();
        try (LogLines log = new LogLines(slow.getClass().getName())) {
            var started = slow.startAsync();
            up.await();
            for (int look = 0; look < 2; look++) {
                time.awaitWaiters(1);
                time.advance(Duration.ofSeconds(5));
            }
            time.awaitWaiters(1);
            go.countDown();
            started.toCompletableFuture().join();

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("blocked in one call"))
                    .hasSize(1);
        }
        slow.stop();
    }

    @Test
    void aBlockedCallIsReportedOnceWithItsStack_M63() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (LogLines log = new LogLines(Confined.class.getName())) {
            component.cast(() -> block(up, go));
            up.await();
            for (int look = 0; look < 4; look++) {
                time.awaitWaiters(1);
                time.advance(Duration.ofSeconds(5));
            }
            time.awaitWaiters(1);
            go.countDown();

            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("blocked in one call for more than PT10S", "ConfinedComponentTest.block");
        }
    }

    /** Notes whether its end comes while a call is in progress. */
    private static final class Held extends ConfinedComponent {

        private final List<String> ends = new CopyOnWriteArrayList<>();
        private final CountDownLatch up = new CountDownLatch(1);

        @Override
        protected void onStop() {
            ends.add("onStop");
        }

        @Override
        protected void onShutdown() {
            ends.add("onShutdown");
        }
    }

    private Held held() throws InterruptedException {
        Held held = new Held();
        held.configure(ComponentSettings.defaults().time(time).stopTimeout(Duration.ofSeconds(3)));
        component.stop();
        held.start();
        return held;
    }

    @Test
    void aCallInProgressIsInterruptedSoThatTheEndReachesEveryCallback_M14_M65() throws InterruptedException {
        Held held = held();
        CompletableFuture<Integer> call = held.call(() -> {
                    held.up.countDown();
                    new CountDownLatch(1).await();
                    return 1;
                })
                .toCompletableFuture();
        held.up.await();

        StopReport report = held.stop();

        assertThat(report.isClean()).isTrue();
        assertThat(held.ends).containsExactly("onStop", "onShutdown");
        assertThat(call).isCompletedExceptionally();
    }

    @Test
    void aCallThatWillNotEndIsNamedWithItsStackAndTheEndReachesEveryCallback_M14_M65() throws InterruptedException {
        Held held = held();
        AtomicBoolean end = new AtomicBoolean();
        held.cast(() -> hang(held.up, end));
        held.up.await();
        CompletableFuture<StopReport> stop = held.stopAsync().toCompletableFuture();
        await().until(() -> time.nextDue().equals(Optional.of(Duration.ofSeconds(3))));

        time.advance(Duration.ofSeconds(3));

        StopReport report = stop.join();
        end.set(true);
        assertThat(held.ends).containsExactly("onStop", "onShutdown");
        assertThat(report.unstopped()).hasSize(1).first().satisfies(left -> {
            assertThat(left.what()).isEqualTo("cast");
            assertThat(left.stackText()).contains("ConfinedComponentTest.hang");
        });
    }

    @Test
    void aCallbackThatWillNotEndDoesNotHoldUpTheOthers_M14_M65() throws InterruptedException {
        AtomicBoolean end = new AtomicBoolean();
        CountDownLatch up = new CountDownLatch(1);
        CountDownLatch down = new CountDownLatch(1);
        ConfinedComponent stuck = new ConfinedComponent() {
            @Override
            protected void onStart() {
                hang(up, end);
            }

            @Override
            protected void onShutdown() {
                down.countDown();
            }
        };
        var started = stuck.startAsync();
        up.await();

        StopReport report = stuck.stop(Duration.ZERO);

        end.set(true);
        assertThat(started.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(down.getCount()).isZero();
        assertThat(report.unstopped()).hasSize(1).first().satisfies(left -> {
            assertThat(left.what()).isEqualTo("onStart");
            assertThat(left.stackText()).contains("ConfinedComponentTest.hang");
        });
    }

    private static void hang(CountDownLatch up, AtomicBoolean end) {
        up.countDown();
        while (!end.get()) {
            Thread.onSpinWait();
        }
    }

    private static void block(CountDownLatch up, CountDownLatch go) {
        up.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
