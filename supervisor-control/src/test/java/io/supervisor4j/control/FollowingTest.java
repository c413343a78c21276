package io.supervisor4j.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class FollowingTest {

    private static final String ENDED = "ended";

    @TempDir
    Path folder;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private LocalManager manager;

    @BeforeEach
    void open() throws IOException {
        manager = new LocalManager(folder, (request, peer) -> {
            if (request.verb().equals("events")) {
                peer.say(request.answer("{\"events\":[{\"n\":1},{\"n\":2}]}"));
            } else {
                peer.say(request.refusal("busy", "too many follow"));
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        manager.close();
    }

    private Following follow(Consumer<String> more) {
        return Following.begin(manager.socket(), "events", Map.of("last", 2), "events", new Following.Listener() {
            @Override
            public void take(Document document) {
                taken.add(document.text("n"));
                more.accept(document.text("n"));
            }

            @Override
            public void ended() {
                taken.add(ENDED);
            }
        });
    }

    private Following follow() {
        return follow(line -> {});
    }

    private void says(int number) throws IOException {
        manager.peer(0).say("{\"n\":" + number + "}");
    }

    @Test
    void whatHasHappenedComesBeforeWhatFollows() throws Exception {
        try (Following following = follow()) {
            says(3);
            says(4);
            manager.close();
            following.awaitEnd();
        }
        assertThat(taken).containsExactly("1", "2", "3", "4", ENDED);
    }

    @Test
    void theOneWhoClosesIsNotToldOfTheEnd() throws Exception {
        Following following = follow();
        await().until(() -> taken.size() == 2);

        following.close();
        following.awaitEnd();

        assertThat(taken).containsExactly("1", "2");
    }

    @Test
    void aListenerThatThrowsEndsIt() throws Exception {
        Following following = follow(line -> {
            throw new ExpectedException();
        });

        following.awaitEnd();

        assertThat(taken).containsExactly("1");
    }

    @Test
    void aListenerThatInterruptsItsThreadEndsIt() throws Exception {
        Following following = follow(line -> {
            if (line.equals("2")) {
                Thread.currentThread().interrupt();
            }
        });

        following.awaitEnd();

        assertThat(taken).containsExactly("1", "2");
    }

    @Test
    void halfALineAtTheEndIsNone() throws Exception {
        try (Following following = follow()) {
            manager.peer(0).send((byte) '{', (byte) '"');
            manager.close();
            following.awaitEnd();
        }
        assertThat(taken).containsExactly("1", "2", ENDED);
    }

    @Test
    void aRefusalIsThrownAndLeavesNoConnection() throws IOException {
        LogListener listener = new LogListener(line -> taken.add(line.line()));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Following.begin(manager.socket(), "logs", Map.of(), "lines", listener))
                .withMessage("too many follow");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            while (true) {
                says(1);
            }
        });
        assertThat(taken).isEmpty();
    }

    @Test
    void whereNothingListensAnyMoreTheManagerHasEnded() throws IOException {
        manager.close();

        assertThatExceptionOfType(ConnectionLostException.class)
                .isThrownBy(this::follow)
                .withMessage("the manager does not listen any more");
    }

    /** Ends a thread without a trace in the output of the tests. */
    private static final class ExpectedException extends RuntimeException {
        ExpectedException() {
            super("the listener has seen enough", null, false, false);
        }
    }
}
