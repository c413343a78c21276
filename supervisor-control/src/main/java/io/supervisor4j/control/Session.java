package io.supervisor4j.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a manager that is made anew when the manager has closed it in favour of others: that happens to clients that are
 * idle, and the manager has heard nothing of what was sent since; and also when a thread has given up waiting for its answer. Calls
 * are safe in any thread, one at a time; what is followed is for one thread. Any thread may close it.
 */
final class Session implements AutoCloseable {

    private final Path socket;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Connection connection;
    private volatile boolean closed;
    private boolean abandoned;

    private Session(Path socket, Connection connection) {
        this.socket = socket;
        this.connection = connection;
    }

    /** Throws if no manager listens. */
    static Session to(Path socket) throws IOException {
        return new Session(socket, Connection.to(socket));
    }

    /** Sends a request, and waits for its answer. */
    Document call(String verb, Map<String, Object> fields, Duration limit) {
        return Connection.result(answer(verb, fields, limit));
    }

    /** The same; the answer may be a refusal. */
    Connection.Answer answer(String verb, Map<String, Object> fields, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        lock(end);
        try {
            Connection.Answer answer = tryToCall(verb, fields, end);
            while (Connection.isEvicted(answer) && System.nanoTime() < end) {
                reconnect();
                answer = tryToCall(verb, fields, end);
            }
            return answer;
        } finally {
            turn.unlock();
        }
    }

    /** Waits until no other thread uses the connection. */
    private void lock(long end) {
        try {
            if (!turn.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TimedOutException("other threads use this client, and the manager does not answer them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        }
    }

    private Connection.Answer tryToCall(String verb, Map<String, Object> fields, long end) {
        if (abandoned) {
            reconnect();
        }
        try {
            return connection.call(verb, fields, end);
        } catch (TimedOutException | CallInterruptedException e) {
            // Another connection need not wait for what this one still has to do.
            abandoned = true;
            throw e;
        }
    }

    private void reconnect() {
        abandoned = true;
        connection.close();
        try {
            connection = Connection.to(socket);
        } catch (IOException e) {
            throw Connection.lost(e);
        }
        abandoned = false;
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
