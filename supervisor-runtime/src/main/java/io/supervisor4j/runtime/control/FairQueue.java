package io.supervisor4j.runtime.control;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose request is next: of the clients that wait, the one that has been served for the shortest time, and among equals the one
 * that has waited longest (start-time fair queueing). A client that asks without end has its share, and one that asks seldom waits
 * for hardly more than the request in progress. Time that a client does not use is not saved up.
 */
final class FairQueue<T> {

    /** What one client has used. */
    private static final class Share {
        private long used;
        private long arrival;
        private boolean waits;
    }

    private final Map<T, Share> shares = new HashMap<>();
    private long usedByLast;
    private long arrivals;
    private int waiting;

    /** The client waits. Does nothing if it does already. */
    void offer(T client) {
        Share share = shares.computeIfAbsent(client, unknown -> new Share());
        if (!share.waits) {
            share.waits = true;
            share.used = Math.max(share.used, usedByLast);
            share.arrival = ++arrivals;
            waiting++;
        }
    }

    /** Returns the next one, which does not wait any more; null if none does. */
    @Nullable
    T poll() {
        T next = null;
        Share least = null;
        for (Map.Entry<T, Share> entry : shares.entrySet()) {
            Share share = entry.getValue();
            if (share.waits && (least == null || isBefore(share, least))) {
                next = entry.getKey();
                least = share;
            }
        }
        if (least != null) {
            least.waits = false;
            usedByLast = least.used;
            waiting--;
        }
        return next;
    }

    private static boolean isBefore(Share one, Share other) {
        return one.used != other.used ? one.used < other.used : one.arrival < other.arrival;
    }

    /** The client has been served for so long. */
    void charge(T client, long nanos) {
        Share share = shares.get(client);
        if (share != null) {
            share.used += nanos;
        }
    }

    /** Returns how long the client has been served, compared with others. */
    long used(T client) {
        Share share = shares.get(client);
        return share == null ? 0 : share.used;
    }

    void remove(T client) {
        Share share = shares.remove(client);
        if (share != null && share.waits) {
            waiting--;
        }
    }

    boolean isEmpty() {
        return waiting == 0;
    }
}
