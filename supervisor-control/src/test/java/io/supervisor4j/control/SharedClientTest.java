package io.supervisor4j.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** A manager played by the test answers each request with what it was asked, and some only when it is let. */
@Timeout(60)
class SharedClientTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Pattern REQUEST = Pattern.compile("\\{\"v\":1,\"id\":(\\d+),\"do\":\"([^\"]*)\".*}");

    @TempDir
    Path folder;

    private final CountDownLatch slowMayAnswer = new CountDownLatch(1);
    private final AtomicInteger slow = new AtomicInteger();
    private final List<SocketChannel> accepted = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Path socket;
    private ServerSocketChannel server;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        socket = folder.resolve("shop.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket), 50);
        threads.execute(() -> untilClosed(() -> {
            SocketChannel connection = server.accept();
            accepted.add(connection);
            threads.execute(() -> untilClosed(() -> answer(connection)));
            return true;
        }));
        session = Session.to(socket);
    }

    @AfterEach
    void close() throws IOException {
        slowMayAnswer.countDown();
        session.close();
        server.close();
        for (SocketChannel connection : accepted) {
            connection.close();
        }
        threads.shutdownNow();
    }

    private static void untilClosed(Callable<Boolean> step) {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = step.call();
            }
        } catch (Exception e) {
            // The test is over, or a client has gone.
            return;
        }
    }

    private boolean answer(SocketChannel connection) throws Exception {
        BufferedReader in = new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Matcher request = REQUEST.matcher(line);
            assertThat(request.matches()).isTrue();
            if (request.group(2).equals("slow")) {
                slow.incrementAndGet();
                slowMayAnswer.await();
            }
            // Besides, what belongs to nobody here.
            say(connection, "{\"event\":\"worker.ready\",\"text\":\"not an answer\"}");
            say(connection, "{\"id\":0,\"result\":{\"text\":\"of another\"}}");
            say(connection, "{\"id\":" + request.group(1) + ",\"result\":{\"text\":\"" + request.group(2) + "\"}}");
        }
        return false;
    }

    private static void say(SocketChannel connection, String line) throws IOException {
        connection.write(StandardCharsets.UTF_8.encode(line + "\n"));
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
        try (ControlClient client = ControlClient.connect(socket)) {
            Progress progress = new Progress(client, "never reached", status -> false);
            Thread.currentThread().interrupt();

            assertThat(catchThrowable(() -> progress.awaitReached(LONG))).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void anInterruptedThreadIsNotToldThatThereIsNoManager() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> ControlClient.connect(socket));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatIsFollowedGoesOnWhenACallIsInterrupted() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        LogListener listener = new LogListener(line -> told.add(line.line()));
        Following following = Following.begin(socket, "logs", Map.of(), "lines", listener);
        try (ControlClient client = ControlClient.connect(socket)) {
            interruptedWhile(() -> client.signal("slow", OptionalInt.empty(), "HUP"), 0);
            say(accepted.get(1), "{\"at\":\"2026-03-01T12:00:00Z\",\"service\":\"a\",\"line\":\"still here\"}");

            await().until(() -> told.contains("still here"));
        } finally {
            following.close();
        }
    }

    @Test
    void threadsThatShareAClientAlwaysGetTheirOwnAnswersHoweverTheyAreInterrupted() throws Exception {
        List<Future<?>> asking = new ArrayList<>();
        List<Thread> askers = new CopyOnWriteArrayList<>();
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        for (int i = 0; i < 6; i++) {
            String me = "asker-" + i;
            asking.add(threads.submit(() -> {
                askers.add(Thread.currentThread());
                while (answered.get() < 3_000) {
                    try {
                        assertThat(asks(me)).isEqualTo(me);
                        answered.incrementAndGet();
                    } catch (CallInterruptedException e) {
                        assertThat(Thread.interrupted()).isTrue();
                    }
                }
                return null;
            }));
        }
        Future<?> interrupting = threads.submit(() -> {
            Random random = new Random(1);
            while (!done.get()) {
                if (!askers.isEmpty()) {
                    askers.get(random.nextInt(askers.size())).interrupt();
                }
                Thread.sleep(random.nextInt(3));
            }
            return null;
        });
        try {
            for (Future<?> one : asking) {
                one.get();
            }
        } finally {
            done.set(true);
            interrupting.get();
        }
    }
}
