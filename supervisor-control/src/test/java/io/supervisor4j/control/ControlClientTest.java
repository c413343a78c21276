package io.supervisor4j.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each method makes the request that {@code PROTOCOL.md} has for it. */
@Timeout(60)
class ControlClientTest {

    private static final String AT = "\"at\":\"2026-03-01T12:00:00Z\"";
    private static final String STATUS = "{\"name\":\"shop\",\"pid\":1,\"version\":\"\\\"result\\\":\",\"started\":"
            + "\"2026-03-01T12:00:00Z\",\"state\":\"ready\",\"services\":[]}";
    private static final String WORKER =
            "{\"id\":3,\"state\":\"ready\",\"since\":\"2026-03-01T12:00:00Z\",\"restarts\":0}";

    @TempDir
    Path folder;

    private LocalManager manager;
    private ControlClient client;

    @BeforeEach
    void open() throws IOException {
        manager = new LocalManager(folder, (request, peer) -> peer.say(request.answer(result(request.verb()))));
        client = ControlClient.connect(manager.socket());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        manager.close();
    }

    private static String result(String verb) {
        return switch (verb) {
            case "status" -> STATUS;
            case "signal" -> "{\"workers\":[0,3]}";
            case "events" -> "{\"events\":[{\"event\":\"manager.ready\"," + AT + ",\"level\":\"INFO\",\"text\":\"\"}]}";
            case "why" -> "{\"worker\":" + WORKER + ",\"because\":[],\"lastOutput\":[\"out\"]}";
            case "threads", "heap" -> "{\"text\":\"of " + verb + "\"}";
            case "loglevel" -> "{\"workers\":[{\"worker\":3,\"text\":\"ROOT=INFO\"}]}";
            case "logs" -> "{\"lines\":[{" + AT + ",\"service\":\"mailer\",\"line\":\"out\"}]}";
            default -> "{}";
        };
    }

    private static Arguments sends(String request, Consumer<ControlClient> call) {
        return arguments(request, call);
    }

    static Stream<Arguments> calls() {
        OptionalInt all = OptionalInt.empty();
        OptionalInt third = OptionalInt.of(3);
        return Stream.of(
                sends("'do':'scale','service':'mailer','workers':8", client -> client.scale("mailer", 8)),
                sends("'do':'reload'", ControlClient::reload),
                sends("'do':'restart'", ControlClient::restart),
                sends("'do':'restart','rolling':true,'service':'mailer'", client -> client.restart("mailer", true)),
                sends("'do':'restart','service':'mailer','worker':3", client -> client.restart("mailer", 3)),
                sends("'do':'stop','now':true", client -> client.stop(true)),
                sends("'do':'signal','service':'mailer','signal':'HUP'", client -> client.signal("mailer", all, "HUP")),
                sends(
                        "'do':'signal','service':'mailer','signal':'HUP','worker':3",
                        client -> client.signal("mailer", third, "HUP")),
                sends("'do':'events','last':7", client -> client.events(7)),
                sends("'do':'why','service':'mailer','worker':3", client -> client.why("mailer", 3)),
                sends("'do':'threads','service':'mailer','worker':3", client -> client.threads("mailer", 3)),
                sends("'do':'heap','service':'mailer','worker':3", client -> client.heap("mailer", 3)),
                sends(
                        "'do':'loglevel','logger':'a.B','service':'mailer'",
                        client -> client.logLevel("mailer", all, "a.B", Optional.empty())),
                sends(
                        "'do':'loglevel','level':'OFF','logger':'ROOT','service':'mailer','worker':3",
                        client -> client.logLevel("mailer", third, "ROOT", Optional.of("OFF"))),
                sends("'do':'logs','last':9", client -> client.logs(Optional.empty(), all, 9)),
                sends(
                        "'do':'logs','last':9,'service':'mailer','worker':3",
                        client -> client.logs(Optional.of("mailer"), third, 9)),
                sends("'do':'events','follow':true,'last':7", client -> client.onEvent(7, event -> {})
                        .close()),
                sends("'do':'logs','follow':true,'last':9,'service':'mailer'", client -> client.onLog(
                                Optional.of("mailer"), all, 9, line -> {})
                        .close()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aMethodSendsItsRequest(String request, Consumer<ControlClient> call) {
        call.accept(client);

        assertThat(fields(manager.lastRequest().line())).isEqualTo(request);
    }

    /** The fields behind version and number, in the order of their names, which begins with {@code do}. */
    private static String fields(String line) {
        return Stream.of(line.substring(1, line.length() - 1).replace('"', '\'').split(",", -1))
                .skip(2)
                .sorted()
                .collect(Collectors.joining(","));
    }

    @Test
    void answersAreReadAsWhatTheyMean() {
        assertThat(client.status().name()).isEqualTo("shop");
        assertThat(client.signal("mailer", OptionalInt.empty(), "HUP")).containsExactly(0, 3);
        assertThat(client.events(1)).extracting(ControlEvent::name).containsExactly("manager.ready");
        assertThat(client.why("mailer", 3).worker().id()).isEqualTo(3);
        assertThat(client.why("mailer", 3).lastOutput()).containsExactly("out");
        assertThat(client.threads("mailer", 3)).isEqualTo("of threads");
        assertThat(client.heap("mailer", 3)).isEqualTo("of heap");
        assertThat(client.logLevel("mailer", OptionalInt.empty(), "ROOT", Optional.empty()))
                .containsExactly(new LogLevel(3, Optional.of("INFO"), Optional.empty()));
        assertThat(client.logs(Optional.empty(), OptionalInt.empty(), 1))
                .extracting(LogLine::line)
                .containsExactly("out");
    }

    @Test
    void theStatusDocumentIsGivenAsItCame() {
        assertThat(client.statusJson()).isEqualTo(STATUS);
    }

    @Test
    void whatIsFollowedHasAConnectionOfItsOwn() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (Following following = client.onEvent(1, event -> told.add(event.name()))) {
            manager.peer(1);
            manager.close();
            following.awaitEnd();
        }
        assertThat(told).containsExactly("manager.ready", "disconnected");
    }

    @Test
    void whereNothingListensThereIsNoManager() {
        Path nothing = folder.resolve("other.sock");

        assertThatExceptionOfType(NoSuchManagerException.class)
                .isThrownBy(() -> ControlClient.connect(nothing))
                .withMessageStartingWith("no manager listens on " + nothing + ": ");
    }

    @Test
    void aClosedClientSaysThatItsConnectionIsClosed() {
        client.close();

        assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(client::status);
    }
}
