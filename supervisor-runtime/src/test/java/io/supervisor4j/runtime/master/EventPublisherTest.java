package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class EventPublisherTest {

    private static final int CAPACITY = 10_000;

    private final BlockingQueue<SupervisorEvent> told = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);

    /** What is told however often it comes. */
    private static SupervisorEvent event(int number) {
        return new ManagerEvent.StopRequested("n" + number, Optional.empty());
    }

    private static ManagerEvent.Notice notice(int number) {
        return new ManagerEvent.Notice("n" + number);
    }

    /** Takes one event and then waits until it is released. */
    private Consumer<SupervisorEvent> stuck(CountDownLatch began) {
        return event -> {
            began.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                // Not released: this event has not been told.
                Thread.currentThread().interrupt();
                return;
            }
            note(event);
        };
    }

    private void note(SupervisorEvent event) {
        told.add(untimed(event));
    }

    private static SupervisorEvent untimed(SupervisorEvent event) {
        return event.at(Instant.EPOCH);
    }

    @Test
    void anObserverThatComesLaterIsToldFromThenOn() throws Exception {
        EventPublisher publisher = new EventPublisher(List.of());
        publisher.accept(new ManagerEvent.Notice("before"));
        publisher.add(this::note);
        publisher.accept(new ManagerEvent.Notice("after"));
        publisher.close(10_000);

        assertThat(told).containsExactly(new ManagerEvent.Notice("after"));
    }

    @Test
    void everyObserverIsToldEverythingInOrder() throws Exception {
        BlockingQueue<SupervisorEvent> others = new LinkedBlockingQueue<>();
        EventPublisher publisher = new EventPublisher(List.of(this::note, event -> others.add(untimed(event))));
        List<SupervisorEvent> events =
                IntStream.range(0, 1000).mapToObj(EventPublisherTest::event).toList();
        events.forEach(publisher);
        publisher.close(10_000);

        assertThat(told).containsExactlyElementsOf(events);
        assertThat(others).containsExactlyElementsOf(events);
    }

    @Test
    void ofTheStartObserversHearWhenTheWorkersAreReady() throws Exception {
        ServiceId id = new ServiceId(new UUID(0, 1));
        ServiceEvent.Added added = new ServiceEvent.Added(id, "mailer", 1);
        WorkerEvent.Ready ready = new WorkerEvent.Ready(new WorkerRef(id, "mailer", 0), 4711, Duration.ofMillis(50));
        ManagerEvent.Ready allReady = new ManagerEvent.Ready(1, Duration.ofMillis(60));
        EventPublisher publisher = new EventPublisher(List.of(this::note), Long.MAX_VALUE);
        publisher.accept(added);
        publisher.accept(notice(1));
        publisher.accept(ready);
        assertThat(told).isEmpty();

        publisher.accept(allReady);
        assertThat(told.take()).isEqualTo(added);
        assertThat(told.take()).isEqualTo(notice(1));
        assertThat(told.take()).isEqualTo(ready);
        assertThat(told.take()).isEqualTo(allReady);
    }

    @Test
    void everyEventHasTheTimeOfItsPublicationHoweverLateItIsTold() throws Exception {
        BlockingQueue<SupervisorEvent> times = new LinkedBlockingQueue<>();
        EventPublisher publisher = new EventPublisher(List.of(times::add, times::add), Long.MAX_VALUE);
        Instant before = Instant.now();
        publisher.accept(notice(1));
        Instant after = Instant.now();
        await().until(() -> Instant.now().isAfter(after));
        publisher.accept(event(2));
        publisher.close(10_000);

        assertThat(times)
                .filteredOn(ManagerEvent.Notice.class::isInstance)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.at()).isBetween(before, after));
        assertThat(times)
                .filteredOn(ManagerEvent.StopRequested.class::isInstance)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.at()).isAfter(after));
    }

    @Test
    void whatThePublisherSaysItselfHasATimeToo() throws Exception {
        BlockingQueue<SupervisorEvent> times = new LinkedBlockingQueue<>();
        Instant before = Instant.now();
        EventPublisher publisher = new EventPublisher(List.of(times::add), Long.MAX_VALUE);
        for (int i = 0; i < CAPACITY + 7; i++) {
            publisher.accept(event(i).at(Instant.EPOCH));
        }
        for (int i = 0; i <= Complaints.FEW; i++) {
            publisher.accept(notice(1));
        }
        publisher.close(10_000);

        assertThat(times).hasSizeGreaterThan(CAPACITY).allSatisfy(event -> assertThat(event.at())
                .isAfterOrEqualTo(before));
    }

    @Test
    void anObserverThatCameLaterHearsOfTheStartAsItHappens() throws Exception {
        ServiceEvent.Added added = new ServiceEvent.Added(new ServiceId(new UUID(0, 1)), "mailer", 1);
        EventPublisher publisher = new EventPublisher(List.of(), Long.MAX_VALUE);
        publisher.add(this::note);
        publisher.accept(added);

        assertThat(told.take()).isEqualTo(added);
    }

    @Test
    void aStartThatTakesLongIsToldOfMeanwhile() throws Exception {
        ServiceEvent.Added added = new ServiceEvent.Added(new ServiceId(new UUID(0, 1)), "mailer", 1);
        EventPublisher publisher = new EventPublisher(List.of(this::note), 1);
        publisher.accept(added);

        assertThat(told.take()).isEqualTo(added);
    }

    @Test
    void whatIsWrongDuringTheStartIsToldAtOnce() throws Exception {
        WorkerRef ref = new WorkerRef(new ServiceId(new UUID(0, 1)), "mailer", 0);
        WorkerEvent.BackingOff wrong = new WorkerEvent.BackingOff(ref, Duration.ofSeconds(1), 3);
        EventPublisher publisher = new EventPublisher(List.of(this::note), Long.MAX_VALUE);
        publisher.accept(wrong);

        assertThat(told.take()).isEqualTo(wrong);
    }

    @Test
    void observersAreToldOnOneThreadThatIsNotTheCallers() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        EventPublisher publisher = new EventPublisher(List.of(event -> threads.add(Thread.currentThread())));
        publisher.accept(event(1));
        publisher.accept(event(2));
        publisher.close(10_000);

        Thread first = threads.take();
        assertThat(threads.take()).isSameAs(first).isNotSameAs(Thread.currentThread());
        assertThat(first.isDaemon()).isTrue();
    }

    @Test
    void anObserverThatIsStuckHoldsUpNeitherTheCallerNorTheOthers() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        BlockingQueue<SupervisorEvent> others = new LinkedBlockingQueue<>();
        EventPublisher publisher = new EventPublisher(List.of(stuck(began), event -> others.add(untimed(event))));
        for (int i = 0; i < 3 * CAPACITY; i++) {
            publisher.accept(event(i));
            if (i % 1000 == 0) {
                // The other one keeps up with this pace.
                assertThat(others.poll(10, TimeUnit.SECONDS)).isNotNull();
            }
        }

        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told).isEmpty();
        publisher.close(10);
        released.countDown();
    }

    @Test
    void whatCannotBeTakenIsDroppedAndCountedInItsPlace() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        EventPublisher publisher = new EventPublisher(List.of(stuck(began)));
        publisher.accept(event(-1));
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < CAPACITY + 7; i++) {
            publisher.accept(event(i));
        }
        released.countDown();
        for (int i = -1; i < CAPACITY; i++) {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(event(i));
        }
        publisher.accept(event(99_999));

        assertThat(told.poll(10, TimeUnit.SECONDS).describe()).contains("7 events");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(event(99_999));
        publisher.close(10_000);
    }

    @Test
    void whatWasDroppedLastIsCountedAtTheEnd() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        EventPublisher publisher = new EventPublisher(List.of(stuck(began)));
        publisher.accept(event(-1));
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < CAPACITY + 7; i++) {
            publisher.accept(event(i));
        }
        released.countDown();
        publisher.close(10_000);

        List<SupervisorEvent> all = List.copyOf(told);
        assertThat(all.get(all.size() - 1).describe()).contains("7 events");
    }

    @Test
    void anObserverThatFailsIsToldWhatComesNext_B7() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            EventPublisher publisher = new EventPublisher(List.of(event -> {
                if (untimed(event).equals(event(1))) {
                    throw new IllegalStateException("log is gone");
                } else if (untimed(event).equals(event(2))) {
                    throw new NoClassDefFoundError("log/Gone");
                }
                note(event);
            }));
            IntStream.range(0, 4).mapToObj(EventPublisherTest::event).forEach(publisher);
            publisher.close(10_000);
        } finally {
            System.setErr(before);
        }

        assertThat(told).containsExactly(event(0), event(3));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("n1", "log is gone", "n2", "log/Gone");
    }

    @Test
    void closeWaitsForWhatIsTold() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        EventPublisher publisher = new EventPublisher(List.of(stuck(began)));
        publisher.accept(event(1));
        publisher.accept(event(2));
        new Thread(() -> {
                    try {
                        began.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    released.countDown();
                })
                .start();
        publisher.close(10_000);

        assertThat(told).containsExactly(event(1), event(2));
    }

    /** As a logging library that a busy machine loads for seconds, in a manager that ends meanwhile. */
    @Test
    void closeWaitsLongerForAnObserverThatIsAtItsFirstEvent() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        EventPublisher publisher = new EventPublisher(List.of(stuck(began)));
        IntStream.range(0, 100).mapToObj(EventPublisherTest::event).forEach(publisher);
        CountDownLatch closed = new CountDownLatch(1);
        Thread closing = new Thread(() -> {
            try {
                publisher.close(600);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            closed.countDown();
        });
        closing.start();
        assertThat(closed.await(900, TimeUnit.MILLISECONDS)).isFalse();
        released.countDown();
        closing.join();

        assertThat(told).hasSize(100);
    }

    @Test
    void closeWaitsAsLongAsAnObserverMakesProgress() throws Exception {
        Semaphore steps = new Semaphore(1);
        CountDownLatch first = new CountDownLatch(1);
        EventPublisher publisher = new EventPublisher(List.of(event -> {
            steps.acquireUninterruptibly();
            note(event);
            first.countDown();
        }));
        IntStream.range(0, 20).mapToObj(EventPublisherTest::event).forEach(publisher);
        first.await();
        Thread feeding = new Thread(() -> {
            // All in all this takes longer than close waits for one event.
            for (int i = 1; i < 20; i++) {
                steps.release();
                LockSupport.parkNanos(100_000_000);
            }
        });
        feeding.start();
        publisher.close(1_000);
        feeding.join();

        assertThat(told).hasSize(20);
    }

    @Test
    void closeWaitsNotForEverForAnObserverThatIsStuck() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        EventPublisher publisher = new EventPublisher(List.of(stuck(began)));
        publisher.accept(event(1));
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        publisher.close(50);
        assertThat(told).as("the observer is still stuck").isEmpty();
        released.countDown();
    }

    @Test
    void whereNothingHappenedNothingIsStartedOrWaitedFor() throws Exception {
        EventPublisher publisher = new EventPublisher(List.of(this::note));
        publisher.close(10_000);

        assertThat(told).isEmpty();
    }

    @Test
    void oneKindOfComplaintIsToldAFewTimesAndCountedAtTheEnd() throws Exception {
        EventPublisher publisher = new EventPublisher(List.of(this::note));
        for (int i = 0; i < 1_000; i++) {
            publisher.accept(notice(1));
        }
        publisher.close(10_000);

        assertThat(told).hasSize(Complaints.FEW + 1).startsWith(notice(1));
        assertThat(List.copyOf(told).get(Complaints.FEW).describe()).startsWith("and 995 more of these in ");
    }

    @Test
    void anObserverThatFailsOnEverythingIsToldOfAFewTimes() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            EventPublisher publisher = new EventPublisher(List.of(event -> {
                throw new IllegalStateException("log is gone");
            }));
            IntStream.range(0, 1_000).mapToObj(EventPublisherTest::event).forEach(publisher);
            publisher.close(10_000);
        } finally {
            System.setErr(before);
        }

        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(Complaints.FEW);
    }

    @Test
    void anObserverThatIsAlwaysTooSlowIsToldOnceInAPeriodWhatItMissed() throws Exception {
        Semaphore steps = new Semaphore(0);
        EventPublisher publisher = new EventPublisher(List.of(event -> {
            steps.acquireUninterruptibly();
            told.add(event);
        }));
        for (int i = 0; i < CAPACITY + 100; i++) {
            publisher.accept(event(i));
        }
        for (int i = 0; i < 100; i++) {
            steps.release();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull();
            publisher.accept(event(i));
        }
        steps.release(3 * CAPACITY);
        publisher.close(10_000);

        assertThat(told).filteredOn(ManagerEvent.Notice.class::isInstance).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anErrorOfTheJvmInAnObserverIsNotSurvived() throws Exception {
        BlockingQueue<Throwable> ended = new LinkedBlockingQueue<>();
        EventPublisher publisher = new EventPublisher(List.of(event -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> ended.add(failure));
            throw new InternalError("on purpose");
        }));
        publisher.accept(event(1));

        assertThat(ended.poll(10, TimeUnit.SECONDS)).isInstanceOf(InternalError.class);
    }
}
