package io.supervisor4j.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients of a control socket that mean no good, each on a thread of its own; one that is cut off comes again. */
public final class HostileClients implements AutoCloseable {

    /** So that what is measured is the manager, and not who gets the processor. */
    private static final long PAUSE_MILLIS = 2;

    private static final String STATUS = "{\"v\":1,\"id\":1,\"do\":\"status\"}\n";
    private static final String EVENTS = "{\"v\":1,\"id\":1,\"do\":\"events\",\"last\":1000,\"follow\":true}\n";
    private static final String LOGS = "{\"v\":1,\"id\":1,\"do\":\"logs\",\"last\":1000,\"follow\":true}\n";
    private static final String HEAP =
            "{\"v\":1,\"id\":1,\"do\":\"heap\",\"service\":\"idle\",\"worker\":0}\n{\"v\":1,\"id\":1,\"do\":\"threads\",\"service\":\"idle\",\"worker\":1}\n";

    /** What a client does with a connection, until it is interrupted or cut off. */
    private interface Habit {
        void live(ControlConnection connection) throws IOException, InterruptedException;
    }

    private static final List<Habit> HABITS = List.of(
            HostileClients::followAndNeverRead,
            HostileClients::readAByteASecond,
            HostileClients::sendHalfALine,
            HostileClients::sendALineWithoutEnd,
            connection -> pipeline(connection, STATUS),
            connection -> pipeline(connection, "garbage \u0000\n"),
            connection -> pipeline(connection, HEAP),
            HostileClients::closeAtOnce);

    private final Path socket;
    private final List<Thread> threads = new ArrayList<>();

    private HostileClients(Path socket) {
        this.socket = socket;
    }

    /**
     * Starts them.
     *
     * @param socket where the manager listens
     * @param count how many; each kind is there as often as another
     * @return the clients, at work
     */
    public static HostileClients start(Path socket, int count) {
        HostileClients clients = new HostileClients(socket);
        for (int i = 0; i < count; i++) {
            Habit habit = HABITS.get(i % HABITS.size());
            Thread thread = new Thread(() -> clients.live(habit), "hostile-" + i);
            thread.setDaemon(true);
            clients.threads.add(thread);
            thread.start();
        }
        return clients;
    }

    private void live(Habit habit) {
        try {
            while (true) {
                try (ControlConnection connection = ControlConnection.to(socket)) {
                    habit.live(connection);
                } catch (IOException e) {
                    // Cut off, or interrupted in the middle of it, which the pause tells.
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void followAndNeverRead(ControlConnection connection) throws IOException, InterruptedException {
        connection.say(EVENTS + LOGS);
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void readAByteASecond(ControlConnection connection) throws IOException, InterruptedException {
        connection.say(EVENTS + LOGS);
        while (true) {
            connection.hear(1);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static void sendHalfALine(ControlConnection connection) throws IOException, InterruptedException {
        connection.say("{\"v\":1,\"do\":\"sta");
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void sendALineWithoutEnd(ControlConnection connection) throws IOException, InterruptedException {
        while (true) {
            connection.say("x".repeat(1 << 20));
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static void pipeline(ControlConnection connection, String request) throws IOException {
        while (true) {
            connection.say(request.repeat(1_000));
        }
    }

    private static void closeAtOnce(ControlConnection connection) throws IOException, InterruptedException {
        connection.say(STATUS);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }

    /** Ends them; waits until they are gone. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
