package io.supervisor4j.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A connection to a control socket as any program has it: lines there and lines back. */
final class Talk implements AutoCloseable {

    private final SocketChannel channel;
    private final BufferedReader answers;

    Talk(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    /** Returns the answer. */
    String asks(String request) throws IOException {
        channel.write(ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8)));
        return answers.readLine();
    }

    /** Returns all that is said until the manager closes the connection. */
    String hearsToTheEnd() {
        return answers.lines().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
