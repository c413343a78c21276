package io.supervisor4j.runtime.control;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.system.file.IoMessages;
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
import java.util.Optional;
import java.util.function.Consumer;

/** The socket where clients connect. Used by the loop's thread alone, but for its creation. */
final class ListeningSocket implements AutoCloseable {

    /** Takes a connection whose other end may be served. */
    interface Acceptor {
        void accept(SocketChannel channel, UserPrincipal user, long now) throws IOException;
    }

    static final long NEVER = Long.MAX_VALUE;

    /**
     * How many connections wait to be accepted; the system cuts it to {@code net.core.somaxconn}, 4,096 by default. So many that clients
     * which connect and close in a loop do not keep others out, to which the system would say EAGAIN.
     */
    static final int BACKLOG = 4_096;

    /** How many connections are accepted in a turn: more than clients that connect one after the other can make meanwhile. */
    private static final int AT_ONCE = 64;

    /** How long no connection is accepted after one that could not be: what is missing is not there at once. */
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final ServerSocketChannel server;
    private final SelectionKey key;
    private final PeerCredentials credentials;
    private final Consumer<ManagerEvent> problems;
    private long resumesAt = NEVER;

    private ListeningSocket(
            ServerSocketChannel server,
            SelectionKey key,
            PeerCredentials credentials,
            Consumer<ManagerEvent> problems) {
        this.server = server;
        this.key = key;
        this.credentials = credentials;
        this.problems = problems;
    }

    /** Listens from now on; the caller has the lock on the name. The folder keeps other users out until permissions are set. */
    static ListeningSocket open(Path socket, Selector selector, Consumer<ManagerEvent> problems) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            server.configureBlocking(false);
            PeerCredentials credentials = PeerCredentials.ofCreatorOf(socket);
            return new ListeningSocket(
                    server, server.register(selector, SelectionKey.OP_ACCEPT), credentials, problems);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Accepts some of the connections that wait. */
    void acceptSome(Acceptor acceptor, long now) {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                SocketChannel channel = server.accept();
                if (channel == null) {
                    break;
                }
                accept(channel, acceptor, now);
            }
        } catch (IOException e) {
            problems.accept(new ManagerEvent.Notice(
                    "a connection to the control socket could not be accepted: " + IoMessages.text(e)));
            key.interestOps(0);
            resumesAt = now + PAUSE_NANOS;
        }
    }

    private void accept(SocketChannel channel, Acceptor acceptor, long now) throws IOException {
        channel.configureBlocking(false);
        Optional<UserPrincipal> user = credentials.trusted(channel);
        if (user.isPresent()) {
            acceptor.accept(channel, user.get(), now);
        } else {
            reject(channel);
        }
    }

    /** Answers another user so, as far as the connection takes it at once, and closes it. */
    private void reject(SocketChannel stranger) {
        try (stranger) {
            stranger.write(ByteBuffer.wrap(Client.refusal(
                    null,
                    new RequestRefusedException(
                            RequestRefusedException.NOT_PERMITTED,
                            "this manager serves only the user who runs it, and root",
                            "ask as user " + credentials.user().getName()))));
        } catch (IOException e) {
            // It has gone.
            return;
        }
    }

    /** When {@link #resumeAccepting} has something to do. */
    long deadline() {
        return resumesAt;
    }

    void resumeAccepting(long now) {
        if (resumesAt != NEVER && now - resumesAt >= 0) {
            resumesAt = NEVER;
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
