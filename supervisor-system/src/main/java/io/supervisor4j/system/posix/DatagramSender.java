package io.supervisor4j.system.posix;

import java.io.IOException;

/**
 * Sends datagrams to a Unix-domain socket, which the JDK cannot. Never waits: what the receiver has no room for is refused. The
 * path is looked up with each datagram, so that a receiver which comes back after it went is found again. Thread-safe.
 */
public final class DatagramSender implements AutoCloseable {

    private final DatagramDescriptor socket;

    private DatagramSender(DatagramDescriptor socket) {
        this.socket = socket;
    }

    /**
     * Opens a socket to send from. Whether anybody listens is seen with the first datagram.
     *
     * @param address the path of the receiver's socket, or {@code @} and a name in the abstract namespace (Linux only)
     * @return the sender
     * @throws IOException if the address is neither, or is longer than 107 bytes
     */
    public static DatagramSender to(String address) throws IOException {
        return new DatagramSender(DatagramDescriptor.open(address));
    }

    /**
     * Sends a datagram, now or never.
     *
     * @param message its bytes
     * @throws IOException if no process listens there, the receiver has no room, the datagram is too long, or this is closed
     */
    public void send(byte[] message) throws IOException {
        socket.send(message);
    }

    /** Closes the socket. */
    @Override
    public void close() {
        socket.close();
    }
}
