package io.supervisor4j.component.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(60)
class ManualTimeTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @Test
    void bothClocksStandUntilTheyAreMovedTogether() {
        long before = time.nanoTime();

        assertThat(time.instant()).isEqualTo(START);
        time.advance(ofSeconds(90));

        assertThat(time.instant()).isEqualTo(START.plusSeconds(90));
        assertThat(time.nanoTime() - before).isEqualTo(ofSeconds(90).toNanos());
    }

    @Test
    void theTimeOfDayMayJumpWhileTheMonotonicTimeStays() {
        long before = time.nanoTime();

        time.setInstant(START.minusSeconds(3600));

        assertThat(time.instant()).isEqualTo(START.minusSeconds(3600));
        assertThat(time.nanoTime()).isEqualTo(before);
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advance(ofNanos(-1)))
                .withMessage("time does not run backwards: PT-0.000000001S");
    }

    @Test
    void aThreadIsWokenByTheAdvanceThatReachesItsTimeAndByNoneBefore() throws Exception {
        CompletableFuture<Long> woken = inThread(() -> waitFor(ofSeconds(5), changed));
        time.awaitWaiters(1);

        time.advance(ofSeconds(4));
        assertThat(time.nextDue()).contains(ofSeconds(1));
        time.advance(ofSeconds(1));

        assertThat(woken.get()).isEqualTo(ofSeconds(5).toNanos());
        assertThat(time.nextDue()).isEmpty();
    }

    @Test
    void oneAdvanceWakesAllWhoseTimeHasComeAndLeavesTheOthers() throws Exception {
        CompletableFuture<Long> soon = inThread(() -> waitFor(ofSeconds(1), changed));
        CompletableFuture<Long> later = inThread(() -> waitFor(ofSeconds(2), changed));
        CompletableFuture<Long> last = inThread(() -> waitFor(ofHours(1), changed));
        time.awaitWaiters(3);

        time.advance(ofSeconds(10));
        soon.get();
        later.get();

        assertThat(last).isNotDone();
        time.advance(ofHours(1));
        last.get();
    }

    @Test
    void anAdvanceBetweenRegisteringAndWaitingIsNotLost() throws Exception {
        // The condition moves the clock when await is entered, that is after the waiter was registered, but before it
        // has let go
        // of the lock. advance cannot signal before, as it needs the lock; that it stands in the queue shows that it
        // tries.
        Condition raced = new ConditionThatFirst(changed, () -> {
            Thread advancer = new Thread(() -> time.advance(ofSeconds(5)));
            advancer.start();
            while (!lock.hasQueuedThread(advancer)) {
                Thread.onSpinWait();
            }
        });

        assertThat(inThread(() -> waitFor(ofSeconds(5), raced)).get())
                .isEqualTo(ofSeconds(5).toNanos());
    }

    @Test
    void anAdvanceBetweenReadingTheClockAndWaitingIsNotLost() throws Exception {
        CompletableFuture<Void> waited = inThread(() -> {
            long deadline = time.nanoTime() + ofSeconds(5).toNanos();
            long wait = deadline - time.nanoTime();
            Thread advancer = new Thread(() -> time.advance(ofSeconds(5)));
            advancer.start();
            advancer.join();
            awaitOnce(wait);
            return null;
        });

        waited.get();
    }

    @Test
    void whoWaitsAgainWithoutReadingTheClockWaitsInFull() throws Exception {
        CompletableFuture<Void> waited = inThread(() -> {
            awaitOnce(ofSeconds(5).toNanos());
            awaitOnce(ofSeconds(5).toNanos());
            return null;
        });
        time.awaitWaiters(1);
        time.advance(ofSeconds(8));
        time.awaitWaiters(1);

        assertThat(time.nextDue()).contains(ofSeconds(5));
        time.advance(ofSeconds(5));
        waited.get();
    }

    @Test
    void aWaitOfNothingReturnsAtOnce() throws Exception {
        awaitOnce(0);
        awaitOnce(-1);
    }

    @Test
    void aWaitForEverDoesNotOverflow() throws Exception {
        time.advance(ofSeconds(1));
        CompletableFuture<Void> waited = inThread(() -> {
            time.nanoTime();
            awaitOnce(Long.MAX_VALUE);
            return null;
        });
        time.awaitWaiters(1);

        time.advance(ofHours(1000));
        assertThat(waited).isNotDone();
        assertThat(time.nextDue()).isPresent();
        signal();
        waited.get();
    }

    @Test
    void aSignalWakesBeforeTheTimeAndTheWaiterIsForgotten() throws Exception {
        CompletableFuture<Void> waited = inThread(() -> {
            awaitOnce(ofHours(1).toNanos());
            return null;
        });
        time.awaitWaiters(1);

        signal();
        waited.get();

        assertThat(time.nextDue()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitAndTheWaiterIsForgotten() throws Exception {
        Semaphore interrupted = new Semaphore(0);
        Thread thread = new Thread(() -> {
            try {
                awaitOnce(ofHours(1).toNanos());
            } catch (InterruptedException e) {
                interrupted.release();
            }
        });
        thread.start();
        time.awaitWaiters(1);

        thread.interrupt();
        interrupted.acquire();
        thread.join();

        assertThat(time.nextDue()).isEmpty();
    }

    @Test
    void theSystemsTimeWaitsForASignal() throws Exception {
        TimeSource system = TimeSource.system();
        CountDownLatch locked = new CountDownLatch(1);
        CompletableFuture<Void> waited = inThread(() -> {
            lock.lock();
            try {
                locked.countDown();
                system.awaitNanos(lock, changed, ofHours(1).toNanos());
            } finally {
                lock.unlock();
            }
            return null;
        });
        locked.await(); // the signal needs the lock, which is free again only when the other waits

        signal();

        waited.get();
    }

    @Test
    void theSystemsTimeMovesOn() throws Exception {
        TimeSource system = TimeSource.system();
        long before = system.nanoTime();
        Instant instant = system.instant();
        lock.lock();
        try {
            while (system.nanoTime() - before < 1_000_000) {
                system.awaitNanos(lock, changed, 1_000_000);
            }
        } finally {
            lock.unlock();
        }

        assertThat(system.instant()).isAfterOrEqualTo(instant);
    }

    private long waitFor(Duration duration, Condition condition) throws InterruptedException {
        lock.lock();
        try {
            long deadline = time.nanoTime() + duration.toNanos();
            while (time.nanoTime() < deadline) {
                time.awaitNanos(lock, condition, deadline - time.nanoTime());
            }
            return duration.toNanos();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // one wait is what is looked at
    private void awaitOnce(long nanos) throws InterruptedException {
        lock.lock();
        try {
            time.awaitNanos(lock, changed, nanos);
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static <T> CompletableFuture<T> inThread(java.util.concurrent.Callable<T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(body.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}
