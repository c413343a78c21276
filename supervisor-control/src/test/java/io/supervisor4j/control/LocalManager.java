package io.supervisor4j.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.awaitility.Awaitility.await;

/** The manager's end of a control socket, in this JVM: a script says what follows each request. */
final class LocalManager implements AutoCloseable {

    /** What a client has asked. */
    record Request(long id, String verb, String line) {

        static Request of(String line) {
            Document request = Document.read(line);
            return new Request(request.number("id"), request.text("do"), line);
        }

        String answer(String result) {
            return "{\"id\":" + id + ",\"result\":" + result + "}";
        }

        String refusal(String code, String message) {
            return "{\"id\":" + id + ",\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
        }
    }

    /** What follows a request, on a thread of its own for each connection. */
    interface Script {
        void on(Request request, Peer peer) throws Exception;
    }

    /** One connection. */
    record Peer(SocketChannel channel) {

        void say(String line) throws IOException {
            send((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        void send(byte... bytes) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }

        void close() throws IOException {
            channel.close();
        }
    }

    private final Path socket;
    private final Script script;
    private final ServerSocketChannel server;
    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Future<?> accepting;

    LocalManager(Path folder, Script script) throws IOException {
        this.socket = folder.resolve("shop.sock");
        this.script = script;
        this.server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket), 50);
        this.accepting = threads.submit(() -> untilItFails(this::accept));
    }

    private boolean accept() throws IOException {
        Peer peer = new Peer(server.accept());
        peers.add(peer);
        threads.execute(() -> untilItFails(() -> serve(peer)));
        return true;
    }

    private boolean serve(Peer peer) throws Exception {
        BufferedReader in = new BufferedReader(Channels.newReader(peer.channel(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Request request = Request.of(line);
            requests.add(request);
            script.on(request, peer);
        }
        return false;
    }

    private static void untilItFails(Callable<Boolean> step) {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = step.call();
            }
        } catch (Exception e) {
            // The test is over, or a client has closed its end.
            return;
        }
    }

    Path socket() {
        return socket;
    }

    /** Returns a connection by its number, once it is there. */
    Peer peer(int number) {
        await().until(() -> peers.size() > number);
        return peers.get(number);
    }

    int connections() {
        return peers.size();
    }

    List<Request> requests() {
        return requests;
    }

    Request lastRequest() {
        return requests.get(requests.size() - 1);
    }

    /** Ends, as a manager that is killed. A connection is refused from now on, which it is not while a thread accepts. */
    @Override
    public void close() throws IOException {
        server.close();
        await().until(accepting::isDone);
        for (Peer peer : peers) {
            peer.close();
        }
        threads.shutdownNow();
    }
}
