package io.supervisor4j.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** The manager answers each request with what it was asked, and slow ones only when the test lets it. */
@Timeout(60)
class SharedClientTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final CountDownLatch slowMayAnswer = new CountDownLatch(1);
    private final AtomicInteger slow = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private LocalManager manager;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        manager = new LocalManager(folder, this::answer);
        session = Session.to(manager.socket());
    }

    @AfterEach
    void close() throws IOException {
        slowMayAnswer.countDown();
        session.close();
        manager.close();
        threads.shutdownNow();
    }

    private void answer(LocalManager.Request request, LocalManager.Peer peer) throws Exception {
        if (request.verb().equals("slow")) {
            slow.incrementAndGet();
            slowMayAnswer.await();
        }
        // Besides, what answers no request of this client.
        peer.say("{\"event\":\"worker.ready\",\"text\":\"not an answer\"}");
        peer.say("{\"id\":0,\"result\":{\"text\":\"of another\"}}");
        peer.say(request.answer("{\"text\":\"" + request.verb() + "\"}"));
    }

    private String asks(String verb) {
        return session.call(verb, Map.of(), LONG).text("text");
    }

    /** Asks for something in a thread that is interrupted while it waits; returns what it got, and whether it is still marked. */
    private List<Object> interruptedWhile(Callable<?> call, int slowOnes) throws Exception {
        List<Object> got = new CopyOnWriteArrayList<>();
        Thread thread = new Thread(() -> {
            got.add(catchThrowable(call::call));
            got.add(Thread.currentThread().isInterrupted());
        });
        thread.start();
        await().until(() -> slow.get() == slowOnes);
        thread.interrupt();
        thread.join();
        return got;
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() throws Exception {
        List<Object> got = interruptedWhile(() -> asks("slow"), 1);

        assertThat(got.get(0)).isInstanceOf(CallInterruptedException.class);
        assertThat(got.get(1)).isEqualTo(true);
    }

    @Test
    void afterAnInterruptOthersGetTheirOwnAnswerAndNeedNotWait() throws Exception {
        interruptedWhile(() -> asks("slow"), 1);

        assertThat(asks("status")).isEqualTo("status");
        slowMayAnswer.countDown();
        assertThat(asks("events")).isEqualTo("events");
    }

    @Test
    void anInterruptedThreadAsksForNothing() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> asks("slow"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(asks("status")).isEqualTo("status");
        assertThat(slow).hasValue(0);
    }

    @Test
    void aThreadThatWaitsForAnotherCanBeInterrupted() throws Exception {
        Future<String> first = threads.submit(() -> asks("slow"));
        await().until(() -> slow.get() == 1);
        List<Object> got = interruptedWhile(() -> asks("status"), 1);

        assertThat(got.get(0)).isInstanceOf(CallInterruptedException.class);
        slowMayAnswer.countDown();
        assertThat(first.get()).isEqualTo("slow");
    }

    @Test
    void aThreadThatWaitsForAnotherWaitsNoLongerThanItsLimit() throws Exception {
        Future<String> first = threads.submit(() -> asks("slow"));
        await().until(() -> slow.get() == 1);

        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> session.call("status", Map.of(), Duration.ofMillis(1)));
        slowMayAnswer.countDown();
        assertThat(first.get()).isEqualTo("slow");
    }

    @Test
    void whatDeclaresAnInterruptThrowsIt() throws Exception {
        try (ControlClient client = ControlClient.connect(manager.socket())) {
            Progress progress = new Progress(client, "never reached", status -> false);
            Thread.currentThread().interrupt();

            assertThat(catchThrowable(() -> progress.awaitReached(LONG))).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void anInterruptedThreadIsNotToldThatThereIsNoManager() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CallInterruptedException.class)
                .isThrownBy(() -> ControlClient.connect(manager.socket()));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatIsFollowedGoesOnWhenACallIsInterrupted() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        LogListener listener = new LogListener(line -> told.add(line.line()));
        Following following = Following.begin(manager.socket(), "logs", Map.of(), "lines", listener);
        try (ControlClient client = ControlClient.connect(manager.socket())) {
            interruptedWhile(() -> client.signal("slow", OptionalInt.empty(), "HUP"), 0);
            manager.peer(1).say("{\"at\":\"2026-03-01T12:00:00Z\",\"service\":\"a\",\"line\":\"still here\"}");

            await().until(() -> told.contains("still here"));
        } finally {
            following.close();
        }
    }

    @Test
    void threadsThatShareAClientAlwaysGetTheirOwnAnswersHoweverTheyAreInterrupted() throws Exception {
        List<Thread> askers = new CopyOnWriteArrayList<>();
        AtomicInteger answered = new AtomicInteger();
        List<Future<?>> asking = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String me = "asker-" + i;
            Random random = new Random(i);
            asking.add(threads.submit(() -> {
                askers.add(Thread.currentThread());
                while (answered.get() < 3_000) {
                    askAndInterruptAnother(me, askers, random, answered);
                }
                return null;
            }));
        }
        for (Future<?> one : asking) {
            one.get();
        }
    }

    private void askAndInterruptAnother(String me, List<Thread> askers, Random random, AtomicInteger answered) {
        if (random.nextInt(4) == 0) {
            askers.get(random.nextInt(askers.size())).interrupt();
        }
        try {
            assertThat(asks(me)).isEqualTo(me);
            answered.incrementAndGet();
        } catch (CallInterruptedException e) {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
