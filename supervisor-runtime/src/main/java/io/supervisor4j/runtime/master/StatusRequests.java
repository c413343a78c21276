package io.supervisor4j.runtime.master;

import io.supervisor4j.runtime.supervision.Event;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The questions that the loop was asked and has not answered yet. A question's number is never 0. Thread-safe.
 *
 * @param <A> what it answers
 */
final class StatusRequests<A> {

    private final Mailbox mailbox;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, CompletableFuture<A>> open = new ConcurrentHashMap<>();
    private @Nullable A end;

    StatusRequests(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Posts the event of the number given to it. From any thread; does not wait. */
    CompletableFuture<A> ask(LongFunction<Event> event) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        synchronized (this) {
            if (end != null) {
                answer.complete(end);
                return answer;
            }
            long question = last.incrementAndGet();
            open.put(question, answer);
            mailbox.post(event.apply(question));
        }
        return answer;
    }

    /** The same, and waits for the answer: not on the loop's thread. An interrupt is kept for the caller. */
    A await(LongFunction<Event> event) {
        CompletableFuture<A> answer = ask(event);
        boolean interrupted = false;
        while (true) {
            try {
                A given = answer.get();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return given;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("an answer is never a failure", e);
            }
        }
    }

    void answered(long question, A given) {
        CompletableFuture<A> answer = open.remove(question);
        if (answer != null) {
            answer.complete(given);
        }
    }

    /** The loop has ended: nothing changes any more. */
    void close(A atTheEnd) {
        synchronized (this) {
            end = atTheEnd;
        }
        for (CompletableFuture<A> answer : open.values()) {
            answer.complete(atTheEnd);
        }
        open.clear();
    }
}
