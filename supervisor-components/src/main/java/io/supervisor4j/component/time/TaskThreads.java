package io.supervisor4j.component.time;

/**
 * Which kind of thread runs tasks: {@link #platform()} unless asked otherwise, {@link #virtual()} where the JDK is 24 or newer,
 * or a factory of one's own. Implementations are thread-safe.
 */
@FunctionalInterface
public interface TaskThreads {

    /** Returns daemon threads of the operating system, which every JDK has. */
    static TaskThreads platform() {
        return (name, task) -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Returns virtual threads. They are daemon threads too. Before JDK 24 a virtual thread that waits inside {@code synchronized}
     * holds on to its carrier, so that a few of them stop all others; there this is refused.
     *
     * @throws UnsupportedOperationException if the JDK is older than 24
     */
    static TaskThreads virtual() {
        return VirtualThreads.on(Runtime.version());
    }

    /**
     * Creates a thread; the caller starts it.
     *
     * @param name of the thread, which says whose it is, like {@code group/task}
     * @param task what it runs
     * @return a daemon thread that was not started yet
     */
    Thread newThread(String name, Runnable task);
}
