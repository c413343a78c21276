package io.supervisor4j.runtime.master;

import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Snapshot;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Those who have asked the loop how everything is, and wait for its answer. */
final class Questions {

    private final Mailbox mailbox;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, CompletableFuture<Snapshot>> open = new ConcurrentHashMap<>();
    private @Nullable Snapshot end;

    Questions(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** From any thread; does not wait. */
    CompletableFuture<Snapshot> ask() {
        CompletableFuture<Snapshot> answer = new CompletableFuture<>();
        synchronized (this) {
            if (end != null) {
                answer.complete(end);
                return answer;
            }
            long question = last.incrementAndGet();
            open.put(question, answer);
            mailbox.post(new Event.StatusRequested(question));
        }
        return answer;
    }

    void answered(long question, Snapshot snapshot) {
        CompletableFuture<Snapshot> answer = open.remove(question);
        if (answer != null) {
            answer.complete(snapshot);
        }
    }

    /** The loop has ended: nothing changes any more. */
    void close(Snapshot atTheEnd) {
        synchronized (this) {
            end = atTheEnd;
        }
        for (CompletableFuture<Snapshot> answer : open.values()) {
            answer.complete(atTheEnd);
        }
        open.clear();
    }
}
