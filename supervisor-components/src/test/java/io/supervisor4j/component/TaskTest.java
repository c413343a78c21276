package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Tasks and futures: M-11, M-25 to M-27, U-21, X-6, X-7. */
@Timeout(60)
class TaskTest {

    private final Trail trail = new Trail();
    private final ManualTime time = new ManualTime();

    /** A component a test builds. */
    private abstract class Plain extends Component {

        Plain() {
            configure(ComponentSettings.defaults().time(time));
        }

        @Override
        public String label() {
            return "plain";
        }
    }

    @Test
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by reflection
    void tasksAreStartedInTheOrderOfRegistrationThenTheAnnotatedOnes_M11_X6() throws InterruptedException {
        List<String> threads = new java.util.concurrent.CopyOnWriteArrayList<>();
        Plain component = new Plain() {
            {
                task("z", () -> {});
                task("a", () -> {});
            }

            @Task(order = 2)
            void second() {}

            @Task(order = 1)
            void first() {}

            @Timer(order = 3, every = "PT5S")
            void third() {}

            @Override
            protected void onStart() {
                task("ofRun", () -> {});
            }
        };
        component.configure(ComponentSettings.defaults().time(time).threads((name, body) -> {
            threads.add(name);
            return new Thread(body, name);
        }));

        component.start();
        component.stop();
        threads.removeIf(name -> name.matches("plain/(owner|on.*)"));

        assertThat(threads)
                .containsExactly("plain/z", "plain/a", "plain/ofRun", "plain/first", "plain/second", "plain/third");
    }

    @Test
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by reflection
    void anOverridingMethodTakesThePlaceOfTheAnnotatedOne_M25() throws InterruptedException {
        class Base extends Plain {
            @Task(order = 1)
            void work() {
                trail.add("base");
            }
        }
        Component component = new Base() {
            @Override
            void work() {
                trail.add("derived");
            }
        };

        component.start();
        await().until(() -> !trail.steps().isEmpty());
        component.stop();

        assertThat(trail.steps()).containsExactly("derived");
    }

    @Test
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by reflection
    void annotationsThatMakeNoSenseAreRefusedByTheConstructor() {
        class Parameters extends Plain {
            @Task(order = 1)
            void work(int number) {}
        }
        class Interval extends Plain {
            @Timer(order = 1, every = "5s")
            void work() {}
        }

        assertThatIllegalArgumentException()
                .isThrownBy(Parameters::new)
                .withMessageContaining("work(int) has parameters");
        assertThatIllegalArgumentException()
                .isThrownBy(Interval::new)
                .withMessageEndingWith("is no duration like PT5S: 5s");
    }

    @Test
    void tasksOfTheConstructorComeAgainAndThoseOfOnStartDoNotPileUp_M19_B38() throws InterruptedException {
        Plain component = new Plain() {
            {
                task("stays", () -> trail.add("stays"));
            }

            @Override
            protected void onStart() {
                task("ofRun", () -> trail.add("ofRun"));
            }
        };
        component.start();
        await().until(() -> trail.steps().size() == 2);

        component.restart();
        await().until(() -> trail.steps().size() == 4);
        component.stop();

        assertThat(trail.steps()).filteredOn("ofRun"::equals).hasSize(2);
    }

    @Test
    void aTaskThatReturnsIsOver_M25() throws InterruptedException {
        Component component = Components.of("plain", () -> trail.add("ran"));
        component.start();
        await().until(() -> !trail.steps().isEmpty());

        assertThat(component.stop().isClean()).isTrue();
        assertThat(trail.steps()).hasSize(1);
    }

    @Test
    void tasksAreInterruptedInReverseOrder_M14_M27_X7() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(3);
        Plain component = new Plain() {
            {
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

        assertThat(component.stop().isClean()).isTrue();
        assertThat(trail.steps()).containsExactly("onStop", "plain/c", "plain/b", "plain/a");
    }

    @Test
    void onlyLoggedATaskThatFailsIsOverAndTheComponentGoesOn_U21() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        Plain component = new Plain() {
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
        Plain component = new Plain() {
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
            assertThat(left.stackText()).contains("TaskTest.hang");
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
        Plain component = new Plain() {
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

    @Test
    void aTaskMayStopItsOwnComponent() throws InterruptedException {
        Plain component = new Plain() {
            {
                task("task", this::stop);
            }
        };
        component.start();

        assertThat(component.awaitStopped().isClean()).isTrue();
    }

    /** Runs futures for a test. */
    private final class Futures extends Plain {
        CompletableFuture<String> begin(java.util.concurrent.Callable<String> body) {
            return future("future", body);
        }
    }

    @Test
    void aFutureRunsNowAndNotAgainAfterARestart_M26() throws InterruptedException {
        Futures component = new Futures();
        component.start();
        AtomicInteger runs = new AtomicInteger();

        assertThat(component.begin(() -> "run " + runs.incrementAndGet()).join())
                .isEqualTo("run 1");
        component.restart();
        component.stop();

        assertThat(runs).hasValue(1);
    }

    @Test
    void aFutureThatFailsCrashesTheComponent_M26() throws InterruptedException {
        Futures component = new Futures();
        component.start();
        IllegalStateException reason = new IllegalStateException("broken");

        CompletableFuture<String> future = component.begin(() -> {
            throw reason;
        });

        assertThatThrownBy(future::join).hasCause(reason);
        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(component::awaitStopped)
                .withCause(reason);
    }

    @Test
    void aFutureThatIsCancelledIsOnlyLogged_M26() throws InterruptedException {
        Futures component = new Futures();
        component.start();

        CompletableFuture<String> future = component.begin(() -> {
            throw new CancellationException();
        });

        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
        assertThat(component.state()).isEqualTo(ComponentState.RUNNING);
        component.close();
    }

    @Test
    void futuresAreInterruptedAndAwaitedAtTheEnd_M27() throws InterruptedException {
        Futures component = new Futures();
        component.start();
        CountDownLatch up = new CountDownLatch(1);
        CompletableFuture<String> future = component.begin(() -> {
            up.countDown();
            new CountDownLatch(1).await();
            return "never";
        });
        up.await();

        assertThat(component.stop().isClean()).isTrue();

        assertThat(future).isCompletedExceptionally();
        assertThat(component.begin(() -> "late")).isCancelled();
    }

    @Test
    void aFutureOfWhatWasNeverStartedIsRefused() {
        assertThatThrownBy(() -> new Futures().begin(() -> ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "<plain: init> was never started, so future would belong to nothing; register it as a task");
    }

    @Test
    void namesOfTasksAreUniqueAndNotBlank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plain() {
                    {
                        task("twice", () -> {});
                        task("twice", () -> {});
                    }
                })
                .withMessageContaining("has a task called twice already");
        assertThatIllegalArgumentException().isThrownBy(() -> new Plain() {
            {
                task(" ", () -> {});
            }
        });
    }

    @Test
    void threadsAreDaemonsNamedAfterComponentAndTask() throws InterruptedException {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Component component = Components.of("plain", () -> thread.complete(Thread.currentThread()));
        component.start();

        assertThat(thread.join().getName()).isEqualTo("plain/run");
        assertThat(thread.join().isDaemon()).isTrue();
        component.close();
    }

    @Test
    void theStackDumpNamesWhatRuns_M39() throws InterruptedException {
        Worker leaf = new Worker("leaf", trail);
        Recorded root = new Recorded("root", trail, leaf);
        assertThat(root.stackDump()).isEqualTo("nothing runs in <root: init>\n");
        root.start();
        leaf.awaitWork();

        assertThat(root.stackDump()).startsWith("root/leaf/work\n\tat ").contains("Worker.work");
        root.close();
    }
}
