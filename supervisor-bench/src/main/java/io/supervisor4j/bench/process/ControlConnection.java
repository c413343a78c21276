package io.supervisor4j.bench.process;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A connection to a manager's control socket, which speaks its protocol as little as possible. Used by one thread. */
public final class ControlConnection implements AutoCloseable {

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);

    private ControlConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects.
     *
     * @param socket the manager's socket
     * @return the connection
     * @throws IOException if no process listens
     */
    public static ControlConnection to(Path socket) throws IOException {
        return new ControlConnection(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    /**
     * Asks for the status on a connection of its own, and waits for the answer.
     *
     * @param socket the manager's socket
     * @return milliseconds from before the connection to the end of the answer
     * @throws IOException if there is none
     */
    public static double status(Path socket) throws IOException {
        long start = System.nanoTime();
        try (ControlConnection connection = to(socket)) {
            connection.say("{\"v\":1,\"id\":1,\"do\":\"status\"}\n");
            connection.hearLine();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /**
     * Sends text; waits until all of it is taken.
     *
     * @param text the text
     * @throws IOException if the other end is gone
     */
    public void say(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Takes so many bytes at most.
     *
     * @param count how many
     * @throws IOException if the other end is gone
     */
    public void hear(int count) throws IOException {
        if (channel.read(in.clear().limit(count)) < 0) {
            throw new IOException("the manager has closed the connection");
        }
    }

    private void hearLine() throws IOException {
        boolean success = false;
        byte last = 0;
        for (boolean first = true; last != '\n'; first = false) {
            hear(in.capacity());
            success |= first
                    && StandardCharsets.US_ASCII.decode(in.flip()).toString().startsWith("{\"id\":1,\"result\"");
            last = in.get(in.limit() - 1);
        }
        if (!success) {
            throw new IOException("the manager refuses its status");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
