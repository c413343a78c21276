package io.supervisor4j.runtime.control;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.runtime.master.StepFailure;
import io.supervisor4j.runtime.output.Outputs;
import io.supervisor4j.system.file.IoMessages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open socket and its clients, served by one thread, which sleeps until something is said or takes too long.
 *
 * <p>Each turn does a bounded amount of each kind of work: it accepts some connections, reads and writes once for each client,
 * tells followers a batch, and then takes up requests for a few milliseconds, by {@link FairQueue}. So a client waits for no more
 * than a turn and the request in progress, whatever the others do.
 */
final class ControlLoop implements Conversation {

    /** How long clients have to take what is there for them when the manager ends. */
    private static final long DRAIN_NANOS = 300_000_000;

    /** How long requests are taken up before the loop looks at its clients again. */
    private static final long SLICE_NANOS = 2_000_000;

    private final RequestHandler requests;
    private final Consumer<ManagerEvent> problems;
    private final Selector selector;
    private final Path socket;
    private ListeningSocket server;
    private final FairQueue<Client> ready = new FairQueue<>();
    private final Connections clients = new Connections(ready::used);
    private final Followers followers = new Followers(clients, this::later, this::settle);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    private volatile boolean stopping;

    /**
     * Listens from now on; the caller has the lock on the name. The last argument receives each failure that must not end this service.
     */
    ControlLoop(Path socket, RequestHandler requests, Outputs outputs, Consumer<ManagerEvent> problems)
            throws IOException {
        this.requests = requests;
        this.problems = problems;
        this.socket = socket;
        this.selector = Selector.open();
        try {
            this.server = ListeningSocket.open(socket, selector, problems);
        } catch (IOException e) {
            selector.close();
            throw e;
        }
        outputs.follow(followers.lines());
    }

    /** Tells those who follow the events. From any thread. */
    void tell(EventLog.Entry entry) {
        followers.events().accept(entry);
    }

    /** From any thread. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    /** Makes the socket again, which was removed; those who are connected stay so. From any thread. */
    void listenAgain() {
        later(() -> {
            try {
                ListeningSocket before = server;
                server = ListeningSocket.open(socket, selector, problems);
                before.close();
            } catch (IOException e) {
                problems.accept(new ManagerEvent.Notice(
                        "the control socket was removed and cannot be made again: " + IoMessages.text(e)));
            }
        });
    }

    /** Where it listens. */
    Path socket() {
        return socket;
    }

    /** How many connections there are. From any thread. */
    int connected() {
        return clients.size();
    }

    private void later(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Serves until it is told to stop. */
    void run() throws IOException {
        try (selector) {
            while (!stopping) {
                turn(untilNextDeadline());
            }
            drain();
        } finally {
            server.close();
            clients.forEach(Client::close);
        }
    }

    /** Waits for at most so many milliseconds, 0 for ever, unless there is something to do. */
    private void turn(long millis) throws IOException {
        if (ready.isEmpty() && tasks.isEmpty()) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        long now = System.nanoTime();
        server.resumeAccepting(now);
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof Client client) {
                attend(client, () -> hearMore(client, key, now));
            } else if (key.isValid()) {
                server.acceptSome(this::accept, now);
            }
        }
        selector.selectedKeys().clear();
        // What they add is for the next turn.
        for (int count = tasks.size(); count > 0; count--) {
            perform(tasks.remove());
        }
        serve();
        clients.forEach(client -> expire(client, now));
    }

    private void perform(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            defect("a task of its own", e);
        }
    }

    /** A defect must not silence all clients. */
    private void defect(String step, Throwable e) {
        problems.accept(StepFailure.event("the control socket", step, e));
    }

    // ---- clients

    private interface Step {
        void run() throws IOException;
    }

    /** Does something with a client, writes what it takes, and looks what follows; no defect ends the loop. */
    private void attend(Client client, Step step) {
        if (client.isClosed()) {
            return;
        }
        try {
            step.run();
            client.settle(System.nanoTime());
        } catch (IOException e) {
            remove(client);
            return;
        } catch (RuntimeException | Error e) {
            defect("the connection of user " + client.user(), e);
            remove(client);
            return;
        }
        if (client.isFinished()) {
            remove(client);
        } else if (client.isReady()) {
            ready.offer(client);
        }
    }

    private void settle(Client client) {
        attend(client, () -> {});
    }

    private void dismiss(Client client, RequestRefusedException refusal) {
        attend(client, () -> client.dismiss(refusal));
    }

    private void hearMore(Client client, SelectionKey key, long now) throws IOException {
        if (key.isReadable()) {
            client.read(buffer, now);
        }
    }

    private void accept(SocketChannel channel, UserPrincipal user, long now) throws IOException {
        if (!clients.isRoomToAsk()) {
            clients.leastMissed().ifPresent(this::evict);
        }
        boolean room = clients.isRoomToAsk();
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        Client client = new Client(channel, key, user.getName(), this, now);
        key.attach(client);
        clients.add(client);
        followers.eventsMayBeFollowed(true);
        if (room) {
            // Its first request mostly is there already.
            attend(client, () -> client.read(buffer, now));
        } else {
            dismiss(
                    client,
                    new RequestRefusedException(
                            RequestRefusedException.BUSY, "too many connections", "close one, or try again"));
        }
    }

    private void evict(Client client) {
        dismiss(
                client,
                new RequestRefusedException(
                        RequestRefusedException.EVICTED,
                        "this connection has made room for another",
                        "connect again: what was sent since the last answer was not heard"));
        remove(client);
    }

    private void remove(Client client) {
        clients.remove(client);
        ready.remove(client);
        followers.eventsMayBeFollowed(!clients.isEmpty());
        client.close();
    }

    @Override
    public void linesAreFollowed() {
        followers.linesAreFollowed();
    }

    @Override
    public void requireRoomToFollow() throws RequestRefusedException {
        if (!clients.isRoomToFollow()) {
            evict(clients.longestBlocked()
                    .orElseThrow(() -> new RequestRefusedException(
                            RequestRefusedException.BUSY,
                            Connections.MAX_FOLLOWING + " connections follow events or logs: no more can",
                            "close one")));
        }
    }

    // ---- requests

    private void serve() {
        long before = System.nanoTime();
        long end = before + SLICE_NANOS;
        while (before - end < 0) {
            Client client = ready.poll();
            if (client == null) {
                return;
            }
            attend(client, () -> serve(client));
            long after = System.nanoTime();
            ready.charge(client, after - before);
            before = after;
        }
    }

    /** The request is answered once, now or later. */
    private void serve(Client client) {
        Object id = null;
        try {
            Request request = Request.read(client.take());
            id = request.id();
            CompletionStage<Map<String, Object>> answer = requests.handle(request, client);
            Object answered = id;
            if (answer.toCompletableFuture().isDone()) {
                reply(client, answered, answer);
            } else {
                answer.whenComplete(
                        (result, problem) -> later(() -> attend(client, () -> reply(client, answered, answer))));
            }
        } catch (RequestRefusedException | RuntimeException | Error e) {
            client.refuse(id, refusal(client, e));
        }
    }

    private void reply(Client client, @Nullable Object id, CompletionStage<Map<String, Object>> answer) {
        try {
            client.answer(id, answer.toCompletableFuture().join());
        } catch (CompletionException e) {
            client.refuse(id, refusal(client, e));
        }
    }

    /** What is no refusal is a defect, of which the client is told as well. */
    private RequestRefusedException refusal(Client client, Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof RequestRefusedException refusal) {
            return refusal;
        }
        defect("a request of user " + client.user(), cause);
        return new RequestRefusedException(RequestRefusedException.INTERNAL, String.valueOf(cause), "please report it");
    }

    // ---- time

    private void expire(Client client, long now) {
        if (client.isStalled(now)) {
            remove(client);
        } else if (client.isHalfALineOverdue(now)) {
            dismiss(
                    client,
                    new RequestRefusedException(
                            RequestRefusedException.BAD_REQUEST,
                            "half a line, and then nothing",
                            "end each request with a line feed"));
        }
    }

    /** In milliseconds, at least one; 0 for never. */
    private long untilNextDeadline() {
        long earliest = server.deadline();
        for (Client client : clients) {
            earliest = Math.min(earliest, client.deadline());
        }
        return earliest == ListeningSocket.NEVER
                ? 0
                : Math.max(TimeUnit.NANOSECONDS.toMillis(earliest - System.nanoTime()) + 1, 1);
    }

    /** Writes what clients are still to get, for those that wait for the end. */
    private void drain() throws IOException {
        long end = System.nanoTime() + DRAIN_NANOS;
        turn(1);
        while (clients.isAnythingToWrite() && System.nanoTime() < end) {
            turn(10);
        }
    }
}
