package io.supervisor4j.system.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells an init system something, once in a while: a socket for each message. */
public final class NotifySocket {

    private NotifySocket() {}

    /**
     * Sends a text.
     *
     * @param address the path of the socket, or {@code @} and a name in the abstract namespace (Linux only)
     * @param text the text
     * @throws IOException if the address is no such socket, no process listens, or the receiver has no room
     */
    public static void send(String address, String text) throws IOException {
        try (DatagramSender sender = DatagramSender.to(address)) {
            sender.send(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
