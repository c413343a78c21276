package io.supervisor4j.it;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody who means no good to a control socket. What he opens stays open until he is closed. */
final class Hostile implements AutoCloseable {

    private static final int HUNDRED_MEGABYTES = 100 << 20;

    private final Path socket;
    private final List<SocketChannel> open = new ArrayList<>();

    Hostile(Path socket) {
        this.socket = socket;
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        open.add(channel);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
    }

    private static void send(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    void sendsHalfALine() throws IOException {
        send(connect(), "{\"v\":1,\"do\":\"sta");
    }

    /** Until it is cut off. */
    void sendsALineWithoutEnd() throws IOException {
        SocketChannel channel = connect();
        byte[] chunk = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        try {
            for (int sent = 0; sent < HUNDRED_MEGABYTES; sent += chunk.length) {
                channel.write(ByteBuffer.wrap(chunk));
            }
        } catch (IOException e) {
            return;
        }
        throw new AssertionError("somebody has read 100 MB without the end of a line");
    }

    void neverReads() throws IOException {
        SocketChannel channel = connect();
        channel.configureBlocking(false);
        send(channel, "{\"v\":1,\"do\":\"events\",\"last\":1000,\"follow\":true}\n");
        for (int i = 0; i < 10_000; i++) {
            send(channel, "{\"v\":1,\"do\":\"status\"}\n");
        }
    }

    void followsAndNeverReads() throws IOException {
        send(
                connect(),
                "{\"v\":1,\"do\":\"events\",\"last\":1000,\"follow\":true}\n{\"v\":1,\"do\":\"logs\",\"follow\":true}\n");
    }

    void sendsGarbage() throws IOException {
        SocketChannel channel = connect();
        channel.configureBlocking(false);
        send(channel, "garbage \u0000\u001b[2J\n".repeat(20_000));
    }

    /** Never reads an answer. */
    void asksWorkersWithoutEnd(String service) throws IOException {
        SocketChannel channel = connect();
        channel.configureBlocking(false);
        String to = "\"service\":\"" + service + "\",\"worker\":0}\n";
        send(channel, ("{\"v\":1,\"do\":\"threads\"," + to + "{\"v\":1,\"do\":\"heap\"," + to).repeat(1_000));
    }

    void connects(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            connect();
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
    }
}
