package io.supervisor4j.runtime.control;

import io.supervisor4j.runtime.output.OutputLine;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tells the clients that follow events or output what happens: written once for all of them, and not at all for one that is full. */
final class Followers {

    private final Connections clients;
    private final Consumer<Client> told;
    private final Feed<OutputLine> lines;
    private final Feed<EventLog.Entry> events;

    /** The second argument runs a task in the loop's next turn, the last is given each client that may have something to write. */
    Followers(Connections clients, Consumer<Runnable> loop, Consumer<Client> told) {
        this.clients = clients;
        this.told = told;
        this.lines = new Feed<>(loop, this::tellLines);
        this.events = new Feed<>(loop, this::tellEvents);
    }

    /** Where lines go, from any thread. */
    Consumer<OutputLine> lines() {
        return lines;
    }

    /** Where events go, from any thread. */
    Consumer<EventLog.Entry> events() {
        return events;
    }

    /** Keeps events only while a client is connected, which may come to follow them. */
    void eventsMayBeFollowed(boolean anybody) {
        events.open(anybody);
    }

    void linesAreFollowed() {
        lines.open(true);
    }

    private void tellEvents(List<EventLog.Entry> some, long lost) {
        for (Client client : clients) {
            client.missed(client.followsEvents() ? lost : 0);
        }
        for (EventLog.Entry entry : some) {
            tell(client -> client.follows(entry), () -> Json.line(EventDocument.of(entry.event())));
        }
        settle();
    }

    private void tellLines(List<OutputLine> some, long lost) {
        boolean anybody = false;
        for (Client client : clients) {
            anybody |= client.followsLogs();
            client.missed(client.followsLogs() ? lost : 0);
        }
        lines.open(anybody);
        for (OutputLine line : some) {
            tell(client -> client.follows(line), () -> Logs.event(line));
        }
        settle();
    }

    private void tell(Predicate<Client> wanting, Supplier<byte[]> document) {
        byte[] line = null;
        for (Client client : clients) {
            if (!wanting.test(client)) {
                continue;
            }
            if (client.hasRoom()) {
                line = line == null ? document.get() : line;
                client.tell(line);
            } else {
                client.missed(1);
            }
        }
    }

    private void settle() {
        for (Client client : clients) {
            if (client.isFollowing()) {
                told.accept(client);
            }
        }
    }
}
