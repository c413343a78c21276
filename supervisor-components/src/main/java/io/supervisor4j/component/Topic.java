package io.supervisor4j.component;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes values to its subscribers, inside this JVM (M-64). Thread-safe.
 *
 * @param <T> of what is told
 */
public final class Topic<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Topic.class);

    private final String name;
    private final List<Subscription<T>> subscriptions = new CopyOnWriteArrayList<>();

    private Topic(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * A listener's place; closing it ends it, any number of times.
     *
     * @param <T> of what is told
     */
    public static final class Subscription<T> implements AutoCloseable {

        private final Topic<T> topic;
        private final Consumer<? super T> listener;

        private Subscription(Topic<T> topic, Consumer<? super T> listener) {
            this.topic = topic;
            this.listener = listener;
        }

        /** Ends it: what is sent from now on does not reach the listener, unless it was on its way. */
        @Override
        public void close() {
            topic.subscriptions.remove(this);
        }
    }

    /**
     * Creates a topic without listeners.
     *
     * @param name for logs
     */
    public static <T> Topic<T> named(String name) {
        return new Topic<>(name);
    }

    /**
     * Adds a listener, also one that is there already; it is kept until its subscription is closed.
     *
     * @param listener called in the thread of each sender, so it must be quick and safe in any thread
     * @return to end it; in a component hand it to {@link Component#use}
     */
    public Subscription<T> connect(Consumer<? super T> listener) {
        Subscription<T> subscription = new Subscription<>(this, Objects.requireNonNull(listener, "listener"));
        subscriptions.add(subscription);
        return subscription;
    }

    /**
     * Tells all listeners, in the order in which they were connected, before it returns. One that throws is logged and keeps no
     * other from being told.
     */
    public void send(T message) {
        subscriptions.forEach(subscription -> tell(subscription, message));
    }

    boolean hasListeners() {
        return !subscriptions.isEmpty();
    }

    private void tell(Subscription<T> subscription, T message) {
        try {
            subscription.listener.accept(message);
        } catch (Throwable e) {
            LOG.error("A listener of topic {} failed", name, e);
        }
    }

    @Override
    public String toString() {
        return "topic " + name;
    }
}
