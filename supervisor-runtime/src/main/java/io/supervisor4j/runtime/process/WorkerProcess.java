package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.protocol.Command;

/** A running process of a worker. */
public interface WorkerProcess {

    /**
     * Returns its process id.
     *
     * @return the process id
     */
    long pid();

    /**
     * Begins to read what it says, and to wait for its end.
     *
     * @param listener told of both, on threads of this process's own
     */
    void watch(WorkerListener listener);

    /**
     * Sends a command. Returns at once: a stopped process does not read, and its pipe may be full. Commands arrive in order; one
     * to a process that is gone is lost.
     *
     * @param command the command
     */
    void send(Command command);

    /** It has started in the background, and is to be like any other from now on. Returns at once. */
    void toForeground();

    /**
     * Sends a signal to it, and to nobody else. Returns at once; does nothing if it is gone.
     *
     * @param name without SIG, such as {@code "USR1"}
     */
    void signal(String name);

    /** It is gone: ends what it has started and left behind. Returns at once; that takes a moment. */
    default void endRemains() {}

    /** Kills it, with SIGKILL. Returns at once; does nothing if it is gone. Never another process that got the same id. */
    void kill();
}
