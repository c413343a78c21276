package io.supervisor4j.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that is followed, until it is closed, the manager ends, or the listener throws or interrupts its thread. */
public final class Following implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Session session;
    private final Thread thread;

    /** Receives what is followed, on one thread. */
    interface Listener {

        void take(Document document);

        /** Nothing more comes, though this end was not closed. */
        void ended();
    }

    private Following(Session session, Document beginning, String field, Listener listener) {
        this.session = session;
        this.thread = new Thread(() -> follow(beginning, field, listener), "supervisor-following");
        thread.setDaemon(true);
        thread.start();
    }

    /** Events of the past come in a list in the answer, further ones as a line each. */
    static Following begin(Path socket, String verb, Map<String, Object> fields, String list, Listener listener) {
        Session session;
        try {
            session = Session.to(socket);
        } catch (IOException e) {
            throw new ConnectionLostException("the manager does not listen any more", e);
        }
        try {
            return new Following(session, session.call(verb, fields, LIMIT), list, listener);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void follow(Document beginning, String field, Listener listener) {
        try (session) {
            beginning.objects(field, document -> document).forEach(listener::take);
            for (String line = next(); line != null; line = next()) {
                listener.take(Document.read(line));
            }
            if (!session.isClosed() && !Thread.currentThread().isInterrupted()) {
                listener.ended();
            }
        }
    }

    private @Nullable String next() {
        try {
            return session.next();
        } catch (IOException e) {
            // The connection is lost.
            return null;
        } catch (CallInterruptedException e) {
            // The listener has interrupted its thread.
            return null;
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
        session.close();
    }
}
