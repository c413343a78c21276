package io.supervisor4j.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Something that is followed, until it is closed or the manager ends. */
public final class Following implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Connection connection;
    private final Thread thread;

    private Following(Connection connection, Document beginning, String field, Consumer<Document> listener) {
        this.connection = connection;
        this.thread = new Thread(() -> follow(beginning, field, listener), "supervisor-following");
        thread.setDaemon(true);
        thread.start();
    }

    /** What has happened before comes in a list in the answer, what follows as a line each. */
    static Following begin(
            Path socket, String verb, Map<String, Object> fields, String list, Consumer<Document> listener) {
        Connection connection;
        try {
            connection = Connection.to(socket);
        } catch (IOException e) {
            throw new ConnectionLostException("the manager does not listen any more", e);
        }
        try {
            return new Following(connection, connection.call(verb, fields, LIMIT), list, listener);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void follow(Document beginning, String field, Consumer<Document> listener) {
        try (connection) {
            beginning.objects(field, document -> document).forEach(listener);
            for (String line = connection.next(); line != null; line = connection.next()) {
                listener.accept(Document.read(line));
            }
        } catch (IOException e) {
            // The manager has ended: nothing more happens.
            return;
        }
    }

    /**
     * Waits for its end: that of the manager, or {@link #close}.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }

    /** Ends it. Returns at once: the listener may be called once more. */
    @Override
    public void close() {
        connection.close();
    }
}
