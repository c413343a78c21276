package io.supervisor4j.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a manager that is made anew when the manager has closed it in favour of others: that happens to those who are
 * idle, and the manager has heard nothing of what was sent since. To be used by one thread; any thread may close it.
 */
final class Session implements AutoCloseable {

    private final Path socket;
    private volatile Connection connection;
    private volatile boolean closed;
    private boolean late;

    private Session(Path socket, Connection connection) {
        this.socket = socket;
        this.connection = connection;
    }

    /** Throws if nobody listens. */
    static Session to(Path socket) throws IOException {
        return new Session(socket, Connection.to(socket));
    }

    /** Sends a request, and waits for its answer. */
    Document call(String verb, Map<String, Object> fields, Duration limit) {
        return Connection.result(rawCall(verb, fields, limit));
    }

    /** The same; returns the line, which may be a refusal. */
    String rawCall(String verb, Map<String, Object> fields, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        String answer = tryToCall(verb, fields, end);
        while (Connection.isEvicted(answer) && System.nanoTime() < end) {
            reconnect();
            answer = tryToCall(verb, fields, end);
        }
        return answer;
    }

    private String tryToCall(String verb, Map<String, Object> fields, long end) {
        if (late) {
            reconnect();
        }
        try {
            return connection.rawCall(verb, fields, end);
        } catch (TimedOutException e) {
            // Its answer may still come, and must not be taken for that to the next request.
            late = true;
            throw e;
        }
    }

    private void reconnect() {
        connection.close();
        try {
            connection = Connection.to(socket);
        } catch (IOException e) {
            throw Connection.lost(e);
        }
        late = false;
        if (closed) {
            connection.close();
        }
    }

    /** Waits for the next line of what is followed, for ever; null at the end. */
    @Nullable
    String next() throws IOException {
        return connection.next();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        connection.close();
    }
}
