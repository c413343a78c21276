package io.supervisor4j.runtime.control;

import io.supervisor4j.runtime.output.OutputLine;
import io.supervisor4j.runtime.output.Outputs;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The open socket and its clients, served by one thread, which sleeps until somebody says something or is too slow. */
final class Exchange implements Conversation {

    static final int MAX_CLIENTS = 64;

    /** How long clients have to take what is there for them when the manager ends. */
    private static final long FAREWELL_NANOS = 300_000_000;

    /** How long nobody is let in after a connection that could not be accepted: what is missing is not there at once. */
    private static final long CLOSED_NANOS = 1_000_000_000;

    private final Requests requests;
    private final Consumer<String> problems;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final List<Client> clients = new ArrayList<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    private final LinePipe lines = new LinePipe(this::later, this::tellLines);
    private volatile boolean stopping;
    private volatile boolean anybodyThere;
    private long opensAt;

    /**
     * Listens from now on, where nobody else does: the caller has the lock. The last argument is told of what must not end this
     * service, and should be known.
     */
    Exchange(Path socket, Requests requests, Outputs outputs, Consumer<String> problems) throws IOException {
        this.requests = requests;
        this.problems = problems;
        Files.deleteIfExists(socket);
        this.selector = Selector.open();
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listen(socket);
        } catch (IOException e) {
            server.close();
            selector.close();
            throw e;
        }
        outputs.follow(lines);
    }

    /** The folder keeps others out until the permissions are set. */
    private void listen(Path socket) throws IOException {
        server.bind(UnixDomainSocketAddress.of(socket), MAX_CLIENTS);
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Tells those who follow the events. From any thread. */
    void tell(EventLog.Entry entry) {
        if (!anybodyThere) {
            return;
        }
        later(() -> {
            byte[] line = null;
            for (Client client : clients) {
                if (client.follows(entry)) {
                    line = line == null ? Json.line(EventDocument.of(entry)) : line;
                    client.tell(line);
                }
            }
        });
    }

    private void tellLines(List<OutputLine> some, long lost) {
        boolean anybody = false;
        for (Client client : clients) {
            if (client.followsLogs()) {
                anybody = true;
                client.missed(lost);
                some.stream().filter(client::follows).map(Logs::event).forEach(client::tell);
            }
        }
        lines.open(anybody);
    }

    /** From any thread. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    private void later(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Serves until it is told to stop. */
    void run() throws IOException {
        try (selector;
                server) {
            while (!stopping) {
                selector.select(TimeUnit.NANOSECONDS.toMillis(untilNextDeadline()));
                turn();
            }
            sayFarewell();
        } finally {
            for (Client client : clients) {
                client.close();
            }
        }
    }

    private void turn() throws IOException {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            perform(task);
        }
        long now = System.nanoTime();
        openDoor(now);
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof Client client) {
                attend(client, key, now);
            } else {
                accept(key, now);
            }
        }
        selector.selectedKeys().clear();
        for (Client client : List.copyOf(clients)) {
            expire(client, now);
        }
    }

    /** A defect must not silence all clients. */
    private void perform(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            defect(e);
        }
    }

    private void defect(Throwable e) {
        problems.accept("internal error of the control socket, please report it: " + e);
    }

    private void attend(Client client, SelectionKey key, long now) {
        try {
            if (key.isValid() && key.isWritable()) {
                client.write(now);
                client.proceed(now);
            }
            if (key.isValid() && key.isReadable()) {
                client.read(buffer, now);
            }
        } catch (IOException e) {
            // It is gone, or has been dismissed.
            remove(client);
        } catch (RuntimeException | Error e) {
            defect(e);
            remove(client);
        }
    }

    private void proceed(Client client, long now) {
        try {
            client.proceed(now);
        } catch (IOException e) {
            remove(client);
        }
    }

    private void remove(Client client) {
        clients.remove(client);
        anybodyThere = !clients.isEmpty();
        client.close();
    }

    private void expire(Client client, long now) {
        if (client.isHalfALineOverdue(now)) {
            client.dismiss(new Refusal(
                    Refusal.BAD_REQUEST, "half a line, and then nothing", "end each request with a line feed"));
            proceed(client, now);
        }
        if (client.isStalled(now)) {
            remove(client);
        }
    }

    /** In nanoseconds, at least a millisecond; 0 for never. */
    private long untilNextDeadline() {
        long earliest = opensAt == 0 ? Long.MAX_VALUE : opensAt;
        for (Client client : clients) {
            earliest = Math.min(earliest, client.deadline());
        }
        return earliest == Long.MAX_VALUE ? 0 : Math.max(earliest - System.nanoTime(), 1_000_000);
    }

    private void accept(SelectionKey door, long now) {
        try {
            admit(now);
        } catch (IOException e) {
            problems.accept("a connection to the control socket could not be accepted: " + e.getMessage());
            door.interestOps(0);
            opensAt = now + CLOSED_NANOS;
        }
    }

    private void openDoor(long now) {
        if (opensAt != 0 && now - opensAt >= 0) {
            opensAt = 0;
            server.keyFor(selector).interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void admit(long now) throws IOException {
        SocketChannel channel = server.accept();
        if (channel == null) {
            return;
        }
        channel.configureBlocking(false);
        Optional<UserPrincipal> user = Peers.trusted(channel);
        if (user.isEmpty()) {
            turnAway(channel);
            return;
        }
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        Client client = new Client(channel, key, user.get().getName(), this, now);
        key.attach(client);
        boolean room = clients.size() < MAX_CLIENTS || makeRoom(now);
        clients.add(client);
        anybodyThere = true;
        if (!room) {
            client.dismiss(new Refusal(Refusal.BUSY, "too many connections", "close one, or try again"));
            proceed(client, now);
        }
    }

    /** A stranger is told so, as far as the connection takes it at once, and takes no place. */
    private static void turnAway(SocketChannel stranger) {
        try (stranger) {
            stranger.write(ByteBuffer.wrap(Client.refusal(
                    null,
                    new Refusal(
                            Refusal.NOT_PERMITTED,
                            "this manager serves only the user who runs it, and root",
                            "ask as user " + System.getProperty("user.name")))));
        } catch (IOException e) {
            // It has gone.
            return;
        }
    }

    /** The one that has been idle longest goes, and is told; first of those that have never asked anything. */
    private boolean makeRoom(long now) {
        Optional<Client> idlest = clients.stream()
                .filter(Client::isIdle)
                .min(Comparator.comparing(Client::hasAsked).thenComparingLong(Client::lastHeard));
        idlest.ifPresent(client -> evict(client, now));
        return idlest.isPresent();
    }

    private void evict(Client client, long now) {
        client.dismiss(new Refusal(
                Refusal.EVICTED,
                "this connection was idle, and has made room for another",
                "connect again: what was sent since the last answer was not heard"));
        try {
            client.write(now);
        } catch (IOException e) {
            // Written, or gone: it is removed either way.
        }
        remove(client);
    }

    @Override
    public void hear(String line, Client client) {
        Object id = null;
        try {
            Request request = Request.read(line);
            id = request.id();
            Object answered = id;
            requests.handle(request, client)
                    .whenComplete((result, problem) -> later(() -> {
                        if (problem == null) {
                            client.answer(answered, result);
                        } else {
                            client.refuse(answered, refusal(problem));
                        }
                        proceed(client, System.nanoTime());
                    }));
        } catch (Refusal e) {
            client.refuse(id, e);
        } catch (RuntimeException | Error e) {
            client.refuse(id, refusal(e));
        }
    }

    @Override
    public void linesAreFollowed() {
        lines.open(true);
    }

    private static Refusal refusal(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return cause instanceof Refusal refusal
                ? refusal
                : new Refusal(Refusal.INTERNAL, String.valueOf(cause), "please report it");
    }

    /** Whoever waits for the end is told of it. */
    private void sayFarewell() throws IOException {
        long end = System.nanoTime() + FAREWELL_NANOS;
        turn();
        while (isAnythingToWrite() && System.nanoTime() < end) {
            selector.select(10);
            turn();
        }
    }

    private boolean isAnythingToWrite() {
        for (Client client : clients) {
            if (client.hasSomethingToWrite()) {
                return true;
            }
        }
        return false;
    }
}
