package io.supervisor4j.runtime.master;

import io.supervisor4j.runtime.supervision.Event;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the loop was asked, and has not answered yet. A question's number is never 0.
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
