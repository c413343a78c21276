package io.supervisor4j.runtime.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The other end of a connection, which a test plays. */
final class Peer implements AutoCloseable {

    private final SocketChannel channel;
    private final BufferedReader in;

    Peer(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    /** Waits until all of it was taken. */
    void says(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Says what is taken at once; returns how many bytes of it. */
    int saysWhatIsTaken(String text) throws IOException {
        channel.configureBlocking(false);
        int taken = channel.write(StandardCharsets.UTF_8.encode(text));
        channel.configureBlocking(true);
        return taken;
    }

    void asks(String verb) throws IOException {
        says("{\"v\":1,\"id\":\"" + verb + "\",\"do\":\"" + verb + "\"}\n");
    }

    /** Says nothing more, and may still hear. */
    void endsItsWords() throws IOException {
        channel.shutdownOutput();
    }

    /** Waits for a line; null at the end. */
    @Nullable
    String hears() throws IOException {
        try {
            return in.readLine();
        } catch (IOException e) {
            // Closed with words unread.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
