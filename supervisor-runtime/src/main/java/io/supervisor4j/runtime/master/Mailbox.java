package io.supervisor4j.runtime.master;

import io.supervisor4j.runtime.supervision.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where everything that happens to the master arrives, in order. Any thread may post; the loop takes. */
final class Mailbox {

    /** Far more than ever wait in a manager that is not asked in a loop. */
    private static final int MAX_UNREAD = 100_000;

    private record Letter(Event event, @Nullable Runnable whenTaken) {

        void taken() {
            if (whenTaken != null) {
                whenTaken.run();
            }
        }
    }

    private final LinkedBlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private boolean closed;

    /** Returns false if nobody will read it. */
    boolean post(Event event) {
        return post(new Letter(event, null));
    }

    /** The action is run when the event has been taken out, or will never be. */
    boolean post(Event event, Runnable taken) {
        return post(new Letter(event, taken));
    }

    private boolean post(Letter letter) {
        synchronized (this) {
            if (!closed) {
                letters.add(letter);
                return true;
            }
        }
        letter.taken();
        return false;
    }

    /** Waits for the next event, at most so long; null if none came. */
    @Nullable
    Event take(long nanos) throws InterruptedException {
        Letter letter = nanos == Long.MAX_VALUE ? letters.take() : letters.poll(nanos, TimeUnit.NANOSECONDS);
        if (letter == null) {
            return null;
        }
        letter.taken();
        return letter.event();
    }

    /**
     * To be called before a request of the program is posted, which can as well be refused; workers wait themselves where too much of
     * theirs is unread.
     */
    void requireRoom() {
        if (letters.size() >= MAX_UNREAD) {
            throw new IllegalStateException("the manager has " + MAX_UNREAD
                    + " events to handle and takes no more requests until there are less: ask it less often");
        }
    }

    /** Returns what has come and was not read. */
    List<Event> unread() {
        return letters.stream().map(Letter::event).toList();
    }

    /** What has come, and what comes later, is not read any more. */
    void close() {
        List<Letter> unread = new ArrayList<>();
        synchronized (this) {
            closed = true;
            letters.drainTo(unread);
        }
        for (Letter letter : unread) {
            letter.taken();
        }
    }
}
