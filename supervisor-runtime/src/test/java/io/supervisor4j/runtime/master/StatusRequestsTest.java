package io.supervisor4j.runtime.master;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusRequestsTest {

    private static final Snapshot READY = new Snapshot(ManagerStatus.State.READY, List.of());
    private static final Snapshot STOPPED = new Snapshot(ManagerStatus.State.STOPPED, List.of());

    private final Mailbox mailbox = new Mailbox();
    private final StatusRequests<Snapshot> questions = new StatusRequests<>(mailbox);

    private CompletableFuture<Snapshot> ask() {
        return questions.ask(Event.StatusRequested::new);
    }

    @Test
    void whoAsksIsAnsweredByTheLoop() throws Exception {
        CompletableFuture<Snapshot> first = ask();
        CompletableFuture<Snapshot> second = ask();
        assertThat(mailbox.take(0)).isEqualTo(new Event.StatusRequested(1));
        assertThat(mailbox.take(0)).isEqualTo(new Event.StatusRequested(2));

        questions.answered(2, READY);

        assertThat(second).isCompletedWithValue(READY);
        assertThat(first).isNotDone();
    }

    @Test
    void whoAsksAtTheEndOrAfterItIsToldHowItEnded() {
        CompletableFuture<Snapshot> before = ask();
        questions.close(STOPPED);

        assertThat(before).isCompletedWithValue(STOPPED);
        assertThat(ask()).isCompletedWithValue(STOPPED);
    }
}
