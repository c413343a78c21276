package io.supervisor4j.component;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A crash ends the run in which it happened and is answered at once, exactly once, however many come: M-40, M-51, M-55, B-32. */
@Timeout(600)
class CrashStormTest {

    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final int ENDLESS = 1_000_000;
    private static final int ROUNDS = Integer.getInteger("component.rounds", 20_000);
    private static final long PATIENCE_SECONDS = 30;

    private final IllegalStateException reason = new IllegalStateException("broken");
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Logger logs = (Logger) LoggerFactory.getLogger(getClass().getPackageName());

    /** Says when it is up, in each of its runs. */
    private static class Up extends Component {

        private final Semaphore up = new Semaphore(0);

        Up(Component... children) {
            add(children);
        }

        @Override
        protected void onStarted() {
            up.release();
        }
    }

    @BeforeEach
    void logNothing() {
        logs.setLevel(Level.OFF);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        logs.setLevel(null);
    }

    private ComponentSupervisor start(RestartStrategy strategy, Component... children) throws InterruptedException {
        ComponentSupervisor supervisor = ComponentSupervisor.of(strategy.maxRestarts(ENDLESS, SPAN), children);
        opened.add(supervisor);
        supervisor.start();
        return supervisor;
    }

    private void crashEachRun(int rounds, Component crashing, Up watched, Component root) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            assertThat(watched.up.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("round %d of %s", round, root.graph().toText())
                    .isTrue();
            crashing.crash(reason);
        }
        assertThat(watched.up.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(watched.restartCount()).isEqualTo(rounds);
        assertThat(root.state()).isEqualTo(ComponentState.RUNNING);
    }

    @Test
    void aCrashInEveryRunIsFollowedByExactlyOneRestartEach_M40_M51() throws InterruptedException {
        Up child = new Up();
        ComponentSupervisor supervisor = start(RestartStrategy.oneForOne(), child);

        crashEachRun(ROUNDS, child, child, supervisor);
    }

    @Test
    void aCrashBelowAChildInEveryRunRestartsThatChildOnceEach_M41() throws InterruptedException {
        Up leaf = new Up();
        Up middle = new Up(leaf);
        ComponentSupervisor supervisor = start(RestartStrategy.oneForOne(), middle);

        crashEachRun(ROUNDS / 10, leaf, middle, supervisor);

        assertThat(leaf.restartCount()).isEqualTo(middle.restartCount());
    }

    @Test
    void aCrashOfAParentInEveryRunRestartsItOnceEach_M41() throws InterruptedException {
        Up leaf = new Up();
        Up middle = new Up(leaf);
        ComponentSupervisor supervisor = start(RestartStrategy.oneForOne(), middle);

        crashEachRun(ROUNDS / 10, middle, middle, supervisor);
    }

    @Test
    void aCrashOfOneForAllInEveryRunRestartsAllOnceEach_M51() throws InterruptedException {
        Up first = new Up();
        Up last = new Up();
        ComponentSupervisor supervisor = start(RestartStrategy.oneForAll(), first, last);

        crashEachRun(ROUNDS / 10, first, last, supervisor);

        assertThat(first.restartCount()).isEqualTo(last.restartCount());
    }

    /** The logger holds up what crashes the first run until the second is under way. */
    @Test
    void aCrashThatASlowLoggerHoldsUpEndsItsOwnRunOnly_M40() throws InterruptedException {
        Up leaf = new Up();
        Up middle = new Up(leaf);
        ComponentSupervisor supervisor = start(RestartStrategy.oneForOne(), middle);
        try (HeldUp log = new HeldUp(logs)) {
            Thread first = new Thread(() -> leaf.crash(reason));
            middle.up.acquire();
            first.start();
            assertThat(middle.up.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the restart does not wait for the log")
                    .isTrue();

            log.go.countDown();
            first.join();
        }

        assertThat(Stream.of(supervisor, middle, leaf)).allMatch(each -> each.state() == ComponentState.RUNNING);
        assertThat(middle.restartCount()).isEqualTo(1);
    }

    @Test
    void aCrashFromATaskOfAnEarlierRunChangesNothing_M40() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch crashed = new CountDownLatch(1);
        Up old = new Up() {
            {
                configure(ComponentSettings.defaults().stopTimeout(Duration.ofMillis(1)));
                task("old", () -> {
                    if (restartCount() == 0) {
                        uninterruptibly(go);
                        crash(reason);
                        crashed.countDown();
                    }
                });
            }
        };
        start(RestartStrategy.oneForOne(), old);
        old.up.acquire();
        old.crash(reason);
        old.up.acquire();

        go.countDown();
        crashed.await();

        assertThat(old.state()).isEqualTo(ComponentState.RUNNING);
        assertThat(old.crashReason()).isEmpty();
    }

    private static void uninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aStormOnOneChildIsFollowedByOneRestartForEachRunThatCrashed_M40_M51() throws InterruptedException {
        Up child = new Up();
        List<Integer> crashed = new CopyOnWriteArrayList<>();
        child.onStateChange(change -> {
            if (change.to() == ComponentState.CRASHED) {
                crashed.add(change.run());
            }
        });
        ComponentSupervisor supervisor = start(RestartStrategy.oneForOne(), child);

        rage(List.of(child));

        await().atMost(SPAN.multipliedBy(3)).untilAsserted(() -> {
            assertThat(child.state()).isEqualTo(ComponentState.RUNNING);
            assertThat(crashed).hasSize(child.restartCount()).doesNotHaveDuplicates();
        });
        assertThat(child.restartCount()).isPositive();
        assertThat(supervisor.state()).isEqualTo(ComponentState.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one for one", "one for all", "rest for one"})
    void inAStormFromEightThreadsTheLastCrashIsAnsweredToo_M40_M55_B32(String kind) throws InterruptedException {
        RestartStrategy strategy =
                switch (kind) {
                    case "one for all" -> RestartStrategy.oneForAll();
                    case "rest for one" -> RestartStrategy.restForOne();
                    default -> RestartStrategy.oneForOne();
                };
        Up leaf = new Up();
        Up first = new Up(leaf);
        Up last = new Up();
        ComponentSupervisor inner = ComponentSupervisor.of(strategy.maxRestarts(ENDLESS, SPAN), first, last);
        ComponentSupervisor supervisor = start(strategy, inner);
        List<Component> targets = List.of(leaf, first, last, inner);

        for (int storm = 0; storm < 3; storm++) {
            rage(targets);

            await().atMost(SPAN.multipliedBy(3))
                    .untilAsserted(() -> assertThat(Stream.of(supervisor, inner, first, leaf, last))
                            .allMatch(component -> component.state() == ComponentState.RUNNING));
        }
        assertThat(last.restartCount()).isPositive();
    }

    private void rage(List<Component> targets) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int index = 0; index < 8; index++) {
            Component target = targets.get(index % targets.size());
            threads.add(new Thread(() -> {
                for (int crash = 0; crash < 2000; crash++) {
                    target.crash(reason);
                    LockSupport.parkNanos(20_000);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Lets the thread that logs a crash first wait until it may go on, and no other. */
    private static final class HeldUp extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {

        private final Logger logger;
        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicBoolean first = new AtomicBoolean(true);

        HeldUp(Logger logger) {
            this.logger = logger;
            logger.setLevel(Level.ERROR);
            logger.setAdditive(false);
            logger.addAppender(this);
            start();
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getMessage().endsWith("Crashed") && first.compareAndSet(true, false)) {
                uninterruptibly(go);
            }
        }

        @Override
        public void close() {
            go.countDown();
            logger.detachAppender(this);
            logger.setAdditive(true);
            logger.setLevel(Level.OFF);
        }
    }
}
