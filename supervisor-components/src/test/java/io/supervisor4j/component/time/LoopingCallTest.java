package io.supervisor4j.component.time;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class LoopingCallTest {

    private final ManualTime time = new ManualTime();
    private final LinkedBlockingQueue<Integer> trail = new LinkedBlockingQueue<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final LogCapture log = new LogCapture(LoopingCall.class);

    @AfterEach
    void closeLog() {
        log.close();
    }

    private int count() {
        int run = runs.incrementAndGet();
        trail.add(run);
        return run;
    }

    private <T> LoopingCall<T> start(LoopingCallBuilder<T> loop) {
        return loop.name("poll").timeSource(time).start();
    }

    /** Waits until the loop does, for so long, and lets it go on. */
    private void passIdle(Duration idle) throws InterruptedException {
        time.awaitWaiters(1);
        assertThat(time.nextDue()).contains(idle);
        time.advance(idle);
    }

    @Test
    void theFunctionIsCalledAtOnceAndThenAtItsInterval_O70_O71() throws Exception {
        LoopingCall<Void> call = start(LoopingCall.every(ofSeconds(5), this::count));

        passIdle(ofSeconds(5));
        passIdle(ofSeconds(5));
        time.awaitWaiters(1);
        call.stop();

        assertThat(call.awaitDone()).isEmpty();
        assertThat(trail).containsExactly(1, 2, 3);
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void theFirstCallWaitsForTheInitialDelay_O70() throws Exception {
        LoopingCall<Void> call =
                start(LoopingCall.every(ofSeconds(5), this::count).initialDelay(ofSeconds(3)));
        time.awaitWaiters(1);
        assertThat(trail).isEmpty();

        passIdle(ofSeconds(3));

        assertThat(trail.take()).isEqualTo(1);
        call.stop();
    }

    @Test
    void stoppedDuringTheInitialDelayItNeverRuns_O69() throws Exception {
        LoopingCall<Void> call =
                start(LoopingCall.every(ofSeconds(5), this::count).initialDelay(ofSeconds(3)));
        time.awaitWaiters(1);

        call.stop();
        call.stop();

        assertThat(call.awaitDone()).isEmpty();
        assertThat(trail).isEmpty();
    }

    @Test
    void stopDoesNotInterruptTheFunction_O69() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        LoopingCall<Void> call = start(LoopingCall.every(ofSeconds(5), () -> {
            running.countDown();
            finish.await();
            count();
        }));
        running.await();

        call.stop();
        assertThat(call.isDone()).isFalse();
        finish.countDown();

        assertThat(call.awaitDone()).isEmpty();
        assertThat(call.isDone()).isTrue();
        assertThat(trail).containsExactly(1);
    }

    @Test
    void runsOf099And2And101SecondsAtAnIntervalOf101AreFollowedBy002And0And0_O71() throws Exception {
        Iterator<Integer> lasting = List.of(990, 2000, 1010).iterator();
        AtomicInteger left = new AtomicInteger(3);
        LoopingCall<Void> call = start(LoopingCall.every(ofMillis(1010), () -> {
            count();
            if (left.getAndDecrement() > 0) {
                time.advance(ofMillis(lasting.next()));
            }
        }));

        passIdle(ofMillis(20)); // after the first
        passIdle(ofMillis(1010)); // after the fourth, which took no time: the second and third were followed at once
        call.stop();

        assertThat(trail).startsWith(1, 2, 3, 4);
        assertThat(log.messages()).containsExactly("WARN Looping call poll ran for 0.99 s longer than its interval");
        call.awaitDone();
    }

    @Test
    void theLoopEndsWithTheValueOfTheFunction_O68() throws Exception {
        LoopingCall<String> call = start(
                LoopingCall.until(ofSeconds(5), () -> count() < 3 ? Optional.empty() : Optional.of("after three")));

        passIdle(ofSeconds(5));
        passIdle(ofSeconds(5));

        assertThat(call.awaitDone()).contains("after three");
        assertThat(call.completion().toCompletableFuture().get()).contains("after three");
    }

    @Test
    void anErrorEndsTheLoopAndIsLoggedAndThrown_O68() {
        IOException cause = new IOException("line is down");
        LoopingCall<Void> call = start(LoopingCall.every(ofSeconds(5), () -> {
            throw cause;
        }));

        assertThatThrownBy(call::awaitDone)
                .isExactlyInstanceOf(LoopingCallException.class)
                .hasMessage("looping call poll failed: java.io.IOException: line is down")
                .hasCause(cause);
        assertThat(log.messages()).containsExactly("ERROR Looping call poll has ended");
        assertThat(call.isDone()).isTrue();
        assertThat(call.completion().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void itGoesOnAfterAnErrorIfItIsTo_O70() throws Exception {
        LoopingCall<Integer> call = start(LoopingCall.until(ofSeconds(5), () -> {
                    if (count() < 3) {
                        throw new IOException("not yet");
                    }
                    return Optional.of(runs.get());
                })
                .continueOnError());

        passIdle(ofSeconds(5));
        passIdle(ofSeconds(5));

        assertThat(call.awaitDone()).contains(3);
        assertThat(log.messages()).hasSize(2).containsOnly("ERROR Looping call poll failed and goes on");
    }

    @Test
    void aFatalErrorEndsItAllTheSame() {
        LoopingCall<Void> call = start(LoopingCall.every(ofSeconds(5), () -> {
                    throw new StackOverflowError();
                })
                .continueOnError());

        assertThatThrownBy(call::awaitDone).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void anInterruptEndsItAllTheSame() {
        LoopingCall<Void> call = start(
                LoopingCall.every(ofSeconds(5), () -> Thread.currentThread().interrupt())
                        .continueOnError());

        assertThatThrownBy(call::awaitDone)
                .hasMessage("looping call poll was interrupted")
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aLoopThatIsNotDoneAtItsTimeoutEndsWithThatError_O72() throws Exception {
        LoopingCall<Void> call =
                start(LoopingCall.every(ofSeconds(5), this::count).timeout(ofSeconds(7)));

        passIdle(ofSeconds(5));
        passIdle(ofSeconds(5));

        assertThatThrownBy(call::awaitDone)
                .isInstanceOf(LoopingCallTimeoutException.class)
                .hasMessage("looping call poll was not done after PT10S, which exceeds its timeout of PT7S");
        assertThat(trail).containsExactly(1, 2, 3);
        assertThat(log.messages()).containsExactly("ERROR Looping call poll has ended");
    }

    @Test
    void whatIsDoneInItsLastRunHasNotTimedOut_O72() throws Exception {
        LoopingCall<Integer> call =
                start(LoopingCall.until(ofSeconds(5), () -> count() < 2 ? Optional.empty() : Optional.of(2))
                        .timeout(ofSeconds(1)));

        passIdle(ofSeconds(5));

        assertThat(call.awaitDone()).contains(2);
    }

    @Test
    void aDynamicLoopWaitsAsLongAsItsFunctionSays_O73() throws Exception {
        LoopingCall<Integer> call = start(LoopingCall.<Integer>dynamic(ofSeconds(5), () -> switch (count()) {
                    case 1 -> Step.after(ofSeconds(11));
                    case 2 -> Step.after(ofSeconds(1));
                    case 3 -> Step.again();
                    default -> Step.done(7);
                })
                .initialDelay(ofSeconds(3)));

        passIdle(ofSeconds(3));
        passIdle(ofSeconds(5));
        passIdle(ofSeconds(1));
        passIdle(ofSeconds(5));

        assertThat(call.awaitDone()).contains(7);
    }

    @Test
    void aDynamicLoopThatIsNotToldWhenToRunNextFails_O73() {
        LoopingCall<Object> call = start(LoopingCall.dynamic(Step::again));

        assertThatThrownBy(call::awaitDone).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDynamicLoopWaitsForItsMaximumAfterAnError_B25() throws Exception {
        LoopingCall<Object> call = start(LoopingCall.dynamic(ofSeconds(30), () -> {
                    count();
                    throw new IOException("persistent");
                })
                .continueOnError());

        passIdle(ofSeconds(30));
        passIdle(ofSeconds(30));
        time.awaitWaiters(1);
        call.stop();

        call.awaitDone();
        assertThat(trail).containsExactly(1, 2, 3);
    }

    @Test
    void aDynamicLoopWithoutAMaximumMayNotGoOnAfterErrors_B25() {
        LoopingCallBuilder<Object> loop =
                LoopingCall.dynamic(Step::again).name("poll").continueOnError();

        assertThatIllegalStateException()
                .isThrownBy(loop::start)
                .withMessage(
                        "looping call poll is to go on after errors, but does not know when; give it a maximum interval");
    }

    @Test
    void aBackOffWaitsLongerAfterFailuresAndErrorsAndBeginsAnewAfterSuccess_O74() throws Exception {
        Function<Integer, Step<String>> script = run -> switch (run) {
            case 1, 2, 4 -> Step.failed();
            case 3 -> Step.again();
            case 5 -> throw new IllegalStateException("counts as a failure");
            default -> Step.done("ready");
        };
        LoopingCall<String> call = start(LoopingCall.backOff(BackOff.defaults(), () -> script.apply(count()))
                .random(new FixedGaussian(0.5)) // makes the factor 0.8
                .continueOnError());

        passIdle(ofMillis(1600));
        passIdle(ofMillis(2400));
        passIdle(ofMillis(800));
        passIdle(ofMillis(1600));
        passIdle(ofMillis(2400));

        assertThat(call.awaitDone()).contains("ready");
    }

    @Test
    void theLoopRunsOnADaemonThreadOfItsName() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        LoopingCall<Integer> call = start(LoopingCall.until(ofSeconds(5), () -> {
            thread.set(Thread.currentThread());
            return Optional.of(1);
        }));
        call.awaitDone();

        assertThat(thread.get().getName()).isEqualTo("poll");
        assertThat(thread.get().isDaemon()).isTrue();
    }

    @Test
    void aLoopCannotWaitForItself() {
        AtomicReference<LoopingCall<Void>> self = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        self.set(start(LoopingCall.every(ofSeconds(5), () -> {
            known.await();
            self.get().awaitDone();
        })));
        known.countDown();

        assertThatThrownBy(() -> self.get().awaitDone())
                .hasRootCauseMessage("looping call poll cannot wait for itself");
    }

    @Test
    void whoWaitsMayBeInterrupted() throws Exception {
        LoopingCall<Void> call = start(LoopingCall.every(ofHours(1), this::count));
        CompletableFuture<Throwable> waiting = new CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            try {
                call.awaitDone();
            } catch (InterruptedException e) {
                waiting.complete(e);
            }
        });
        waiter.start();

        waiter.interrupt();

        assertThat(waiting.get()).isInstanceOf(InterruptedException.class);
        call.stop();
    }

    @Test
    void eachStartIsALoopOfItsOwnSoNoneIsStartedTwice_O69() throws Exception {
        LoopingCallBuilder<Integer> loop = LoopingCall.until(ofSeconds(5), () -> Optional.of(count()));

        assertThat(start(loop).awaitDone()).contains(1);
        assertThat(start(loop).awaitDone()).contains(2);
    }

    @Test
    void valuesThatMeanNothingAreRefused() {
        LoopingCallBuilder<Void> loop = LoopingCall.every(ofSeconds(1), this::count);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoopingCall.every(ZERO, this::count))
                .withMessage("interval must be more than zero");
        assertThatIllegalArgumentException().isThrownBy(() -> LoopingCall.dynamic(ZERO, Step::again));
        assertThatIllegalArgumentException().isThrownBy(() -> Step.after(ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> loop.initialDelay(ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> loop.timeout(ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> loop.name(" "));
    }
}
