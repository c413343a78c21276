package io.supervisor4j.system.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The other end of {@link DatagramSender}: receives what programs tell an init system or syslog. For one thread. */
public final class DatagramListener implements AutoCloseable {

    /** More than any of them sends. */
    private static final int MAX_MESSAGE = 1 << 16;

    private final String address;
    private final DatagramDescriptor socket;
    private final byte[] buffer = new byte[MAX_MESSAGE];

    private DatagramListener(String address, DatagramDescriptor socket) {
        this.address = address;
        this.socket = socket;
    }

    /**
     * Listens.
     *
     * @param address the path of a socket that does not exist yet, or {@code @} and a name in the abstract namespace (Linux only)
     * @return the listener
     * @throws IOException if the address is no such socket, or is taken
     */
    public static DatagramListener on(String address) throws IOException {
        DatagramDescriptor socket = DatagramDescriptor.open(address);
        try {
            socket.bind();
            return new DatagramListener(address, socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Waits for a message.
     *
     * @param limit how long; at most some days
     * @return the message; empty if there is none in time
     * @throws IOException if the socket fails
     */
    public Optional<String> receive(Duration limit) throws IOException {
        if (!socket.await((int) Math.min(Integer.MAX_VALUE, limit.toMillis()))) {
            return Optional.empty();
        }
        int length = socket.receive(buffer);
        return Optional.of(new String(buffer, 0, length, StandardCharsets.UTF_8));
    }

    /** Ends it, and removes the socket. */
    @Override
    public void close() throws IOException {
        socket.close();
        if (address.startsWith("/")) {
            Files.deleteIfExists(Path.of(address));
        }
    }
}
