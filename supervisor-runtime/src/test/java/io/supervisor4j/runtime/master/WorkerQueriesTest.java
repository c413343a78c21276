package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Life;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(20)
class WorkerQueriesTest {

    private static final ServiceId SERVICE = new ServiceId(new UUID(0, 1));
    private static final Life LIFE = new Life(SERVICE, 3, 1);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Mailbox mailbox = new Mailbox();
    private final WorkerQueries queries = new WorkerQueries(mailbox);

    private CompletableFuture<String> ask(Duration limit) {
        return queries.ask(SERVICE, 3, Command.Query.THREADS, "", limit);
    }

    private static void assertFails(CompletableFuture<String> answer, QueryException.Kind kind) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(answer::get)
                .havingCause()
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void anAnswerInPartsArrivesWhole() throws Exception {
        CompletableFuture<String> answer = ask(LIMIT);
        assertThat(mailbox.take(0)).isEqualTo(new Event.QueryRequested(SERVICE, 3, 1));
        assertThat(queries.sending(1, LIFE)).isEqualTo(new Command.Query(1, "threads", ""));

        queries.answered(LIFE, new Report.Answer(1, 0, false, false, "one "));
        queries.answered(LIFE, new Report.Answer(1, 1, true, false, "two"));

        assertThat(answer.get()).isEqualTo("one two");
    }

    @Test
    void aMissingPartIsNoAnswer() {
        CompletableFuture<String> answer = ask(LIMIT);
        queries.sending(1, LIFE);

        queries.answered(LIFE, new Report.Answer(1, 1, true, false, "two"));

        assertFails(answer, QueryException.Kind.FAILED);
    }

    @Test
    void anotherLifeCannotAnswer() {
        CompletableFuture<String> answer = ask(LIMIT);
        queries.sending(1, LIFE);

        queries.answered(new Life(SERVICE, 3, 2), new Report.Answer(1, 0, true, false, "lies"));
        queries.answered(LIFE, new Report.Answer(99, 0, true, false, "stale"));

        assertThat(answer).isNotDone();
    }

    @Test
    void oneQuestionAtATimeToAWorker() {
        CompletableFuture<String> first = ask(LIMIT);

        assertFails(ask(LIMIT), QueryException.Kind.BUSY);
        queries.unanswerable(1);
        assertFails(first, QueryException.Kind.NO_PROCESS);
        assertThat(ask(LIMIT)).isNotDone();
    }

    @Test
    void aWorkerThatEndsDoesNotAnswer() {
        CompletableFuture<String> answer = ask(LIMIT);
        queries.sending(1, LIFE);

        queries.lifeEnded(LIFE);

        assertFails(answer, QueryException.Kind.NO_PROCESS);
    }

    @Test
    void aWorkerThatDoesNotAnswerIsGivenUp() {
        CompletableFuture<String> answer = ask(Duration.ofMillis(10));
        queries.sending(1, LIFE);

        assertFails(answer, QueryException.Kind.TIMED_OUT);
        assertThat(queries.sending(1, LIFE)).isNull();
    }

    @Test
    void anAnswerWithoutEndIsCut() throws Exception {
        CompletableFuture<String> answer = ask(LIMIT);
        queries.sending(1, LIFE);
        String part = "x".repeat(1 << 20);
        for (int i = 0; i < 6; i++) {
            queries.answered(LIFE, new Report.Answer(1, i, i == 5, false, part));
        }

        assertThat(answer.get()).hasSize(WorkerQueries.MAX_ANSWER);
    }
}
