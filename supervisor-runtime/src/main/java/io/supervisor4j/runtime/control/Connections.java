package io.supervisor4j.runtime.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Who is connected: a limited number of clients that ask, and a limited number that follow something, so that neither keep the
 * others out. A newcomer always gets a place, unless all others have a request under way.
 */
final class Connections implements Iterable<Client> {

    static final int MAX_ASKING = 64;
    static final int MAX_FOLLOWING = 64;

    private final List<Client> clients = new ArrayList<>();
    private final ToLongFunction<Client> served;
    private volatile int size;

    /** The argument tells how long a client has been served, compared with others. */
    Connections(ToLongFunction<Client> served) {
        this.served = served;
    }

    void add(Client client) {
        clients.add(client);
        size = clients.size();
    }

    void remove(Client client) {
        clients.remove(client);
        size = clients.size();
    }

    /** From any thread. */
    int size() {
        return size;
    }

    boolean isAnythingToWrite() {
        return clients.stream().anyMatch(Client::hasSomethingToWrite);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** A copy: whoever goes through it may add and remove. */
    @Override
    public Iterator<Client> iterator() {
        return List.copyOf(clients).iterator();
    }

    boolean isRoomToAsk() {
        return clients.stream().filter(client -> !client.isFollowing()).count() < MAX_ASKING;
    }

    boolean isRoomToFollow() {
        return clients.stream().filter(Client::isFollowing).count() < MAX_FOLLOWING;
    }

    /**
     * Returns who makes room for one that wants to ask: one that is leaving anyway; else the one that has been idle longest, of
     * those first that have never asked anything; else the one that was served most.
     */
    Optional<Client> leastMissed() {
        return clients.stream()
                .filter(client -> !client.isFollowing() && !client.isAnswering())
                .min(Comparator.comparing(Connections::standing)
                        .thenComparingLong(client ->
                                standing(client) == Standing.BUSY ? -served.applyAsLong(client) : client.lastHeard()));
    }

    /** What speaks for a client that asks, from little to much. */
    private enum Standing {
        LEAVING,
        NEVER_ASKED,
        IDLE,
        BUSY
    }

    private static Standing standing(Client client) {
        if (client.isLeaving()) {
            return Standing.LEAVING;
        } else if (!client.isIdle()) {
            return Standing.BUSY;
        }
        return client.hasAsked() ? Standing.IDLE : Standing.NEVER_ASKED;
    }

    /** Returns who makes room for one that wants to follow: of those that take nothing of what is told, the one for longest. */
    Optional<Client> longestBlocked() {
        return clients.stream()
                .filter(client -> client.isFollowing() && client.isBlocked())
                .min(Comparator.comparingLong(Client::stalledAt));
    }
}
