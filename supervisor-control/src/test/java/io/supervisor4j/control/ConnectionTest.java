package io.supervisor4j.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(60)
class ConnectionTest {

    @TempDir
    Path folder;

    private LocalManager manager;
    private Connection connection;

    private void connect(LocalManager.Script script) throws IOException {
        manager = new LocalManager(folder, script);
        connection = Connection.to(manager.socket());
    }

    @AfterEach
    void close() throws IOException {
        if (manager != null) {
            connection.close();
            manager.close();
        }
    }

    private Document asks(Map<String, Object> fields) {
        return Connection.result(connection.call("status", fields, inTime(Duration.ofSeconds(30))));
    }

    private static long inTime(Duration limit) {
        return System.nanoTime() + limit.toNanos();
    }

    @Test
    void aRequestIsOneLineOfTheProtocol() throws IOException {
        connect((request, peer) -> peer.say(request.answer("{}")));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("service", "\"é\"\n\ud83d");
        fields.put("workers", 8);
        fields.put("now", true);

        asks(fields);
        asks(Map.of());

        assertThat(manager.requests())
                .extracting(LocalManager.Request::line)
                .containsExactly(
                        "{\"v\":1,\"id\":1,\"do\":\"status\",\"service\":\"\\\"é\\\"\\n\\uD83D\",\"workers\":8,\"now\":true}",
                        "{\"v\":1,\"id\":2,\"do\":\"status\"}");
    }

    @Test
    void anAnswerMayComeByteByByte() throws IOException {
        connect((request, peer) -> {
            for (byte one : (request.answer("{\"text\":\"é😀\"}") + "\n").getBytes(StandardCharsets.UTF_8)) {
                peer.send(one);
            }
        });

        assertThat(asks(Map.of()).text("text")).isEqualTo("é😀");
    }

    @Test
    void anAnswerMayBeLongAndAnotherBehindItInOnePiece() throws IOException {
        String large = "x".repeat(100_000);
        connect((request, peer) -> {
            if (request.id() == 1) {
                peer.say(
                        request.answer("{\"text\":\"" + large + "\"}") + "\n{\"id\":2,\"result\":{\"text\":\"next\"}}");
            }
        });

        assertThat(asks(Map.of()).text("text")).isEqualTo(large);
        assertThat(asks(Map.of()).text("text")).isEqualTo("next");
    }

    @Test
    void aRequestMayBeLongerThanWhatTheSocketTakesAtOnce() throws IOException {
        connect((request, peer) ->
                peer.say(request.answer("{\"length\":" + request.line().length() + "}")));

        assertThat(asks(Map.of("service", "x".repeat(5_000_000))).number("length"))
                .isGreaterThan(5_000_000);
    }

    @Test
    void linesThatAnswerNothingArePassedOver() throws IOException {
        connect((request, peer) -> {
            peer.say("{\"event\":\"worker.ready\"}");
            peer.say("{\"id\":4711,\"result\":{\"text\":\"of another\"}}");
            peer.say("{\"id\":4711,\"error\":{\"code\":\"busy\",\"message\":\"of another\"}}");
            peer.say(request.answer("{\"text\":\"this\"}"));
        });

        assertThat(asks(Map.of()).text("text")).isEqualTo("this");
    }

    @Test
    void aRefusalSaysWhyAndWhatToDo() throws IOException {
        connect((request, peer) ->
                peer.say("{\"id\":1,\"error\":{\"code\":\"no-such-service\",\"message\":\"no 'a\\u001b'\","
                        + "\"hint\":\"there is: b\"}}"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> asks(Map.of()))
                .withMessage("no 'a\\u001b' (there is: b)")
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("no-such-service");
                    assertThat(refusal.hint()).isEqualTo("there is: b");
                });
    }

    @Test
    void anAnswerWithoutResultOrThatEndsInTheMiddleIsALoss() throws IOException {
        connect((request, peer) -> {
            if (request.id() == 1) {
                peer.say("{\"id\":1}");
            } else {
                peer.send("{\"id\":2,\"result".getBytes(StandardCharsets.UTF_8));
                peer.close();
            }
        });

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> asks(Map.of()))
                    .withMessage("the manager has closed the connection: has it ended?");
        }
    }

    @Test
    void aManagerThatDoesNotAnswerIsNotWaitedForLonger() throws IOException {
        connect((request, peer) -> {});

        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> connection.call("status", Map.of(), inTime(Duration.ofMillis(1))))
                .withMessageStartingWith("the manager does not answer");
    }

    @Test
    void closingEndsTheWaitForTheNextLine() throws Exception {
        connect((request, peer) -> {});
        CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> {
            try {
                return String.valueOf(connection.next());
            } catch (IOException e) {
                return "failed: " + e;
            }
        });

        connection.close();

        assertThat(next.get()).isEqualTo("null");
    }

    @Test
    void whereNothingListensThereIsNoConnection() {
        assertThatIOException().isThrownBy(() -> Connection.to(folder.resolve("shop.sock")));
    }
}
