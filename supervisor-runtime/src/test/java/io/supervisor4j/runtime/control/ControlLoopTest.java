package io.supervisor4j.runtime.control;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.runtime.output.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Real sockets, and a handler in place of the manager. */
@Timeout(60)
class ControlLoopTest {

    private static final String PIPELINED = "{\"v\":1,\"do\":\"quick\"}\n";
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    private final AtomicInteger handled = new AtomicInteger();
    private final CompletableFuture<Map<String, Object>> pending = new CompletableFuture<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<Peer> peers = new ArrayList<>();
    private ControlLoop loop;
    private Thread thread;

    @BeforeEach
    void open() throws IOException {
        loop = new ControlLoop(folder.resolve("s"), this::handle, new Outputs(problems::add), this::note);
        thread = new Thread(() -> {
            try {
                loop.run();
            } catch (IOException e) {
                problems.add(e.toString());
            }
        });
        thread.start();
    }

    private void note(ManagerEvent problem) {
        problems.add(problem.describe());
    }

    @AfterEach
    void close() throws Exception {
        for (Peer peer : peers) {
            peer.close();
        }
        loop.stop();
        thread.join();
        assertThat(problems).isEmpty();
    }

    private CompletionStage<Map<String, Object>> handle(Request request, Subscriber client)
            throws RequestRefusedException {
        int number = handled.incrementAndGet();
        return switch (request.verb()) {
            case "quick" -> CompletableFuture.completedFuture(Map.of("number", number));
            case "dear" -> {
                spin();
                yield CompletableFuture.completedFuture(Map.of("number", number));
            }
            case "big" -> CompletableFuture.completedFuture(Map.of("text", "x".repeat(600_000)));
            case "pending" -> pending;
            case "defect" -> throw new IllegalStateException("on purpose");
            case "late-defect" -> CompletableFuture.failedFuture(new IllegalStateException("on purpose"));
            case "follow" -> {
                client.requireRoomToFollow();
                client.followEvents(0);
                yield CompletableFuture.completedFuture(Map.of());
            }
            default -> throw new RequestRefusedException(RequestRefusedException.UNKNOWN_REQUEST, "what?", "");
        };
    }

    private static void spin() {
        long end = System.nanoTime() + 2_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private Peer connect() throws IOException {
        Peer peer = new Peer(folder.resolve("s"));
        peers.add(peer);
        return peer;
    }

    private void assertServed() throws IOException {
        try (Peer modest = connect()) {
            modest.asks("quick");
            assertThat(modest.hears()).contains("\"id\":\"quick\",\"result\"");
        }
    }

    private void awaitConnected(int count) {
        await().until(() -> loop.connected() == count);
    }

    private void happens(int times, String text) {
        for (int i = 1; i <= times; i++) {
            loop.tell(new EventLog.Entry(i, new ManagerEvent.Notice(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"defect", "late-defect"})
    void aDefectIsToldToTheClientAndPublishedAsWhatItIs(String request) throws IOException {
        try (Peer peer = connect()) {
            peer.asks(request);
            assertThat(peer.hears()).contains("\"code\":\"internal\"", "on purpose");
        }
        assertServed();

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("internal error of the control socket, please report it: ")
                .contains("on purpose");
        problems.clear();
    }

    // ---- a share for each

    @Test
    void whoPipelinesHasTheShareOfOneAmongMany() throws IOException {
        for (int i = 0; i < 63; i++) {
            connect().says("{\"v\":1,\"do\":\"dear\"}\n".repeat(1_000));
        }
        int before = handled.get();
        assertServed();

        assertThat(handled.get() - before).as("63,000 were waiting").isLessThan(2_000);
    }

    @Test
    void whatWasPipelinedIsAnsweredInOrderAndOneAnswerIsKeptAtMost() throws Exception {
        Peer peer = connect();
        Thread sends = new Thread(() -> {
            try {
                for (int i = 0; i < MANY; i++) {
                    peer.says("{\"v\":1,\"id\":" + i + ",\"do\":\"quick\"}\n");
                }
            } catch (IOException e) {
                problems.add(e.toString());
            }
        });
        sends.start();
        await().until(() -> handled.get() > 100);
        assertServed();
        assertThat(handled.get()).as("taken up although no answer was taken").isLessThan(MANY / 2);

        for (int i = 0; i < MANY; i++) {
            assertThat(peer.hears()).startsWith("{\"id\":" + i + ",\"result\"");
        }
        sends.join();
    }

    @Test
    void whatIsFollowedIsKeptUpToALimitAndTheRestIsCounted() throws IOException {
        Peer slow = connect();
        slow.asks("follow");
        assertThat(slow.hears()).contains("result");
        for (int i = 0; i < 20; i++) {
            happens(1_000, "x".repeat(1_000));
            assertServed();
        }
        int told = 0;
        int dropped = 0;
        while (told + dropped < 20_000) {
            String line = slow.hears();
            assertThat(line).isNotNull();
            Matcher loss =
                    Pattern.compile("\"event\":\"dropped\".*\"events\":(\\d+)}").matcher(line);
            if (loss.find()) {
                dropped += Integer.parseInt(loss.group(1));
            } else {
                told++;
            }
        }

        assertThat(told + dropped).isEqualTo(20_000);
        assertThat(dropped).isPositive();
    }

    @Test
    void aFloodForFollowersLeavesRoomForRequests() throws Exception {
        for (int i = 0; i < 8; i++) {
            Peer follower = connect();
            follower.asks("follow");
            assertThat(follower.hears()).contains("result");
        }
        Thread flood = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                happens(100, "a line of a chatty program");
            }
        });
        flood.start();
        try {
            for (int i = 0; i < 200; i++) {
                assertServed();
            }
        } finally {
            flood.interrupt();
            flood.join();
        }
    }

    // ---- an end is noticed at once

    @Test
    void followersThatCloseAreGoneAlsoWhenNothingHappens() throws IOException {
        for (int i = 0; i < 3 * Connections.MAX_FOLLOWING; i++) {
            try (Peer follower = connect()) {
                follower.asks("follow");
                assertThat(follower.hears()).contains("result");
            }
        }

        awaitConnected(0);
    }

    @Test
    void aFollowerThatTakesNothingAndClosesIsGone() throws IOException {
        Peer follower = connect();
        follower.asks("follow");
        assertThat(follower.hears()).contains("result");
        for (int i = 0; i < 5; i++) {
            happens(1_000, "x".repeat(1_000));
            assertServed();
        }
        awaitConnected(1);
        follower.close();

        awaitConnected(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "big"})
    void whoPipelinesTakesNothingAndClosesIsGone(String verb) throws IOException {
        Peer greedy = connect();
        String requests = ("{\"v\":1,\"do\":\"" + verb + "\"}\n").repeat(MANY);
        await().until(() -> greedy.saysWhatIsTaken(requests) < 100);
        greedy.close();

        awaitConnected(0);
    }

    @Test
    void whoSaysNothingMoreHearsItsAnswersAndIsGone() throws IOException {
        Peer peer = connect();
        peer.says("{\"v\":1,\"id\":1,\"do\":\"pending\"}\n{\"v\":1,\"id\":2,\"do\":\"quick\"}\n");
        peer.endsItsWords();
        await().until(() -> handled.get() == 1);
        pending.complete(Map.of());

        assertThat(peer.hears()).startsWith("{\"id\":1,\"result\"");
        assertThat(peer.hears()).startsWith("{\"id\":2,\"result\"");
        assertThat(peer.hears()).isNull();
        awaitConnected(0);
    }

    @Test
    void anAnswerToOneThatIsGoneIsNoDefect() throws IOException {
        Peer peer = connect();
        peer.asks("pending");
        await().until(() -> handled.get() == 1);
        peer.close();
        pending.complete(Map.of("text", "x".repeat(600_000)));

        awaitConnected(0);
        assertServed();
    }

    @Test
    void whoConnectsAndClosesInALoopKeepsNobodyOut() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            connect().close();
        }
        assertServed();

        awaitConnected(0);
    }

    // ---- room

    @Test
    void whoeverComesIsServedWhateverTheOthersDo() throws IOException {
        for (int i = 0; i < 2 * Connections.MAX_ASKING; i++) {
            Peer peer = connect();
            switch (i % 4) {
                case 0 -> peer.saysWhatIsTaken(PIPELINED.repeat(MANY));
                case 1 -> peer.says("{\"v\":1,");
                case 2 -> peer.says("garbage\n\u0000\u001b[2J\n");
                default -> peer.saysWhatIsTaken("{\"v\":1,\"do\":\"big\"}\n".repeat(1_000));
            }
            assertServed();
        }

        assertThat(loop.connected()).isLessThanOrEqualTo(Connections.MAX_ASKING);
    }

    @Test
    void aThousandIdleConnectionsMakeRoomFromTheOldestOn() throws IOException {
        Peer first = connect();
        for (int i = 0; i < 1_000; i++) {
            connect();
        }
        assertServed();

        assertThat(first.hears()).contains("\"evicted\"");
        assertThat(first.hears()).isNull();
    }

    @Test
    void aRequestUnderWayKeepsItsPlace() throws IOException {
        Peer waits = connect();
        waits.asks("pending");
        await().until(() -> handled.get() == 1);
        for (int i = 0; i < 200; i++) {
            connect();
        }
        assertServed();
        pending.complete(Map.of());

        assertThat(waits.hears()).contains("\"id\":\"pending\",\"result\"");
    }

    private void asManyFollowAsCan() throws IOException {
        for (int i = 0; i < Connections.MAX_FOLLOWING; i++) {
            Peer follower = connect();
            follower.asks("follow");
            assertThat(follower.hears()).contains("result");
        }
    }

    @Test
    void manyFollowersLeaveRoomForRequestsAndAreRefusedByName() throws IOException {
        asManyFollowAsCan();
        Peer late = connect();
        late.asks("follow");

        assertThat(late.hears()).contains("\"id\":\"follow\",\"error\":{\"code\":\"busy\"");
        assertServed();
        peers.get(7).close();
        awaitConnected(Connections.MAX_FOLLOWING);
        late.asks("follow");
        assertThat(late.hears()).contains("result");
    }

    @Test
    void aFollowerThatTakesNothingMakesRoomForAnother() throws IOException {
        asManyFollowAsCan();
        for (int i = 0; i < 5; i++) {
            happens(1_000, "x".repeat(1_000));
            assertServed();
        }
        Peer late = connect();

        // As soon as one is full.
        await().until(() -> {
            late.asks("follow");
            return String.valueOf(late.hears()).contains("result");
        });
        awaitConnected(Connections.MAX_FOLLOWING);
    }

    // ---- nonsense

    @Test
    void aLineThatIsTooLongEndsTheConnectionWithAWord() throws IOException {
        Peer peer = connect();
        peer.saysWhatIsTaken("x".repeat(1 << 20));

        assertThat(peer.hears()).contains("bad-request", "65536");
        assertThat(peer.hears()).isNull();
        assertServed();
    }

    @Test
    void garbageIsAnsweredLineByLine() throws IOException {
        Peer peer = connect();
        peer.says("\n[]\n{\"v\":1,\"id\":{\"a\":1},\"do\":\"quick\"}\n{\"v\":1,\"id\":1.5,\"do\":\"quick\"}\n");
        for (int i = 0; i < 4; i++) {
            assertThat(peer.hears()).startsWith("{\"id\":null,\"error\":{\"code\":\"bad-request\"");
        }
        peer.asks("quick");

        assertThat(peer.hears()).contains("result");
        assertThat(handled).hasValue(1);
    }
}
