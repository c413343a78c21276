package io.supervisor4j.control;

import io.supervisor4j.ManagerStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Each status of the manager tells in its version how often it was asked. */
@Timeout(60)
class ProgressTest {

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private int endsAfter = Integer.MAX_VALUE;
    private LocalManager manager;
    private ControlClient client;

    @BeforeEach
    void open() throws IOException {
        manager = new LocalManager(folder, (request, peer) -> {
            int number = asked.incrementAndGet();
            if (number > endsAfter) {
                manager.close();
            }
            peer.say(request.answer("{\"name\":\"shop\",\"pid\":1,\"version\":\"" + number
                    + "\",\"started\":\"2026-03-01T12:00:00Z\",\"state\":\"ready\",\"services\":[]}"));
        });
        client = ControlClient.connect(manager.socket());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        manager.close();
    }

    private Progress progress(Predicate<ManagerStatus> isReached) {
        return new Progress(client, "a goal", isReached);
    }

    @Test
    void whatIsReachedAlreadyIsNotWaitedFor() throws Exception {
        assertThat(progress(status -> true).awaitReached(Duration.ZERO).version())
                .isEqualTo("1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void theStatusIsAskedForUntilTheGoalIsReached() throws Exception {
        ManagerStatus status =
                progress(one -> one.version().equals("3")).awaitReached(ChronoUnit.FOREVER.getDuration());

        assertThat(status.version()).isEqualTo("3");
        assertThat(asked).hasValue(3);
    }

    @Test
    void whatIsNotReachedInTimeIsSaid() {
        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> progress(status -> false).awaitReached(Duration.ofMillis(1)))
                .withMessage("not within 1 ms: a goal");
    }

    @Test
    void aManagerThatEndsMeanwhileIsALoss() {
        endsAfter = 2;

        assertThatExceptionOfType(ConnectionLostException.class)
                .isThrownBy(() -> progress(status -> false).awaitReached(Duration.ofSeconds(30)));
        assertThat(asked).hasValue(3);
    }

    @Test
    void theEndOfTheManagerMayBeTheGoal() throws Exception {
        endsAfter = 2;
        Progress stop = Progress.toTheEnd(client, "the manager has ended", client.status());

        assertThat(stop.awaitReached(Duration.ofSeconds(30)).version()).isEqualTo("2");
    }

    @Test
    void aManagerThatEndsAtOnceHasItsStatusOfBefore() throws Exception {
        endsAfter = 1;
        Progress stop = Progress.toTheEnd(client, "the manager has ended", client.status());

        assertThat(stop.awaitReached(Duration.ofSeconds(30)).version()).isEqualTo("1");
    }

    @Test
    void aManagerThatDoesNotEndInTimeIsSaid() {
        Progress stop = Progress.toTheEnd(client, "the manager has ended", client.status());

        assertThatExceptionOfType(TimedOutException.class)
                .isThrownBy(() -> stop.awaitReached(Duration.ofMillis(1)))
                .withMessage("not within 1 ms: the manager has ended");
    }
}
