package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Life;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Questions to workers that wait for their answer: one at a time to a worker, each with a deadline. */
final class WorkerQueries {

    /** What is longer is cut. */
    static final int MAX_ANSWER = 4 << 20;

    private final Mailbox mailbox;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Query> open = new ConcurrentHashMap<>();

    WorkerQueries(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** From any thread; does not wait. The future fails with a {@link QueryException}. */
    CompletableFuture<String> ask(ServiceId service, int worker, String what, String argument, Duration limit) {
        Query query = new Query(service, worker, what, argument, limit);
        long id = last.incrementAndGet();
        synchronized (this) {
            if (open.values().stream().anyMatch(other -> other.isTo(service, worker))) {
                query.fail(QueryException.Kind.BUSY, "the worker is answering another question");
                return query.answer;
            }
            open.put(id, query);
        }
        CompletableFuture<String> answer = query.answer
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(problem -> CompletableFuture.failedFuture(query.timedOut(problem)));
        mailbox.post(new Event.QueryRequested(service, worker, id));
        return answer.whenComplete((text, problem) -> open.remove(id));
    }

    /** Returns what to send to the worker; null if nobody waits for the answer any more. */
    Command.@Nullable Query sending(long id, Life life) {
        Query query = open.get(id);
        if (query == null) {
            return null;
        }
        query.life = life;
        return new Command.Query(id, query.what, query.argument);
    }

    void unanswerable(long id) {
        Query query = open.get(id);
        if (query != null) {
            query.fail(QueryException.Kind.NO_PROCESS, "the worker has no process at present");
        }
    }

    /** A part of an answer has arrived; one that nobody waits for is dropped. */
    void answered(Life life, Report.Answer part) {
        Query query = open.get(part.id());
        if (query != null && life.equals(query.life)) {
            query.take(part);
        }
    }

    void lifeEnded(Life life) {
        for (Query query : open.values()) {
            if (life.equals(query.life)) {
                query.fail(QueryException.Kind.NO_PROCESS, "the worker has ended meanwhile");
            }
        }
    }

    /** One question. Its parts arrive on one thread. */
    private static final class Query {

        private final ServiceId service;
        private final int worker;
        private final String what;
        private final String argument;
        private final Duration limit;
        private final CompletableFuture<String> answer = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private long parts;
        private volatile @Nullable Life life;

        Query(ServiceId service, int worker, String what, String argument, Duration limit) {
            this.service = service;
            this.worker = worker;
            this.what = what;
            this.argument = argument;
            this.limit = limit;
        }

        boolean isTo(ServiceId otherService, int otherWorker) {
            return service.equals(otherService) && worker == otherWorker;
        }

        void fail(QueryException.Kind kind, String message) {
            answer.completeExceptionally(new QueryException(kind, message));
        }

        Throwable timedOut(Throwable problem) {
            return problem instanceof TimeoutException
                    ? new QueryException(
                            QueryException.Kind.TIMED_OUT,
                            "the worker did not answer within " + limit.toSeconds()
                                    + " s: is it stopped or out of memory?")
                    : problem;
        }

        void take(Report.Answer part) {
            if (part.part() != parts++) {
                fail(QueryException.Kind.FAILED, "a part of the answer is missing");
                return;
            }
            text.append(part.text(), 0, Math.min(part.text().length(), MAX_ANSWER - text.length()));
            if (part.failed()) {
                fail(QueryException.Kind.FAILED, text.toString());
            } else if (part.last()) {
                answer.complete(text.toString());
            }
        }
    }
}
