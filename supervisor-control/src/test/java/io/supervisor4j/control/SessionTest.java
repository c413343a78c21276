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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The test is the manager itself: what it says first, the client finds when it looks. */
class SessionTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String EVICTED = "{\"id\":null,\"error\":{\"code\":\"evicted\",\"message\":\"idle\"}}";
    private static final String ANSWER = "{\"id\":1,\"result\":{\"text\":\"here\"}}";

    @TempDir
    Path folder;

    private final List<SocketChannel> accepted = new ArrayList<>();
    private ServerSocketChannel server;
    private Session session;

    @BeforeEach
    void connect() throws IOException {
        Path socket = folder.resolve("shop.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket), 10);
        session = Session.to(socket);
        accept();
    }

    private SocketChannel accept() throws IOException {
        SocketChannel connection = server.accept();
        accepted.add(connection);
        return connection;
    }

    private static void say(SocketChannel connection, String line) throws IOException {
        connection.write(StandardCharsets.UTF_8.encode(line + "\n"));
    }

    private static String hear(SocketChannel connection) throws IOException {
        return new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8)).readLine();
    }

    private Thread answersTheNextConnection() {
        Thread manager = new Thread(() -> {
            try {
                say(accept(), ANSWER);
            } catch (IOException e) {
                // The test fails for want of an answer.
                return;
            }
        });
        manager.start();
        return manager;
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        for (SocketChannel connection : accepted) {
            connection.close();
        }
        server.close();
    }

    private String asks(String verb, Duration limit) {
        return session.call(verb, Map.of(), limit).text("text");
    }

    @Test
    void whoMadeRoomWhileIdleConnectsAndAsksAgain() throws Exception {
        say(accepted.get(0), EVICTED);
        accepted.get(0).close();
        Thread manager = answersTheNextConnection();

        assertThat(asks("status", LONG)).isEqualTo("here");
        manager.join();
        assertThat(hear(accepted.get(1))).contains("\"do\":\"status\"");
    }

    @Test
    void aConnectionThatEndsWithoutAWordIsLostAndNothingIsAskedTwice() throws Exception {
        accepted.get(0).close();

        assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> asks("stop", LONG));
        server.configureBlocking(false);
        assertThat(server.accept()).isNull();
    }

    @Test
    void whatWasSaidBeforeTheConnectionEndedIsHeard() throws Exception {
        say(accepted.get(0), "{\"id\":null,\"error\":{\"code\":\"not-permitted\",\"message\":\"only root\"}}");
        accepted.get(0).close();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> asks("status", LONG))
                .withMessage("only root");
    }

    @Test
    void anAnswerThatComesTooLateIsNotTakenForTheNextOne() throws Exception {
        assertThatExceptionOfType(TimedOutException.class).isThrownBy(() -> asks("heap", Duration.ofMillis(1)));
        say(accepted.get(0), "{\"id\":1,\"result\":{\"text\":\"late\"}}");
        Thread manager = answersTheNextConnection();

        assertThat(asks("status", LONG)).isEqualTo("here");
        manager.join();
    }
}
